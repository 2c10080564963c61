/** Words announced as a code that the rules do not read, and what such words else stand for. */
import type { Examples } from './types.js'

export const examples: Examples<object> = {
  finds: [
    { text: 'Thực hiện Chỉ thị số CT-12 của Ban Thường vụ', quote: 'CT-12', value: {} },
    { text: 'Căn cứ Nghị quyết số 10/NQTW/2013 về thuỷ sản', quote: '10/NQTW/2013', value: {} },
    { text: 'theo Công văn số: VP-118/2024 ngày 03/02/2024', quote: 'VP-118/2024', value: {} },
    { text: 'tại Kế hoạch số 3A.KH2/TU-X', quote: '3A.KH2/TU-X', value: {} },
    { text: 'Kết luận\nsố KL.21/TW', quote: 'KL.21/TW', value: {} },
  ],
  ignores: [
    { text: 'Nghị quyết số 57-NQ/TW ngày 22/12/2024', why: 'was read' },
    { text: 'Nghị quyết số 36-NQ/TW.', why: 'was read; the stop is not part of it' },
    { text: 'Công văn số 45-TB-TW-VPTW', why: 'was read' },
    { text: 'Quyết định số 45/2025', why: 'no letters: a number and a year' },
    { text: 'tờ khai số 77-TK.1', why: 'a form' },
    { text: 'Nghị quyết số 02/NQ-ĐHĐCĐ', why: 'of a company' },
    { text: 'hợp đồng số 12/HĐ-ABC', why: 'a contract' },
    { text: 'biển số 15A-123.45', why: 'a number plate' },
    { text: 'căn cước công dân số A-123/X', why: 'an identity card' },
    { text: 'Phụ lục số 2-B kèm theo Kế hoạch', why: 'an annex' },
    { text: 'Luật số 45/2019/QH14', why: 'was read' },
    { text: 'chỉ số PCI-2024', why: 'an index' },
  ],
}
