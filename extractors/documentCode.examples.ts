/** Codes as they are printed, misprinted, broken and glued; and what only looks like one. */
import type { DocumentCode } from './documentCode.js'
import type { Examples } from './types.js'

export const examples: Examples<DocumentCode> = {
  finds: [
    {
      text: 'Nghị quyết liên tịch số 21/2009/NQLT/CP-UBTUMTTQVN',
      quote: '21/2009/NQLT/CP-UBTUMTTQVN',
      value: { code: '21/2009/NQLT/CP-UBTUMTTQVN', year: '2009' },
    },
    { text: 'Chương trình số 16-CTrTU', quote: '16-CTrTU', value: { code: '16-CTr/TU', type: 'CTr', issuer: 'TU' } },
    { text: 'Tờ trình số 31/T.Tr-SNV', quote: '31/T.Tr-SNV', value: { code: '31/T.Tr-SNV', issuer: 'SNV' } },
    { text: 'Nghị định số 29/2019/NĐCP', quote: '29/2019/NĐCP', value: { code: '29/2019/NĐ-CP', type: 'NĐ' } },
    // As the regulations print them.
    {
      text: 'Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị',
      quote: '57-NQ/TW',
      value: { number: '57', type: 'NQ', issuer: 'TW', year: null, code: '57-NQ/TW', order: 'party' },
    },
    {
      text: 'theo Quyết định số 450/QĐ-TTg của Thủ tướng Chính phủ',
      quote: '450/QĐ-TTg',
      value: { number: '450', type: 'QĐ', issuer: 'TTg', year: null, code: '450/QĐ-TTg', order: 'state' },
    },
    {
      text: 'Nghị định số 13/2023/NĐ-CP về bảo vệ dữ liệu cá nhân',
      quote: '13/2023/NĐ-CP',
      value: { number: '13', type: 'NĐ', issuer: 'CP', year: '2023', code: '13/2023/NĐ-CP', order: 'state' },
    },
    {
      text: 'Luật số 64/2020/QH14 đã được Quốc hội thông qua',
      quote: '64/2020/QH14',
      value: { number: '64', type: null, issuer: 'QH14', year: '2020', code: '64/2020/QH14', order: 'state' },
    },
    {
      text: 'Nghị quyết số 1211/2016/UBTVQH13 về tiêu chuẩn đơn vị hành chính',
      quote: '1211/2016/UBTVQH13',
      value: { type: null, issuer: 'UBTVQH13', year: '2016', code: '1211/2016/UBTVQH13' },
    },
    {
      text: 'Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN',
      quote: '403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN',
      value: { type: 'NQLT', issuer: 'UBTVQH14-CP-ĐCTUBTWMTTQVN', year: '2017' },
    },
    {
      text: 'Nghị quyết số 18/2025/NQ-HĐND của Hội đồng nhân dân tỉnh',
      quote: '18/2025/NQ-HĐND',
      value: { number: '18', type: 'NQ', issuer: 'HĐND', year: '2025', code: '18/2025/NQ-HĐND' },
    },
    { text: 'Kế hoạch số 12-KH/ĐU của Đảng ủy xã', quote: '12-KH/ĐU', value: { type: 'KH', issuer: 'ĐU' } },
    { text: 'Chỉ thị số 06-CT/TW', quote: '06-CT/TW', value: { number: '06', code: '06-CT/TW' } },
    {
      text: 'Nghị quyết số 03-NQ/ĐH ngày 20/9/2025 của Đại hội Đảng bộ phường',
      quote: '03-NQ/ĐH',
      value: { type: 'NQ', issuer: 'ĐH' },
    },
    { text: 'Nghị quyết số 04-NQ/HNTW', quote: '04-NQ/HNTW', value: { issuer: 'HNTW' } },

    // Blanks around the hyphen and before the slash.
    { text: 'Kế hoạch số 11- KH/TU', quote: '11- KH/TU', value: { code: '11-KH/TU' } },
    { text: 'Kế hoạch số 11 -KH/TU', quote: '11 -KH/TU', value: { code: '11-KH/TU' } },
    { text: 'Kế hoạch số 11 - KH/TU', quote: '11 - KH/TU', value: { code: '11-KH/TU' } },
    { text: 'Kết luận số 19-KL /TW', quote: '19-KL /TW', value: { code: '19-KL/TW' } },
    { text: 'Kết luận số 19-KL/ TW', quote: '19-KL/ TW', value: { code: '19-KL/TW' } },
    { text: 'Kết luận số 19 - KL / TW', quote: '19 - KL / TW', value: { code: '19-KL/TW', issuer: 'TW' } },
    { text: 'Quyết định số 450 /QĐ-TTg', quote: '450 /QĐ-TTg', value: { code: '450/QĐ-TTg' } },
    { text: 'Quyết định số 450/QĐ - TTg', quote: '450/QĐ - TTg', value: { code: '450/QĐ-TTg' } },
    { text: 'Nghị định số 30/ 2020/NĐ-CP', quote: '30/ 2020/NĐ-CP', value: { code: '30/2020/NĐ-CP' } },
    {
      text: 'Nghị định số 30/2020/NĐ - CP',
      quote: '30/2020/NĐ - CP',
      value: { code: '30/2020/NĐ-CP' },
    },

    // Dashes of every kind.
    { text: 'Chỉ thị số 06–CT/TW', quote: '06–CT/TW', value: { code: '06-CT/TW' } },
    { text: 'Chỉ thị số 06—CT/TW', quote: '06—CT/TW', value: { code: '06-CT/TW' } },
    { text: 'Chỉ thị số 06‑CT/TW', quote: '06‑CT/TW', value: { code: '06-CT/TW' } },
    { text: 'Chỉ thị số 06\u00ADCT/TW', quote: '06\u00ADCT/TW', value: { code: '06-CT/TW' } },
    { text: 'Chỉ thị số 06 – CT/TW', quote: '06 – CT/TW', value: { code: '06-CT/TW' } },
    { text: 'Quyết định số 450/QĐ–TTg', quote: '450/QĐ–TTg', value: { code: '450/QĐ-TTg' } },
    { text: 'Chỉ thị số 06\u00A0-\u00A0CT/TW', quote: '06\u00A0-\u00A0CT/TW', value: { code: '06-CT/TW' } },
    { text: 'Chỉ thị số 06-CT∕TW', quote: '06-CT∕TW', value: { code: '06-CT/TW' } },

    // Broken over lines.
    { text: 'Nghị quyết số 57-\nNQ/TW', quote: '57-\nNQ/TW', value: { code: '57-NQ/TW' } },
    { text: 'Nghị quyết số 57-NQ/\nTW', quote: '57-NQ/\nTW', value: { code: '57-NQ/TW' } },
    { text: 'Nghị quyết số\n57-NQ/TW', quote: '57-NQ/TW', value: { code: '57-NQ/TW' } },
    { text: 'Nghị định số 13/2023/\nNĐ-CP', quote: '13/2023/\nNĐ-CP', value: { code: '13/2023/NĐ-CP' } },
    { text: 'Nghị định số 13/2023/NĐ-\nCP', quote: '13/2023/NĐ-\nCP', value: { code: '13/2023/NĐ-CP' } },
    { text: 'Quyết định số 450/\nQĐ-TTg', quote: '450/\nQĐ-TTg', value: { code: '450/QĐ-TTg' } },
    { text: 'Quyết định số 450/QĐ-\nTTg', quote: '450/QĐ-\nTTg', value: { code: '450/QĐ-TTg' } },

    // The hyphen lost, the type first.
    { text: 'Chỉ thị 50 CT/TW', quote: '50 CT/TW', value: { number: '50', code: '50-CT/TW', order: 'party' } },
    { text: 'Chỉ thị 50CT/TW', quote: '50CT/TW', value: { number: '50', code: '50-CT/TW' } },
    { text: 'tinh thần CT 50/TW của Ban Bí thư', quote: 'CT 50/TW', value: { code: '50-CT/TW', type: 'CT' } },
    { text: 'thực hiện NQ36-TW', quote: 'NQ36-TW', value: { number: '36', type: 'NQ', issuer: 'TW' } },
    { text: 'thực hiện NQ-57/TW', quote: 'NQ-57/TW', value: { code: '57-NQ/TW' } },
    { text: 'Quyết định 217 QĐ/TW', quote: '217 QĐ/TW', value: { code: '217-QĐ/TW' } },

    // With and without "số".
    { text: 'Nghị quyết 57-NQ/TW', quote: '57-NQ/TW', value: { code: '57-NQ/TW' } },
    { text: 'Nghị quyết Số 57-NQ/TW', quote: '57-NQ/TW', value: { code: '57-NQ/TW' } },
    { text: 'Nghị quyết số: 57-NQ/TW', quote: '57-NQ/TW', value: { code: '57-NQ/TW' } },
    { text: 'Nghị quyết số số 57-NQ/TW', quote: '57-NQ/TW', value: { code: '57-NQ/TW' } },
    { text: 'Nghị quyết số57-NQ/TW', quote: '57-NQ/TW', value: { code: '57-NQ/TW' } },
    { text: '57-NQ/TW là nghị quyết mở đường', quote: '57-NQ/TW', value: { code: '57-NQ/TW' } },
    { text: 'chủ trương của Bộ Chính trị (57-NQ/TW)', quote: '57-NQ/TW', value: { code: '57-NQ/TW' } },

    // Separators swapped, doubled, or of the other system.
    { text: 'Nghị quyết số 18/NQ-TW', quote: '18/NQ-TW', value: { code: '18/NQ-TW', type: 'NQ', issuer: 'TW' } },
    { text: 'Nghị quyết số 36-NQ-TW', quote: '36-NQ-TW', value: { code: '36-NQ-TW', issuer: 'TW' } },
    { text: 'Nghị quyết số 36/NQ/TW', quote: '36/NQ/TW', value: { code: '36/NQ/TW', issuer: 'TW' } },
    { text: 'Nghị quyết số 57-NQ//TW', quote: '57-NQ//TW', value: { number: '57', type: 'NQ', issuer: 'TW' } },
    { text: 'Quyết định số 450-QĐ/TTg', quote: '450-QĐ/TTg', value: { code: '450-QĐ/TTg', issuer: 'TTg' } },
    { text: 'Quyết định số 217/QĐ- TW', quote: '217/QĐ- TW', value: { code: '217/QĐ-TW' } },
    { text: 'Kế hoạch số 25.KH/HU', quote: '25.KH/HU', value: { number: '25', type: 'KH', issuer: 'HU' } },

    // Small letters inside, letters of all small.
    { text: 'Chương trình số 15-CTr/TU', quote: '15-CTr/TU', value: { type: 'CTr' } },
    { text: 'Quy định số 08-QĐi/TW', quote: '08-QĐi/TW', value: { type: 'QĐi', code: '08-QĐi/TW' } },
    { text: 'Quyết định số 217-Qđ/TW', quote: '217-Qđ/TW', value: { type: 'Qđ', code: '217-Qđ/TW' } },
    { text: 'Chương trình hành động số 09-CTHĐ/HU', quote: '09-CTHĐ/HU', value: { type: 'CTHĐ' } },
    { text: 'Tờ trình số 31-TTr/BTGTU', quote: '31-TTr/BTGTU', value: { type: 'TTr', issuer: 'BTGTU' } },
    { text: 'Kế hoạch số 44-KH/TxU', quote: '44-KH/TxU', value: { issuer: 'TxU' } },
    { text: 'nghị quyết 57-nq/tw', quote: '57-nq/tw', value: { number: '57', code: '57-nq/tw' } },

    // The centre in all its spellings, and Đ from other code pages.
    { text: 'Nghị quyết số 57-NQ/TƯ', quote: '57-NQ/TƯ', value: { issuer: 'TƯ', code: '57-NQ/TƯ' } },
    { text: 'Nghị quyết số 57-NQ/T.Ư', quote: '57-NQ/T.Ư', value: { issuer: 'T.Ư' } },
    { text: 'Nghị quyết số 57-NQ/T.W', quote: '57-NQ/T.W', value: { issuer: 'T.W' } },
    { text: 'Quyết định số 217-QÐ/TW', quote: '217-QÐ/TW', value: { type: 'QĐ', code: '217-QĐ/TW' } },
    { text: 'Quyết định số 217-QĐ/TW', quote: '217-QĐ/TW', value: { type: 'QĐ', code: '217-QĐ/TW' } },
    { text: 'Quyết định số 217-QD/TW', quote: '217-QD/TW', value: { number: '217', issuer: 'TW' } },

    // Glued neighbours.
    { text: 'Nghị định số 116/2020/NĐ-CPngày 25/9/2020', quote: '116/2020/NĐ-CP', value: { issuer: 'CP' } },
    { text: 'Nghị quyết số 03-NQ/TWcủa Ban Chấp hành', quote: '03-NQ/TW', value: { issuer: 'TW' } },
    { text: 'Nghị quyết số 03-NQ/TWNgày 05/01/2026', quote: '03-NQ/TW', value: { issuer: 'TW' } },
    { text: 'Nghị quyết số 57-NQ/TW1 đã nêu', quote: '57-NQ/TW', value: { issuer: 'TW', code: '57-NQ/TW' } },
    { text: 'Nghị quyết số 57-NQ/TW2024', quote: '57-NQ/TW', value: { issuer: 'TW', code: '57-NQ/TW' } },
    {
      text: 'Nghị định số 13/2023/NĐ-CP1 quy định',
      quote: '13/2023/NĐ-CP',
      value: { issuer: 'CP' },
    },
    { text: 'Chỉ thị số 34-CT/TW.', quote: '34-CT/TW', value: { code: '34-CT/TW' } },
    { text: 'Chỉ thị số 34-CT/TW,ngày 12/5/2025', quote: '34-CT/TW', value: { code: '34-CT/TW' } },

    // Digits and hyphens inside the symbol, letters of joint bodies.
    { text: 'Nghị quyết số 900/UBTVQH11', quote: '900/UBTVQH11', value: { type: null, issuer: 'UBTVQH11' } },
    {
      text: 'Kế hoạch số 15-KH/BCĐ35',
      quote: '15-KH/BCĐ35',
      value: { type: 'KH', issuer: 'BCĐ35' },
    },
    { text: 'Quyết định số 45a-QĐ/TW', quote: '45a-QĐ/TW', value: { number: '45a', code: '45a-QĐ/TW' } },
    { text: 'Quyết định số 26-QĐ/TWĐTN-TNTH', quote: '26-QĐ/TWĐTN-TNTH', value: { issuer: 'TWĐTN-TNTH' } },
    { text: 'Hướng dẫn số 07-HD/BTGDVTU-VP', quote: '07-HD/BTGDVTU-VP', value: { issuer: 'BTGDVTU-VP' } },
    {
      text: 'Chương trình phối hợp số 04-CTPH/BTGDVTU-SGDĐT',
      quote: '04-CTPH/BTGDVTU-SGDĐT',
      value: { number: '04', type: 'CTPH', issuer: 'BTGDVTU-SGDĐT' },
    },
    {
      text: 'Chương trình phối hợp số 02-CTrPH/BDVTU-UBND-MTTQ',
      quote: '02-CTrPH/BDVTU-UBND-MTTQ',
      value: { type: 'CTrPH', issuer: 'BDVTU-UBND-MTTQ' },
    },
    {
      text: 'Kế hoạch số 88/KH-SGD&ĐT',
      quote: '88/KH-SGD&ĐT',
      value: { type: 'KH', issuer: 'SGD&ĐT' },
    },

    // Letters that print no type.
    {
      text: 'Công văn số 1518/BNG-NVVH của Bộ Ngoại giao',
      quote: '1518/BNG-NVVH',
      value: { number: '1518', type: null, issuer: 'BNG-NVVH', code: '1518/BNG-NVVH', order: 'state' },
    },
    { text: 'Công văn số 06/ĐU', quote: '06/ĐU', value: { type: null, issuer: 'ĐU' } },
    { text: 'Công văn số 125/SGDĐT-VP', quote: '125/SGDĐT-VP', value: { type: null, issuer: 'SGDĐT-VP' } },
    { text: 'Công văn số 3240-CV/BTGDVTU', quote: '3240-CV/BTGDVTU', value: { type: 'CV', issuer: 'BTGDVTU' } },
    { text: 'Giấy mời số 12-GM/VPĐU', quote: '12-GM/VPĐU', value: { type: 'GM' } },
    {
      text: 'theo Công văn số 1525-CV ngày 03/02/2026',
      quote: '1525-CV',
      value: { number: '1525', type: 'CV', issuer: '' },
    },

    // One type word, many codes.
    { text: 'các Quyết định số 71-QĐ/TW, 72-QĐ/TW', quote: '71-QĐ/TW', value: { number: '71' } },
    { text: 'các Quyết định số 71-QĐ/TW, 72-QĐ/TW', quote: '72-QĐ/TW', value: { number: '72' } },
    { text: 'các Quy định số 71, 72-QĐ/TW', quote: '72-QĐ/TW', value: { number: '72' } },
    { text: 'từ Thông báo số 11-TB/TU đến 15-TB/TU', quote: '15-TB/TU', value: { number: '15' } },
    { text: 'Nghị quyết số 28-NQ/TW;29-NQ/TW', quote: '29-NQ/TW', value: { number: '29' } },

    // Inside names and brackets.
    {
      text: 'Ban Chỉ đạo tổng kết Nghị quyết số 18-NQ/TW của tỉnh',
      quote: '18-NQ/TW',
      value: { code: '18-NQ/TW' },
    },
    { text: '(Kèm theo Hướng dẫn số 25-HD/BTGQU)', quote: '25-HD/BTGQU', value: { issuer: 'BTGQU' } },
    { text: '“Nghị quyết số 57-NQ/TW”', quote: '57-NQ/TW', value: { code: '57-NQ/TW' } },
    { text: 'Biên bản số 07-BBLV/ĐU', quote: '07-BBLV/ĐU', value: { type: 'BBLV', issuer: 'ĐU' } },
  ],
  ignores: [
    { text: '3. CPTPP-EVFTA là hai hiệp định', why: 'a list item' },
    { text: '2. NUMBERED-FOUR', why: 'a list item' },
    { text: '4. ASEAN/EU hợp tác', why: 'a list item' },
    { text: 'giai đoạn 2021-2025', why: 'a span of years' },
    { text: 'nhiệm kỳ 2025 - 2030/TW', why: 'a span of years' },
    { text: 'ngày 22-12-2024', why: 'a date' },
    { text: 'ngày 05/02/2026', why: 'a date' },
    { text: 'Hợp đồng kinh tế số 31-HĐ/TU đã ký', why: 'the number of a contract' },
    { text: 'mã hồ sơ 18-KL/TW', why: 'the number of a file' },
    { text: 'Nghị quyết số 21', why: 'a number without its symbol' },
    { text: 'Nghị quyết 33/2014', why: 'number and year without a symbol' },
    { text: 'Nghị quyết số 12/NQ-HĐQT của Công ty cổ phần Cảng', why: 'a company board resolves' },
    { text: 'Nghị quyết số 05/2025/NQ-HĐQT', why: 'a company board resolves' },
    { text: 'Quyết định số 88/QĐ-HĐTV', why: 'the members’ council of a company' },
    { text: 'Nghị quyết số 01/2026/NQ-ĐHĐCĐ', why: 'a shareholders’ meeting' },
    { text: 'hệ thống CT/MRI thế hệ mới', why: 'scanners' },
    { text: 'máy chụp 128 CT/MRI', why: 'scanners' },
    { text: 'máy bơm ký hiệu 20-KB/TX', why: 'a product' },
    { text: 'Kế hoạch số 12-KH/đU', why: 'gap: should be 12-KH/ĐU, printed with a small đ' },
    { text: 'tiêu chuẩn TCVN 5945-BT/TN', why: 'a technical standard' },
    { text: 'hợp đồng số 15-HĐ/TW', why: 'a contract' },
    { text: 'số tài khoản 3751-NS/TW', why: 'an account' },
    { text: 'điện thoại: 0225.3842-156', why: 'a telephone number' },
    { text: 'CÔNG BÁO/Số 123 + 124/Ngày 05-02-2025', why: 'running head of the gazette' },
    { text: 'xem https://vanban.example.vn/57-NQ/TW', why: 'part of an address' },
    { text: 'thư gửi vptu@haiphong.example.vn/12-KH/TU', why: 'part of an address' },
    { text: 'tr. 12-15, tập 3/TW', why: 'pages of a book' },
    { text: 'huyết áp 120/80', why: 'a measurement' },
    { text: 'tỷ lệ 15/20 chi bộ', why: 'a fraction' },
    { text: 'Nghị quyết số    -NQ/ĐU', why: 'the number was left blank' },
    { text: 'Đoàn công tác 24/7', why: 'day and night' },
    { text: 'cấp I-II/THCS', why: 'school levels' },
    { text: 'Nghị quyết số 15-NQ/HĐTV', why: 'the members’ council of a company' },
    { text: 'xe tải model 15-KT/HD', why: 'a product' },
    { text: 'hotline 1900.6789-12/7', why: 'a telephone number' },
    { text: 'Sđd, t.15, tr.57-NQ', why: 'a page of a book' },
    { text: 'nhóm máu O/AB-Rh', why: 'medicine' },
  ],
}
