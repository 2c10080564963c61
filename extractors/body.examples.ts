/** Names of bodies: how far they go, and where the sentence goes on instead. */
import type { Found } from './types.js'

type Body = Omit<Found<never>, 'value'>

export const examples: {
  readonly finds: readonly Body[]
  readonly ignores: readonly { readonly text: string; readonly why: string }[]
} = {
  finds: [
    { text: 'của Bộ Chính trị về đột phá phát triển', quote: 'Bộ Chính trị' },
    { text: 'của Bộ Chính trị, Ban Bí thư về công tác cán bộ', quote: 'Bộ Chính trị, Ban Bí thư' },
    { text: 'của Ban Bí thư khóa XII về bảo hiểm', quote: 'Ban Bí thư' },
    { text: 'Ban Thường vụ Thành ủy Hải Phòng yêu cầu', quote: 'Ban Thường vụ Thành ủy Hải Phòng' },
    { text: 'Ban thường vụ tỉnh ủy ban hành', quote: 'Ban thường vụ tỉnh ủy' },
    { text: 'Ban Tuyên giáo và Dân vận Thành ủy hướng dẫn', quote: 'Ban Tuyên giáo và Dân vận Thành ủy' },
    { text: 'Đảng ủy xã Thái Sơn xây dựng', quote: 'Đảng ủy xã Thái Sơn' },
    { text: 'Đảng ủy xã xây dựng kế hoạch', quote: 'Đảng ủy xã' },
    { text: 'UBND tỉnh phê duyệt', quote: 'UBND tỉnh' },
    { text: 'Ủy ban nhân dân phường Hồng Bàng triển khai', quote: 'Ủy ban nhân dân phường Hồng Bàng' },
    { text: 'Ủy ban Kiểm tra Trung ương thông báo', quote: 'Ủy ban Kiểm tra Trung ương' },
    { text: 'Sở Văn hóa, Thể thao và Du lịch chủ trì', quote: 'Sở Văn hóa, Thể thao và Du lịch' },
    { text: 'Bộ Giáo dục và Đào tạo ban hành', quote: 'Bộ Giáo dục và Đào tạo' },
    { text: 'Thủ tướng Chính phủ phê duyệt', quote: 'Thủ tướng Chính phủ' },
    {
      text: 'Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XIII',
      quote: 'Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng',
    },
    {
      text: 'Hội nghị lần thứ tám, Ban Chấp hành Trung ương khóa XI',
      quote: 'Hội nghị lần thứ tám, Ban Chấp hành Trung ương',
    },
    {
      text: 'Đại hội đại biểu toàn quốc lần thứ XIV của Đảng',
      quote: 'Đại hội đại biểu toàn quốc lần thứ XIV của Đảng',
    },
    { text: 'Ban Chấp hành Đảng bộ tỉnh Nghệ An quyết nghị', quote: 'Ban Chấp hành Đảng bộ tỉnh Nghệ An' },
    {
      text: 'Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số.',
      quote: 'Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số',
    },
    { text: 'Đảng ủy Khối các cơ quan tỉnh báo cáo', quote: 'Đảng ủy Khối các cơ quan tỉnh' },
    { text: 'Tỉnh ủy Nghệ An và các sở', quote: 'Tỉnh ủy Nghệ An' },
    { text: 'Đoàn Thanh niên phường ra quân', quote: 'Đoàn Thanh niên phường' },
    { text: 'Hội Liên hiệp Phụ nữ huyện vận động', quote: 'Hội Liên hiệp Phụ nữ huyện' },
    { text: 'BTV Huyện ủy chỉ đạo', quote: 'BTV Huyện ủy' },
    { text: 'Trung ương Đoàn phát động', quote: 'Trung ương Đoàn' },
    { text: 'Trường Chính trị tỉnh mở lớp', quote: 'Trường Chính trị tỉnh' },
    { text: 'Ban Thường vụ Đảng ủy\tTrước 30/9', quote: 'Ban Thường vụ Đảng ủy' },
  ],
  ignores: [
    { text: 'nhân dân các dân tộc', why: 'people' },
    { text: 'công tác khoa giáo', why: 'a field of work' },
    { text: 'Nghị quyết số 57', why: 'a document' },
    { text: 'đồng chí Nguyễn Văn An', why: 'a person' },
  ],
}
