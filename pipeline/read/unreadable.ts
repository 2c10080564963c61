/** The sentences for files that cannot be read: one table, so that every stage says the same thing the same way. */
import { UnreadableDocumentError, type UnreadableReason } from '../types.js'

interface Sentence {
  readonly reason: UnreadableReason
  readonly vi: string
  readonly en: string
}

const SENTENCES = {
  empty: {
    reason: 'empty',
    vi: 'Tệp rỗng, không có nội dung.',
    en: 'The file is empty.',
  },
  missing: {
    reason: 'missing',
    vi: 'Không tìm thấy tệp hoặc thư mục này.',
    en: 'There is no such file or folder.',
  },
  unreadable: {
    reason: 'unreadable',
    vi: 'Không mở được tệp hoặc thư mục này; hãy kiểm tra quyền truy cập.',
    en: 'The file or folder cannot be opened; check its permissions.',
  },
  special: {
    reason: 'unreadable',
    vi: 'Đây không phải tệp thông thường nên không đọc.',
    en: 'This is not a regular file, so it is not read.',
  },
  tooLarge: {
    reason: 'too-large',
    vi: 'Tệp quá lớn nên không đọc.',
    en: 'The file is too large to be read.',
  },
  unknown: {
    reason: 'unknown',
    vi: 'Không nhận ra đây là loại tệp gì; tệp không phải văn bản.',
    en: 'The kind of file is not recognised; it is not a document.',
  },
  pdfPassword: {
    reason: 'password',
    vi: 'Tệp PDF có mật khẩu; hãy lưu lại bản không có mật khẩu rồi nhập lại.',
    en: 'The PDF needs a password; save a copy without one and import it again.',
  },
  officePassword: {
    reason: 'password',
    vi: 'Tệp Office có mật khẩu; hãy lưu lại bản không có mật khẩu rồi nhập lại.',
    en: 'The Office file needs a password; save a copy without one and import it again.',
  },
  zipPassword: {
    reason: 'password',
    vi: 'Tệp nén có mật khẩu; hãy giải nén rồi nhập lại.',
    en: 'The archive needs a password; unpack it and import it again.',
  },
  pdfDamaged: {
    reason: 'damaged',
    vi: 'Tệp PDF bị hỏng hoặc tải về chưa đủ.',
    en: 'The PDF is damaged or incomplete.',
  },
  docxDamaged: {
    reason: 'damaged',
    vi: 'Tệp Word bị hỏng hoặc tải về chưa đủ.',
    en: 'The Word file is damaged or incomplete.',
  },
  zipDamaged: {
    reason: 'damaged',
    vi: 'Tệp nén bị hỏng hoặc tải về chưa đủ.',
    en: 'The archive is damaged or incomplete.',
  },
  scan: {
    reason: 'no-text',
    vi: 'Tệp PDF không có chữ, có lẽ là bản quét (scan); chưa nhận dạng được chữ trong ảnh.',
    en: 'The PDF holds no text and looks like a scan; recognising text in images is not available yet.',
  },
  noText: {
    reason: 'no-text',
    vi: 'Tệp không có chữ nào để đọc.',
    en: 'The file holds no text.',
  },
  image: {
    reason: 'unsupported',
    vi: 'Đây là tệp ảnh; chưa nhận dạng được chữ trong ảnh.',
    en: 'This is an image; recognising text in images is not available yet.',
  },
  legacyWord: {
    reason: 'unsupported',
    vi: 'Tệp Word kiểu cũ (.doc) chưa đọc được; hãy lưu lại thành .docx hoặc PDF.',
    en: 'The old Word format (.doc) is not read yet; save it as .docx or PDF.',
  },
  legacySpreadsheet: {
    reason: 'unsupported',
    vi: 'Đây là bảng tính Excel kiểu cũ (.xls), không phải văn bản.',
    en: 'This is an old Excel spreadsheet (.xls), not a document.',
  },
  legacySlides: {
    reason: 'unsupported',
    vi: 'Đây là tệp trình chiếu PowerPoint kiểu cũ (.ppt), không phải văn bản.',
    en: 'This is an old PowerPoint presentation (.ppt), not a document.',
  },
  legacyOffice: {
    reason: 'unsupported',
    vi: 'Tệp Office kiểu cũ, chưa đọc được; hãy lưu lại thành .docx hoặc PDF.',
    en: 'This old Office format is not read; save it as .docx or PDF.',
  },
  wordXml: {
    reason: 'unsupported',
    vi: 'Tệp Word dạng XML chưa đọc được; hãy lưu lại thành .docx hoặc PDF.',
    en: 'Word XML is not read yet; save it as .docx or PDF.',
  },
  webArchive: {
    reason: 'unsupported',
    vi: 'Trang web lưu trọn gói (.mht) chưa đọc được; hãy lưu lại thành .html hoặc PDF.',
    en: 'Web archives (.mht) are not read yet; save the page as .html or PDF.',
  },
  spreadsheet: {
    reason: 'unsupported',
    vi: 'Đây là bảng tính Excel (.xlsx), không phải văn bản.',
    en: 'This is an Excel spreadsheet (.xlsx), not a document.',
  },
  slides: {
    reason: 'unsupported',
    vi: 'Đây là tệp trình chiếu PowerPoint (.pptx), không phải văn bản.',
    en: 'This is a PowerPoint presentation (.pptx), not a document.',
  },
  openDocument: {
    reason: 'unsupported',
    vi: 'Tệp OpenDocument (.odt) chưa đọc được; hãy lưu lại thành .docx hoặc PDF.',
    en: 'OpenDocument (.odt) is not read yet; save it as .docx or PDF.',
  },
  openDocumentOther: {
    reason: 'unsupported',
    vi: 'Đây là bảng tính hoặc tệp trình chiếu OpenDocument, không phải văn bản.',
    en: 'This is an OpenDocument spreadsheet or presentation, not a document.',
  },
  book: {
    reason: 'unsupported',
    vi: 'Đây là sách điện tử (.epub), chưa đọc được.',
    en: 'This is an e-book (.epub), which is not read yet.',
  },
  rtf: {
    reason: 'unsupported',
    vi: 'Tệp RTF chưa đọc được; hãy lưu lại thành .docx hoặc PDF.',
    en: 'RTF is not read yet; save it as .docx or PDF.',
  },
  archive: {
    reason: 'unsupported',
    vi: 'Loại tệp nén này chưa mở được; hãy giải nén hoặc nén lại thành .zip.',
    en: 'This kind of archive is not opened; unpack it or pack it as .zip.',
  },
  program: {
    reason: 'unsupported',
    vi: 'Đây là chương trình máy tính, không phải văn bản.',
    en: 'This is a computer program, not a document.',
  },
  nestedArchive: {
    reason: 'nested-archive',
    vi: 'Tệp nén nằm trong tệp nén khác; hãy giải nén lớp ngoài rồi nhập lại.',
    en: 'An archive inside an archive is not opened; unpack the outer one and import again.',
  },
  unsafeName: {
    reason: 'unsafe',
    vi: 'Tên tệp trong tệp nén trỏ ra ngoài thư mục nên không đọc.',
    en: 'The name of this archive entry points outside of its folder, so it is not read.',
  },
  bomb: {
    reason: 'unsafe',
    vi: 'Tệp nén bung ra lớn bất thường nên không đọc.',
    en: 'The archive entry unpacks to an abnormal size, so it is not read.',
  },
  unsafeXml: {
    reason: 'unsafe',
    vi: 'Tệp Word chứa khai báo XML bất thường (DOCTYPE) nên không đọc.',
    en: 'The Word file carries an XML document type declaration, so it is not read.',
  },
} as const satisfies Record<string, Sentence>

export type UnreadableKind = keyof typeof SENTENCES

/** The error for one file and one kind of trouble, `unreadable('a.pdf', 'pdfPassword')`. */
export function unreadable(path: string, kind: UnreadableKind, cause?: unknown): UnreadableDocumentError {
  const { reason, vi, en } = SENTENCES[kind]
  return new UnreadableDocumentError(path, reason, vi, en, cause === undefined ? undefined : { cause })
}
