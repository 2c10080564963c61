/** Issuers and the units they are of; units as people write them in lists; and what names no unit. */
import type { Level } from './types.js'
import type { TypedUnit } from './unit.js'

/** An issuer with what is known of its document, or what someone typed. */
export type Named = string | readonly [issuer: string | null, level: Level | null, parent: string | null]

export const examples: {
  readonly reads: readonly (readonly [Named, Partial<TypedUnit>])[]
  readonly declines: readonly (readonly [Named, string])[]
} = {
  reads: [
    [['Ban Thường vụ Đảng ủy xã Thái Sơn', 'xã', 'Hải Phòng'], { level: 'xã', kind: 'xã', name: 'Thái Sơn' }],
    [['Ban Chấp hành Đảng bộ xã Quỳnh Lưu', 'xã', 'Nghệ An'], { level: 'xã', kind: 'xã', name: 'Quỳnh Lưu' }],
    [
      ['Ban Xây dựng Đảng Đảng ủy phường Hoàn Kiếm', 'xã', 'Hà Nội'],
      { level: 'xã', kind: 'phường', name: 'Hoàn Kiếm' },
    ],
    [['Ban Thường vụ Đoàn phường Nghĩa Đô', 'xã', 'Hà Nội'], { level: 'xã', kind: 'phường', name: 'Nghĩa Đô' }],
    [['Thường trực Đảng ủy đặc khu Cát Hải', 'xã', 'Hải Phòng'], { level: 'xã', kind: 'đặc khu', name: 'Cát Hải' }],
    [
      ['Ban Thường trực Ủy ban MTTQ Việt Nam xã Hy Cương', 'xã', 'Phú Thọ'],
      { level: 'xã', kind: 'xã', name: 'Hy Cương' },
    ],
    [
      ['UBND xã Thái Tân, huyện Nam Sách, tỉnh Hải Dương', 'xã', 'Hải Dương'],
      { level: 'xã', kind: 'xã', name: 'Thái Tân' },
    ],
    [['Đảng ủy xã Tân Xã', 'xã', 'Hà Nội'], { level: 'xã', kind: 'xã', name: 'Tân Xã' }],
    [['Ủy ban nhân dân phường 1', 'xã', 'Tây Ninh'], { level: 'xã', kind: 'phường', name: '1' }],
    [['Đảng ủy xã Cư M’gar', 'xã', 'Đắk Lắk'], { level: 'xã', kind: 'xã', name: "Cư M'gar" }],
    [['Ban Thường vụ Đảng ủy Thái Tân', 'xã', 'Hải Phòng'], { level: 'xã', kind: null, name: 'Thái Tân' }],
    [['Bảo hiểm xã hội phường Vinh Tân', 'xã', 'Nghệ An'], { level: 'xã', kind: 'phường', name: 'Vinh Tân' }],
    [['Ban Thường vụ Huyện uỷ Thanh Liêm', 'huyện', 'Hà Nam'], { level: 'huyện', kind: 'huyện', name: 'Thanh Liêm' }],
    [['Ban Tổ chức Quận ủy Ngô Quyền', 'huyện', 'Hải Phòng'], { level: 'huyện', kind: 'quận', name: 'Ngô Quyền' }],
    [['Ban Thường vụ Thị ủy Kỳ Anh', 'huyện', 'Hà Tĩnh'], { level: 'huyện', kind: 'thị xã', name: 'Kỳ Anh' }],
    [['Thành ủy Vinh', 'huyện', 'Nghệ An'], { level: 'huyện', kind: 'thành phố', name: 'Vinh' }],
    [['Huyện đoàn Nam Đàn', 'huyện', 'Nghệ An'], { level: 'huyện', kind: 'huyện', name: 'Nam Đàn' }],
    [
      ['Ban Chấp hành Đảng bộ huyện Diễn Châu', 'huyện', 'Nghệ An'],
      { level: 'huyện', kind: 'huyện', name: 'Diễn Châu' },
    ],
    [['Ban Thường vụ Tỉnh ủy Nghệ An', 'tỉnh', 'Nghệ An'], { level: 'tỉnh', kind: 'tỉnh', name: 'Nghệ An' }],
    [['Sở Y tế', 'tỉnh', 'Hải Phòng'], { level: 'tỉnh', kind: 'thành phố', name: 'Hải Phòng' }],
    [['Tỉnh ủy Hải Dương', 'tỉnh', 'Hải Dương'], { level: 'tỉnh', kind: 'tỉnh', name: 'Hải Dương' }],
    [['Thành ủy', 'tỉnh', 'Thành phố Hồ Chí Minh'], { level: 'tỉnh', kind: 'thành phố', name: 'Hồ Chí Minh' }],
    [
      ['Ban Tổ chức Trung ương', 'trung ương', null],
      { level: 'trung ương', kind: null, name: 'Ban Tổ chức Trung ương' },
    ],
    [
      ['Ban Thường vụ Đảng ủy Chính phủ', 'trung ương', null],
      { level: 'trung ương', kind: null, name: 'Đảng ủy Chính phủ' },
    ],
    [
      ['Ban Chấp hành Trung ương Đảng', 'trung ương', null],
      { level: 'trung ương', kind: null, name: 'Ban Chấp hành Trung ương Đảng' },
    ],
    [['Đảng ủy Trường Đại học Vinh', null, null], { level: null, kind: null, name: 'Đảng ủy Trường Đại học Vinh' }],
    ['Đảng ủy xã Thái Tân', { level: 'xã', kind: 'xã', name: 'Thái Tân', rest: '' }],
    ['ĐẢNG UỶ XÃ THÁI TÂN', { level: 'xã', kind: 'xã', name: 'THÁI TÂN' }],
    ['  xã   Thái Tân ', { level: 'xã', kind: 'xã', name: 'Thái Tân' }],
    ['dang uy xa thai tan', { level: 'xã', kind: 'xã', name: 'thai tan' }],
    ['X. Thái Tân', { level: 'xã', kind: 'xã', name: 'Thái Tân' }],
    ['P.Hồng Bàng', { level: 'xã', kind: 'phường', name: 'Hồng Bàng' }],
    ['TT Cát Bà', { level: 'xã', kind: 'thị trấn', name: 'Cát Bà' }],
    ['Thái Tân', { level: null, kind: null, name: 'Thái Tân', rest: '' }],
    [
      'xã Thái Tân, huyện Nam Sách, tỉnh Hải Dương',
      { level: 'xã', name: 'Thái Tân', rest: 'huyện Nam Sách, tỉnh Hải Dương' },
    ],
    ['xã Thái Tân (Hải Dương)', { level: 'xã', name: 'Thái Tân', rest: 'Hải Dương' }],
    ['xã Thái Tân - tỉnh Hải Dương', { level: 'xã', name: 'Thái Tân', rest: 'tỉnh Hải Dương' }],
    ['Thái Tân, Hải Dương', { level: null, name: 'Thái Tân', rest: 'Hải Dương' }],
    ['Huyện ủy Nam Đàn', { level: 'huyện', kind: 'huyện', name: 'Nam Đàn' }],
    ['quan Cau Giay', { level: 'huyện', kind: 'quận', name: 'Cau Giay' }],
    ['thành phố Vinh', { level: 'huyện', kind: 'thành phố', name: 'Vinh' }],
    ['Thị xã Kỳ Anh', { level: 'huyện', kind: 'thị xã', name: 'Kỳ Anh' }],
    ['Thành ủy Hải Phòng', { level: 'tỉnh', kind: 'thành phố', name: 'Hải Phòng' }],
    ['UBND tỉnh nghe an', { level: 'tỉnh', kind: 'tỉnh', name: 'Nghệ An' }],
    ['TP. Hồ Chí Minh', { level: 'tỉnh', kind: 'thành phố', name: 'Hồ Chí Minh' }],
    ['TP.HCM', { level: 'tỉnh', name: 'Hồ Chí Minh' }],
    ['Ban Tổ chức Trung ương', { level: null, kind: null, name: 'Ban Tổ chức Trung ương' }],
    ['Đảng ủy Quân sự tỉnh Gia Lai', { level: 'tỉnh', name: 'Gia Lai' }],
    ['xã', { level: null, name: 'xã' }],
  ],
  declines: [
    [['Ban Thường vụ Đảng ủy', 'xã', 'Hải Phòng'], 'the committee of some commune, it does not say which'],
    [['Hợp tác xã Thái Tân', 'xã', 'Hải Phòng'], 'a cooperative, no commune'],
    [['Tỉnh ủy', 'tỉnh', null], 'the committee of some province'],
    [[null, 'xã', 'Hải Phòng'], 'no issuer'],
    [' - ', 'only a dash'],
  ],
}
