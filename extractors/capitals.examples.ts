/** Lines of capitals that name a document, read as sentences; and lines that keep their capitals. */
export const examples: {
  readonly finds: readonly { readonly text: string; readonly value: string; readonly gap?: string }[]
  readonly ignores: readonly { readonly text: string; readonly why: string }[]
} = {
  finds: [
    {
      text: 'SƠ KẾT 05 NĂM THỰC HIỆN CHỈ THỊ SỐ 06-CT/TW NGÀY 24/6/2021 CỦA BAN BÍ THƯ',
      value: 'Sơ kết 05 năm thực hiện Chỉ thị số 06-CT/TW ngày 24/6/2021 của Ban Bí thư',
    },
    {
      text: 'THỰC HIỆN NGHỊ QUYẾT SỐ 57-NQ/TW CỦA BỘ CHÍNH TRỊ KHÓA XIII',
      value: 'Thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị khóa XIII',
    },
    {
      text: 'TRIỂN KHAI QUYẾT ĐỊNH SỐ 450/QĐ-TTg CỦA THỦ TƯỚNG CHÍNH PHỦ',
      value: 'Triển khai Quyết định số 450/QĐ-TTg của Thủ tướng Chính phủ',
    },
    {
      text: 'I. KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH HÀNH ĐỘNG SỐ 15-CTr/TU',
      value: 'I. kết quả thực hiện Chương trình hành động số 15-CTr/TU',
      gap: 'should be “I. Kết quả …”: the numeral is taken for the first word',
    },
    {
      text: 'THỰC HIỆN NGHỊ QUYẾT SỐ 57-NQ/TW (Ban hành kèm theo quyết định của xã)',
      value: 'Thực hiện Nghị quyết số 57-NQ/TW (Ban hành kèm theo quyết định của xã)',
    },
    {
      text: 'THỰC HIỆN KẾ HOẠCH SỐ 12-KH/TU CỦA TỈNH ỦY NGHỆ AN',
      value: 'Thực hiện Kế hoạch số 12-KH/TU của Tỉnh ủy Nghệ An',
    },
    {
      text: 'THỰC HIỆN QUY ĐỊNH SỐ 07-QĐi/TW VỀ XỬ LÝ KỶ LUẬT TỔ CHỨC ĐẢNG VI PHẠM',
      value: 'Thực hiện Quy định số 07-QĐi/TW về xử lý kỷ luật tổ chức đảng vi phạm',
    },
    {
      text: 'PHẠM VI THI HÀNH NGHỊ QUYẾT HỘI NGHỊ TRUNG ƯƠNG LẦN THỨ VI VÀ KHÓA XI',
      value: 'Phạm vi thi hành Nghị quyết Hội nghị Trung ương lần thứ VI và khóa XI',
    },
    {
      text: 'Mở đầu\nTHỰC HIỆN CHỈ THỊ SỐ 34-CT/TW CỦA BAN BÍ THƯ\nKết thúc',
      value: 'Mở đầu\nThực hiện Chỉ thị số 34-CT/TW của Ban Bí thư\nKết thúc',
    },
  ],
  ignores: [
    { text: 'Thực hiện Nghị quyết số 57-NQ/TW', why: 'no line of capitals' },
    { text: 'MỤC ĐÍCH, YÊU CẦU CỦA CÔNG TÁC KHOA GIÁO', why: 'names no document' },
    { text: 'SỐ 12-KH/ĐU', why: 'too short to be a sentence' },
    { text: '', why: 'nothing' },
  ],
}
