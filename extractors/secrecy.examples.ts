/** Heads of documents with a secrecy mark, and heads that only speak of secrets. */
export const examples: {
  readonly finds: readonly { readonly lines: readonly string[]; readonly mark: string }[]
  readonly ignores: readonly { readonly lines: readonly string[]; readonly why: string }[]
} = {
  finds: [
    { lines: ['TỈNH ỦY NGHỆ AN', '*', 'Số 31-CT/TU', 'MẬT', 'CHỈ THỊ'], mark: 'MẬT' },
    { lines: ['TỐI MẬT', 'ĐẢNG CỘNG SẢN VIỆT NAM'], mark: 'TỐI MẬT' },
    { lines: ['TUYỆT  MẬT'], mark: 'TUYỆT MẬT' },
    { lines: ['THÀNH ỦY HẢI PHÒNG', 'M Ậ T'], mark: 'MẬT' },
    { lines: ['T Ố I   M Ậ T'], mark: 'TỐI MẬT' },
    { lines: ['┌─────┐', '│ MẬT │', '└─────┘'], mark: 'MẬT' },
    { lines: ['[TỐI MẬT]'], mark: 'TỐI MẬT' },
    { lines: ['| MẬT | ĐẢNG CỘNG SẢN VIỆT NAM |'], mark: 'MẬT' },
    { lines: ['**TUYỆT MẬT**'], mark: 'TUYỆT MẬT' },
    { lines: ['Số 31-CT/TU            MẬT'], mark: 'MẬT' },
    { lines: ['Số 31-CT/TU MẬT'], mark: 'MẬT' },
    { lines: ['TỈNH ỦY NGHỆ AN TỐI MẬT'], mark: 'TỐI MẬT' },
    { lines: ['MẬT ĐẢNG CỘNG SẢN VIỆT NAM'], mark: 'MẬT' },
    { lines: ['Độ mật: Mật'], mark: 'MẬT' },
    { lines: ['Mức độ mật : TỐI MẬT'], mark: 'TỐI MẬT' },
    { lines: ['Tuyệt mật', 'BAN TỔ CHỨC TRUNG ƯƠNG'], mark: 'TUYỆT MẬT' },
    // As OCR misreads the marks over the letters.
    { lines: ['MAT'], mark: 'MẬT' },
    { lines: ['MÂT.'], mark: 'MẬT' },
    { lines: ['TỐI MÂT'], mark: 'TỐI MẬT' },
    { lines: ['TUYỆT MẶT'], mark: 'TUYỆT MẬT' },
    { lines: ['TUYET MAT'], mark: 'TUYỆT MẬT' },
  ],
  ignores: [
    { lines: ['KẾ HOẠCH', 'về công tác bảo vệ bí mật nhà nước năm 2026'], why: 'what the document is about' },
    { lines: ['VỀ CÔNG TÁC BẢO VỆ BÍ MẬT'], why: 'a title in capitals' },
    { lines: ['BAN CHỈ ĐẠO CÔNG TÁC BẢO VỆ BÍ MẬT'], why: 'the name of a body' },
    { lines: ['VỀ CÔNG TÁC BẢO VỆ BÍ', 'MẬT NHÀ NƯỚC'], why: 'a title broken over lines' },
    { lines: ['VỀ TĂNG CƯỜNG CÔNG TÁC BẢO VỆ BÍ', 'MẬT'], why: 'a title broken before its last word' },
    { lines: ['ỦY BAN', 'MẶT', 'TRẬN TỔ QUỐC VIỆT NAM'], why: 'the name of the Front broken over lines' },
    { lines: ['Bảo mật'], why: 'security of data' },
    { lines: ['mật', 'mặt bằng'], why: 'small letters' },
    { lines: ['Độ mật: Không'], why: 'says that there is none' },
    { lines: ['các văn bản mật, tối mật được quản lý theo quy định'], why: 'running text' },
    { lines: ['BAN CƠ YẾU CHÍNH PHỦ', 'HỌC VIỆN KỸ THUẬT MẬT MÃ'], why: 'cryptography' },
  ],
}
