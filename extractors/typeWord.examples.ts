/** Words for kinds of documents in running text, and words that only contain them. */

import type { Examples } from './types.js'
import type { TypeWord } from './typeWord.js'

export const examples: Examples<TypeWord> = {
  finds: [
    {
      text: 'Nghị quyết số 57-NQ/TW',
      quote: 'Nghị quyết',
      value: { name: 'Nghị quyết', capital: true, plural: false },
    },
    { text: 'theo nghị quyết của chi bộ', quote: 'nghị quyết', value: { name: 'Nghị quyết', capital: false } },
    { text: 'NGHỊ QUYẾT SỐ 57', quote: 'NGHỊ QUYẾT', value: { name: 'Nghị quyết', capital: true } },
    { text: 'các Nghị quyết số 28, 29', quote: 'Nghị quyết', value: { plural: true } },
    { text: 'những chỉ thị đã nêu', quote: 'chỉ thị', value: { name: 'Chỉ thị', plural: true } },
    { text: 'hai Quy định của Đảng ủy', quote: 'Quy định', value: { name: 'Quy định', plural: true } },
    { text: 'Nghị\nquyết\nsố 57-NQ/TW', quote: 'Nghị\nquyết', value: { name: 'Nghị quyết' } },
    { text: 'Kế  hoạch số 12', quote: 'Kế  hoạch', value: { name: 'Kế hoạch' } },
    {
      text: 'Chương trình hành động số 15',
      quote: 'Chương trình hành động',
      value: { name: 'Chương trình hành động' },
    },
    {
      text: 'Chương trình Hành động số 15',
      quote: 'Chương trình Hành động',
      value: { name: 'Chương trình hành động' },
    },
    { text: 'Chương trình phối hợp giữa hai ngành', quote: 'Chương trình phối hợp', value: { capital: true } },
    { text: 'Chương trình số 09-CTr/TU', quote: 'Chương trình', value: { name: 'Chương trình' } },
    { text: 'Thông báo Kết luận số 33', quote: 'Thông báo Kết luận', value: { name: 'Thông báo kết luận' } },
    { text: 'Thông tri số 21-TT/TU', quote: 'Thông tri', value: { name: 'Thông tri' } },
    { text: 'Bộ luật Lao động', quote: 'Bộ luật', value: { name: 'Bộ luật' } },
    { text: 'Luật Thủ đô', quote: 'Luật', value: { name: 'Luật' } },
    { text: 'Thông tư liên tịch số 03', quote: 'Thông tư liên tịch', value: { name: 'Thông tư liên tịch' } },
    { text: 'Công điện khẩn', quote: 'Công điện', value: { name: 'Công điện' } },
    { text: 'gửi Tờ trình, Đề án', quote: 'Đề án', value: { name: 'Đề án' } },
    { text: 'Văn kiện Đại hội XIV', quote: 'Văn kiện', value: { name: 'Văn kiện' } },
    { text: 'Hướng dẫn liên ngành số 01', quote: 'Hướng dẫn liên ngành', value: { name: 'Hướng dẫn liên ngành' } },
  ],
  ignores: [
    { text: 'đoàn kết luân phiên', why: 'other words' },
    { text: 'nghị trường', why: 'another word' },
    { text: 'pháp luậtviệt', why: 'glued letters are no word of the list' },
    { text: 'hội nghị, quyết tâm', why: 'a comma parts the two' },
    { text: 'sổ tay đảng viên', why: 'no document of the lists' },
    { text: 'Nghi quyet so 57', why: 'without diacritics it is another word' },
  ],
}
