/** Lines of capitals in normal case, and lines that come back as they are. */
export const examples: {
  readonly finds: readonly { readonly text: string; readonly value: string; readonly gap?: string }[]
  readonly ignores: readonly { readonly text: string; readonly why: string }[]
} = {
  finds: [
    { text: 'BAN TUYÊN GIÁO QUẬN ỦY', value: 'Ban Tuyên giáo Quận ủy' },
    { text: 'BAN THƯỜNG VỤ', value: 'Ban Thường vụ' },
    { text: 'ĐẢNG ỦY XÃ THÁI SƠN', value: 'Đảng ủy xã Thái Sơn' },
    { text: 'ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG', value: 'Đảng bộ thành phố Hải Phòng' },
    { text: 'TỈNH ỦY NGHỆ AN', value: 'Tỉnh ủy Nghệ An' },
    { text: 'ỦY BAN NHÂN DÂN PHƯỜNG HỒNG BÀNG', value: 'Ủy ban nhân dân phường Hồng Bàng' },
    { text: 'TỈNH NGHỆ AN', value: 'Tỉnh Nghệ An' },
    { text: 'BAN CHẤP HÀNH TRUNG ƯƠNG', value: 'Ban Chấp hành Trung ương' },
    { text: 'BAN TUYÊN GIÁO VÀ DÂN VẬN', value: 'Ban Tuyên giáo và Dân vận' },
    { text: 'SỞ GIÁO DỤC VÀ ĐÀO TẠO', value: 'Sở Giáo dục và Đào tạo' },
    { text: 'ỦY BAN KIỂM TRA', value: 'Ủy ban Kiểm tra' },
    { text: 'UBND HUYỆN NAM ĐÀN', value: 'UBND huyện Nam Đàn' },
    { text: 'ĐOÀN THANH NIÊN PHƯỜNG ĐÔNG HẢI', value: 'Đoàn Thanh niên phường Đông Hải' },
    { text: 'CHI BỘ THÔN 5', value: 'Chi bộ Thôn 5', gap: 'should be “Chi bộ thôn 5”: thôn is no name' },
    { text: 'ĐẠI HỘI LẦN THỨ XIV', value: 'Đại Hội lần thứ XIV', gap: 'should be “Đại hội lần thứ XIV”' },
    { text: 'BAN  BÍ   THƯ', value: 'Ban Bí thư' },
    { text: 'BÀ RỊA-VŨNG TÀU', value: 'Bà Rịa-Vũng Tàu' },
  ],
  ignores: [
    { text: 'Ban Tuyên giáo Quận ủy', why: 'no line of capitals' },
    { text: 'Đảng ủy xã THÁI SƠN', why: 'no line of capitals' },
    { text: '', why: 'nothing' },
    { text: '123', why: 'no letters' },
  ],
}
