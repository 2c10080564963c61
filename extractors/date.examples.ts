/** Dates as they are printed, day first; impossible ones are kept and marked. */
import type { PrintedDate } from './date.js'
import type { Examples } from './types.js'

export const examples: Examples<PrintedDate> = {
  finds: [
    { text: 'ký ngày 22/12/2024', quote: 'ngày 22/12/2024', value: { iso: '2024-12-22', real: true } },
    { text: 'ban hành 22-12-2024', quote: '22-12-2024', value: { iso: '2024-12-22' } },
    { text: 'ngày 22.12.2024', quote: 'ngày 22.12.2024', value: { iso: '2024-12-22' } },
    { text: 'ngày 5/2/2026', quote: 'ngày 5/2/2026', value: { iso: '2026-02-05' } },
    { text: 'ngày 05/02/2026', quote: 'ngày 05/02/2026', value: { iso: '2026-02-05' } },
    { text: 'Ngày 5/2/2026, Ban Bí thư', quote: 'Ngày 5/2/2026', value: { iso: '2026-02-05' } },
    { text: 'ngày05/02/2026', quote: 'ngày05/02/2026', value: { iso: '2026-02-05' } },
    { text: 'ngày 22 tháng 12 năm 2024', quote: 'ngày 22 tháng 12 năm 2024', value: { iso: '2024-12-22' } },
    { text: 'ngày 01 tháng 7, năm 2025', quote: 'ngày 01 tháng 7, năm 2025', value: { iso: '2025-07-01' } },
    { text: '22 tháng 12 năm 2024', quote: '22 tháng 12 năm 2024', value: { iso: '2024-12-22' } },
    { text: 'ngày 22 tháng 12/2024', quote: 'ngày 22 tháng 12/2024', value: { iso: '2024-12-22' } },
    { text: 'ngày 22\ntháng 12\nnăm 2024', quote: 'ngày 22\ntháng 12\nnăm 2024', value: { iso: '2024-12-22' } },
    { text: 'ngày\n22/12/2024', quote: 'ngày\n22/12/2024', value: { iso: '2024-12-22' } },
    { text: 'ngày 22/12/\n2024', quote: 'ngày 22/12/\n2024', value: { iso: '2024-12-22' } },
    { text: 'ngày 22 / 12 / 2024', quote: 'ngày 22 / 12 / 2024', value: { iso: '2024-12-22' } },
    { text: 'ngày 22–12–2024', quote: 'ngày 22–12–2024', value: { iso: '2024-12-22' } },
    { text: 'ngày 24/6/1998', quote: 'ngày 24/6/1998', value: { iso: '1998-06-24' } },
    { text: 'ngày 29/02/2024', quote: 'ngày 29/02/2024', value: { iso: '2024-02-29', real: true } },
    { text: 'các ngày 03/02/2026 và 04/02/2026', quote: '04/02/2026', value: { iso: '2026-02-04' } },
    { text: '57-NQ/TW,22/12/2024', quote: '22/12/2024', value: { iso: '2024-12-22' } },
    // Not in the calendar: kept as printed, so that a problem can name them.
    { text: 'ngày 31/02/2024', quote: 'ngày 31/02/2024', value: { iso: '2024-02-31', real: false } },
    { text: 'ngày 29/02/2025', quote: 'ngày 29/02/2025', value: { iso: '2025-02-29', real: false } },
    { text: 'ngày 15/13/2024', quote: 'ngày 15/13/2024', value: { iso: '2024-13-15', real: false } },
    { text: 'ngày 32 tháng 4 năm 2025', quote: 'ngày 32 tháng 4 năm 2025', value: { iso: '2025-04-32', real: false } },
    { text: 'ngày 00/5/2025', quote: 'ngày 00/5/2025', value: { iso: '2025-05-00', real: false } },
  ],
  ignores: [
    { text: 'tháng 12/2024', why: 'a month' },
    { text: 'tháng 6 năm 2025', why: 'a month' },
    { text: 'ngày 22/12', why: 'the year is said elsewhere' },
    { text: 'ngày 22 tháng 12', why: 'the year is said elsewhere' },
    { text: 'Nghị định số 13/2023/NĐ-CP', why: 'number and year of a code' },
    { text: 'Luật số 64/2020/QH14', why: 'number and year of a code' },
    { text: 'giai đoạn 2021-2025', why: 'a span of years' },
    { text: 'số 122/12/2024', why: 'three digits are no day' },
    { text: '1.22.12.2024', why: 'a section number goes before' },
    { text: 'ngày 22/12/20245', why: 'five digits are no year' },
    { text: 'ngày 22/12/1824', why: 'before there was a Party' },
    { text: '22/12/24', why: 'a short year is not read' },
    { text: 'ngày ... tháng ... năm 2026', why: 'left blank' },
  ],
}
