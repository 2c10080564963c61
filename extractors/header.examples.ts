/** What documents say of themselves, in the orders that readers give the two columns; and texts without a header. */
import type { DocumentRecord } from './types.js'

const lines = (...all: readonly string[]) => all.join('\n')

export const examples: {
  readonly finds: readonly {
    readonly text: string
    readonly path?: string
    readonly document: Partial<DocumentRecord>
    readonly gap?: string
  }[]
  readonly ignores: readonly { readonly text: string; readonly why: string }[]
} = {
  finds: [
    {
      // A commune's plan; level, province and unit follow from header, sign and place line.
      text: lines(
        'ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG',
        'ĐẢNG ỦY XÃ AN QUANG',
        '*',
        'Số 14-KH/ĐU',
        'ĐẢNG CỘNG SẢN VIỆT NAM',
        'An Quang, ngày 05 tháng 02 năm 2026',
        'KẾ HOẠCH',
        'thực hiện công tác khoa giáo năm 2026',
        '-----',
        'Thực hiện Hướng dẫn số 19-HD/BTGDVTU, Đảng ủy xã xây dựng kế hoạch như sau:',
        'I. MỤC ĐÍCH',
        '1. Nâng cao nhận thức.',
      ),
      document: {
        type: 'Kế hoạch',
        number: '14',
        symbol: 'KH/ĐU',
        code: '14-KH/ĐU',
        date: '2026-02-05',
        place: 'An Quang',
        issuer: 'Đảng ủy xã An Quang',
        level: 'xã',
        parent: 'Hải Phòng',
        title: 'thực hiện công tác khoa giáo năm 2026',
      },
    },
    {
      // Number and day left blank in a draft.
      text: lines(
        'ĐẢNG BỘ TỈNH NGHỆ AN',
        'ĐẢNG ỦY XÃ TÂN LẬP',
        '*',
        'Số      -KH/ĐU',
        'Tân Lập, ngày     tháng 3 năm 2026',
        'KẾ HOẠCH',
        'kiểm tra, giám sát năm 2026',
        '-----',
        'Đảng ủy xã xây dựng kế hoạch như sau:',
      ),
      document: { type: 'Kế hoạch', number: null, symbol: 'KH/ĐU', code: null, date: '2026-03', level: 'xã' },
    },
    {
      // The right-hand column read first.
      text: lines(
        'ĐẢNG CỘNG SẢN VIỆT NAM',
        'Vinh, ngày 12 tháng 5 năm 2025',
        'TỈNH ỦY NGHỆ AN',
        '*',
        'Số 486-KH/TU',
        'KẾ HOẠCH',
        'triển khai phong trào “Bình dân học vụ số”',
        '-----',
        'Ban Thường vụ Tỉnh ủy ban hành kế hoạch như sau:',
      ),
      document: {
        code: '486-KH/TU',
        date: '2025-05-12',
        place: 'Vinh',
        issuer: 'Tỉnh ủy Nghệ An',
        level: 'tỉnh',
        parent: 'Nghệ An',
        title: 'triển khai phong trào Bình dân học vụ số',
      },
    },
    {
      // Both columns on one line each.
      text: lines(
        'THÀNH ỦY HẢI PHÒNG ĐẢNG CỘNG SẢN VIỆT NAM',
        'Số 102-CTr/TU Hải Phòng, ngày 14 tháng 3 năm 2025',
        'CHƯƠNG TRÌNH HÀNH ĐỘNG',
        'thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị',
        '-----',
        'Thành ủy ban hành chương trình hành động như sau:',
      ),
      document: {
        type: 'Chương trình hành động',
        code: '102-CTr/TU',
        date: '2025-03-14',
        place: 'Hải Phòng',
        issuer: 'Thành ủy Hải Phòng',
        parent: 'Hải Phòng',
      },
    },
    {
      // The centre.
      text: lines(
        'BAN CHẤP HÀNH TRUNG ƯƠNG',
        '*',
        'Số 57-NQ/TW',
        'ĐẢNG CỘNG SẢN VIỆT NAM',
        'Hà Nội, ngày 22 tháng 12 năm 2024',
        'NGHỊ QUYẾT',
        'CỦA BỘ CHÍNH TRỊ',
        'về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia',
        '-----',
        'I. TÌNH HÌNH',
      ),
      document: {
        type: 'Nghị quyết',
        code: '57-NQ/TW',
        date: '2024-12-22',
        level: 'trung ương',
        parent: null,
        title: 'về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia',
      },
    },
    {
      // The State.
      text: lines(
        'ỦY BAN NHÂN DÂN',
        'TỈNH NGHỆ AN',
        'Số: 218/KH-UBND',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Độc lập - Tự do - Hạnh phúc',
        'Nghệ An, ngày 10 tháng 4 năm 2025',
        'KẾ HOẠCH',
        'Triển khai chuyển đổi số trong giáo dục',
        'Căn cứ Nghị định số 13/2023/NĐ-CP;',
      ),
      document: {
        type: 'Kế hoạch',
        number: '218',
        symbol: 'KH-UBND',
        code: '218/KH-UBND',
        date: '2025-04-10',
        place: 'Nghệ An',
        issuer: 'Ủy ban nhân dân tỉnh Nghệ An',
        level: 'tỉnh',
        parent: 'Nghệ An',
        title: 'Triển khai chuyển đổi số trong giáo dục',
      },
    },
    {
      // A council's resolution carries the year in its code.
      text: lines(
        'HỘI ĐỒNG NHÂN DÂN TỈNH NGHỆ AN',
        'Số: 18/2025/NQ-HĐND',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Độc lập - Tự do - Hạnh phúc',
        'Nghệ An, ngày 11 tháng 7 năm 2025',
        'NGHỊ QUYẾT',
        'Quy định chính sách hỗ trợ chuyển đổi số',
        'Căn cứ Luật Tổ chức chính quyền địa phương;',
      ),
      document: {
        type: 'Nghị quyết',
        number: '18',
        symbol: 'NQ-HĐND',
        code: '18/2025/NQ-HĐND',
        issuer: 'Hội đồng nhân dân tỉnh Nghệ An',
        level: 'tỉnh',
      },
    },
    {
      // A letter: no type word, subject under the number, addressees.
      text: lines(
        'THÀNH ỦY HÀ NỘI',
        'BAN TUYÊN GIÁO VÀ DÂN VẬN',
        '*',
        'Số 765-CV/BTGDVTU',
        'V/v tuyên truyền sơ kết nghị quyết',
        'ĐẢNG CỘNG SẢN VIỆT NAM',
        'Hà Nội, ngày 20 tháng 3 năm 2026',
        'Kính gửi:',
        '- Đảng ủy các phường, xã,',
        '- Các cơ quan báo chí thành phố.',
        'Ban Tuyên giáo và Dân vận Thành ủy đề nghị các đồng chí phối hợp.',
      ),
      document: {
        type: 'Công văn',
        code: '765-CV/BTGDVTU',
        date: '2026-03-20',
        title: 'tuyên truyền sơ kết nghị quyết',
        addressees: ['Đảng ủy các phường, xã', 'Các cơ quan báo chí thành phố'],
        level: 'tỉnh',
        parent: 'Hà Nội',
      },
    },
    {
      // Marks of secrecy and urgency.
      text: lines(
        'TỈNH ỦY NGHỆ AN',
        '*',
        'Số 31-CT/TU',
        'MẬT',
        'HỎA TỐC',
        'ĐẢNG CỘNG SẢN VIỆT NAM',
        'Nghệ An, ngày 02 tháng 9 năm 2025',
        'CHỈ THỊ',
        'về phòng, chống bão',
        '-----',
      ),
      document: { type: 'Chỉ thị', code: '31-CT/TU', secrecy: 'MẬT', urgency: 'HỎA TỐC', title: 'về phòng, chống bão' },
    },
    {
      // Letters set apart.
      text: lines(
        'HUYỆN ỦY NAM ĐÀN',
        '*',
        'Số 77-KH/HU',
        'Nam Đàn, ngày 03 tháng 6 năm 2021',
        'K Ế H O Ạ C H',
        'thực hiện Chỉ thị số 06-CT/TW',
        '-----',
      ),
      document: { code: '77-KH/HU', date: '2021-06-03', level: 'huyện', issuer: 'Huyện ủy Nam Đàn' },
    },
    {
      // An appendix alone: number, date and issuer from what it is attached to, marked as inferred.
      text: lines(
        'BAN TUYÊN GIÁO QUẬN ỦY',
        'HƯỚNG DẪN',
        'tuyên truyền kỷ niệm ngày thành lập Đảng',
        '(Kèm theo Hướng dẫn số 25-HD/BTGQU, ngày 30 tháng 01 năm 2024 của Ban Tuyên giáo Quận ủy)',
        '-----',
        'I. NỘI DUNG',
      ),
      document: { type: 'Hướng dẫn', number: '25', symbol: 'HD/BTGQU', code: '25-HD/BTGQU', date: '2024-01-30' },
    },
    {
      // The province from the folder's name.
      text: lines(
        'ĐẢNG ỦY XÃ TÂN LẬP',
        '*',
        'Số 09-BC/ĐU',
        'Tân Lập, ngày 10 tháng 12 năm 2025',
        'BÁO CÁO',
        'kết quả công tác năm 2025',
        '-----',
        'I. KẾT QUẢ',
      ),
      path: 'Nghệ An/2025/09-BC-DU.docx',
      document: { code: '09-BC/ĐU', parent: 'Nghệ An', level: 'xã' },
    },
    {
      // A date that the calendar does not have.
      text: lines(
        'THÀNH ỦY HẢI PHÒNG',
        '*',
        'Số 40-TB/TU',
        'Hải Phòng, ngày 31 tháng 02 năm 2026',
        'THÔNG BÁO',
        'kết luận hội nghị giao ban',
        '-----',
      ),
      document: { code: '40-TB/TU', date: '2026' },
    },

    {
      // A committee under the province's own.
      text: lines(
        'TỈNH ỦY NGHỆ AN',
        'BAN TUYÊN GIÁO VÀ DÂN VẬN',
        '*',
        'Số 19-HD/BTGDVTU',
        'ĐẢNG CỘNG SẢN VIỆT NAM',
        'Nghệ An, ngày 20 tháng 01 năm 2026',
        'HƯỚNG DẪN',
        'công tác khoa giáo năm 2026',
        '-----',
        'I. MỤC ĐÍCH',
      ),
      document: { issuer: 'Ban Tuyên giáo và Dân vận Tỉnh ủy Nghệ An', level: 'tỉnh', parent: 'Nghệ An' },
    },
    {
      text: lines(
        'CHÍNH PHỦ',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Độc lập - Tự do - Hạnh phúc',
        'Số: 13/2023/NĐ-CP',
        'Hà Nội, ngày 17 tháng 4 năm 2023',
        'NGHỊ ĐỊNH',
        'Bảo vệ dữ liệu cá nhân',
        'Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;',
      ),
      document: {
        type: 'Nghị định',
        number: '13',
        symbol: 'NĐ-CP',
        code: '13/2023/NĐ-CP',
        issuer: 'Chính phủ',
        level: 'trung ương',
      },
    },
    {
      text: lines(
        'SỞ GIÁO DỤC VÀ ĐÀO TẠO NGHỆ AN',
        'Số: 765/SGDĐT-VP',
        'V/v triển khai học bạ số',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Độc lập - Tự do - Hạnh phúc',
        'Nghệ An, ngày 5 tháng 9 năm 2025',
        'Kính gửi: Ủy ban nhân dân các xã, phường',
        'Sở đề nghị các đơn vị thực hiện.',
      ),
      document: {
        type: 'Công văn',
        code: '765/SGDĐT-VP',
        title: 'triển khai học bạ số',
        addressees: ['Ủy ban nhân dân các xã, phường'],
        inferred: ['type'],
      },
    },
    {
      text: lines(
        'HUYỆN ỦY YÊN THÀNH',
        'VĂN PHÒNG',
        '*',
        'Số 88-TB/VPHU',
        'ĐẢNG CỘNG SẢN VIỆT NAM',
        'Yên Thành, ngày 8 tháng 8 năm 2022',
        'THÔNG BÁO',
        'Kết luận của đồng chí Bí thư Huyện ủy',
        'tại hội nghị giao ban',
        '-----',
      ),
      document: {
        issuer: 'Văn phòng Huyện ủy Yên Thành',
        level: 'huyện',
        title: 'Kết luận của đồng chí Bí thư Huyện ủy tại hội nghị giao ban',
      },
    },
    {
      text: lines(
        'KẾ HOẠCH',
        'thực hiện Chỉ thị số 34-CT/TW về nhà ở xã hội',
        'ĐẢNG ỦY PHƯỜNG HỒNG BÀNG',
        '*',
        'Số 33-KH/ĐU',
        'Hồng Bàng, ngày 9 tháng 9 năm 2025',
        'Đảng ủy phường xây dựng kế hoạch như sau:',
      ),
      document: {
        code: '33-KH/ĐU',
        date: '2025-09-09',
        title: 'thực hiện Chỉ thị số 34-CT/TW về nhà ở xã hội ĐẢNG ỦY PHƯỜNG HỒNG BÀNG',
      },
      gap: 'the title should end before ĐẢNG ỦY: type and title were read before the columns',
    },
    {
      text: lines(
        'ĐOÀN TNCS HỒ CHÍ MINH',
        'BAN CHẤP HÀNH PHƯỜNG CẦU GIẤY',
        '***',
        'Số: 12-KH/ĐTN',
        'Cầu Giấy, ngày 01 tháng 3 năm 2026',
        'KẾ HOẠCH',
        'Tổ chức Tháng Thanh niên năm 2026',
        '----',
      ),
      document: { code: '12-KH/ĐTN', issuer: 'Ban Chấp hành Đoàn phường Cầu Giấy', level: 'xã' },
    },
    {
      text: lines(
        'ỦY BAN NHÂN DÂN',
        'XÃ AN LÃO',
        'Số: 101/QĐ-UBND',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Độc lập - Tự do - Hạnh phúc',
        'An Lão, ngày 15 tháng 8 năm 2025',
        'QUYẾT ĐỊNH',
        'Về việc thành lập Tổ công nghệ số cộng đồng',
        'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ',
        'Căn cứ Luật Tổ chức chính quyền địa phương;',
        'QUYẾT ĐỊNH:',
        'Điều 1. Thành lập Tổ.',
      ),
      document: {
        issuer: 'Ủy ban nhân dân xã An Lão',
        title: 'Về việc thành lập Tổ công nghệ số cộng đồng',
        signer: { authority: null, position: 'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ', name: null },
      },
      gap: 'the signer should be null: the line over the grounds signs nothing',
    },
    {
      text: lines(
        'ĐẢNG BỘ TỈNH NGHỆ AN',
        'ĐẠI HỘI ĐẠI BIỂU LẦN THỨ XX',
        '*',
        'Số 01-NQ/ĐH',
        'ĐẢNG CỘNG SẢN VIỆT NAM',
        'Nghệ An, ngày 3 tháng 10 năm 2025',
        'NGHỊ QUYẾT',
        'ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ TỈNH LẦN THỨ XX, NHIỆM KỲ 2025 - 2030',
        '-----',
      ),
      document: { code: '01-NQ/ĐH', issuer: 'Đại Hội Đại Biểu lần thứ XX', level: null, title: null },
      gap: 'should be Đại hội đại biểu Đảng bộ tỉnh Nghệ An lần thứ XX, tỉnh; its line is the title',
    },
    {
      text: lines(
        'THÀNH ỦY HẢI PHÒNG',
        '*',
        'Số 45-TB/TU',
        'ĐẢNG CỘNG SẢN VIỆT NAM',
        'Hải Phòng, ngày 02/3/2026',
        'THÔNG BÁO',
        'về kết luận hội nghị',
        '-----',
      ),
      document: { code: '45-TB/TU', date: '2026-03-02', place: 'Hải Phòng' },
    },
    {
      text: lines(
        'BAN CHẤP HÀNH ĐẢNG BỘ XÃ TÂN LẬP',
        'KHÓA I, NHIỆM KỲ 2025 - 2030',
        '*',
        'Số 02-NQ/ĐU',
        'Tân Lập, ngày 30 tháng 12 năm 2025',
        'NGHỊ QUYẾT',
        'về nhiệm vụ năm 2026',
        '-----',
      ),
      document: { term: 'I', issuer: 'Ban Chấp hành Đảng bộ xã Tân Lập' },
    },
  ],
  ignores: [
    {
      text: lines(
        'Hải Phòng: Lớp học số ở nhà văn hóa thôn',
        'Sáng 12/4/2026, Đảng ủy xã An Quang khai giảng lớp học kỹ năng số cho người cao tuổi.',
        'Lớp học thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị.',
      ),
      why: 'a news report',
    },
    {
      text: 'Điều 3. Các chi bộ chịu trách nhiệm thi hành Quyết định này.',
      why: 'an excerpt',
    },
    {
      text: lines('1. Nghị quyết số 57-NQ/TW, ngày 22/12/2024.', '2. Chỉ thị số 06-CT/TW, ngày 24/6/2021.'),
      why: 'a list of a handbook',
    },
    { text: '', why: 'nothing' },
  ],
}
