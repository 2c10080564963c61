/** What a mail itself says, its subject first; the files that hang on it are documents of their own. */
import { type MailKind, openMail } from '../mail.js'
import { type RawDocument, UnreadableDocumentError } from '../types.js'

export async function readMail(bytes: Uint8Array, kind: MailKind, path: string): Promise<RawDocument> {
  const { subject, text, attachments } = await openMail(bytes, kind, path)
  if (!/\p{L}/u.test(text))
    throw new UnreadableDocumentError(
      path,
      'no-text',
      'Thư điện tử không có chữ nào; tệp đính kèm (nếu có) được đọc bằng vankien import.',
      'The mail holds no text; files attached to it, if any, are read by vankien import.',
    )
  return {
    format: kind,
    method: 'markup',
    reader: 'mail',
    pages: [{ page: 1, text: [subject.trim(), text].filter(Boolean).join('\n\n').replace(/\r\n?/g, '\n') }],
    notes: attachments.length > 0 ? [`files attached: ${attachments.length}`] : [],
  }
}
