/** Phrases that set a time, with the year 2026 meant where none is printed; recurrences as RFC 5545 rules. */
import type { TimePhrase } from './timePhrase.js'
import type { Examples } from './types.js'

export const examples: Examples<TimePhrase> = {
  finds: [
    // One day.
    {
      text: 'gửi về Đảng ủy trước ngày 25/11/2026',
      quote: 'trước ngày 25/11/2026',
      value: { kind: 'once', date: '2026-11-25', relationToDate: 'before', rrule: null },
    },
    {
      text: 'chậm nhất là ngày 15 tháng 6 năm 2025',
      quote: 'chậm nhất là ngày 15 tháng 6 năm 2025',
      value: { date: '2025-06-15', relationToDate: 'by' },
    },
    {
      text: 'chậm nhất ngày 20/3/2026',
      quote: 'chậm nhất ngày 20/3/2026',
      value: { date: '2026-03-20', relationToDate: 'by' },
    },
    {
      text: 'chậm nhất vào ngày 20/3/2026',
      quote: 'chậm nhất vào ngày 20/3/2026',
      value: { date: '2026-03-20', relationToDate: 'by' },
    },
    {
      text: 'xong trước ngày 30/6/2026',
      quote: 'xong trước ngày 30/6/2026',
      value: { date: '2026-06-30', relationToDate: 'before' },
    },
    {
      text: 'đến hết ngày 31/12/2026',
      quote: 'đến hết ngày 31/12/2026',
      value: { date: '2026-12-31', relationToDate: 'by' },
    },
    {
      text: 'trước 17 giờ 00 ngày 12/5/2026',
      quote: 'trước 17 giờ 00 ngày 12/5/2026',
      value: { date: '2026-05-12', relationToDate: 'before' },
    },
    {
      text: 'trước 16h30 ngày 12/5/2026',
      quote: 'trước 16h30 ngày 12/5/2026',
      value: { date: '2026-05-12', relationToDate: 'before' },
    },
    {
      text: 'hoàn thành trước 15/11',
      quote: 'hoàn thành trước 15/11',
      value: { date: '2026-11-15', relationToDate: 'before' },
    },
    { text: 'trước ngày 15/11', quote: 'trước ngày 15/11', value: { date: '2026-11-15', relationToDate: 'before' } },
    {
      text: 'trước ngày 15 tháng 11',
      quote: 'trước ngày 15 tháng 11',
      value: { date: '2026-11-15', relationToDate: 'before' },
    },

    { text: 'trước ngày 15.11.2026', quote: 'trước ngày 15.11.2026', value: { date: '2026-11-15' } },
    { text: 'trước ngày 15-11-2026', quote: 'trước ngày 15-11-2026', value: { date: '2026-11-15' } },
    { text: 'Trước ngày 15/11/2026', quote: 'Trước ngày 15/11/2026', value: { date: '2026-11-15' } },
    { text: 'trước ngày 31/4/2026', quote: 'trước ngày 31/4/2026', value: { date: null, impossible: true } },
    {
      text: 'từ ngày 01/3/2026 đến hết ngày 30/4/2026',
      quote: 'từ ngày 01/3/2026 đến hết ngày 30/4/2026',
      value: { kind: 'once', date: '2026-04-30', relationToDate: 'within' },
    },
    {
      text: 'từ 01/3 đến 30/4/2026',
      quote: 'từ 01/3 đến 30/4/2026',
      value: { date: '2026-04-30', relationToDate: 'within' },
    },

    // A quarter or a month.
    {
      text: 'hoàn thành trong quý II/2026',
      quote: 'hoàn thành trong quý II/2026',
      value: { date: '2026-06-30', relationToDate: 'within' },
    },
    { text: 'trong quý IV năm 2026', quote: 'trong quý IV năm 2026', value: { date: '2026-12-31' } },
    { text: 'trước quý III', quote: 'trước quý III', value: { date: '2026-09-30', relationToDate: 'before' } },
    { text: 'trong quý 1/2027', quote: 'trong quý 1/2027', value: { date: '2027-03-31' } },
    { text: 'trong tháng 6', quote: 'trong tháng 6', value: { date: '2026-06', relationToDate: 'within' } },
    { text: 'trong tháng 6/2026', quote: 'trong tháng 6/2026', value: { date: '2026-06' } },
    { text: 'trước tháng 6 năm 2026', quote: 'trước tháng 6 năm 2026', value: { relationToDate: 'before' } },
    { text: 'hết tháng 9', quote: 'hết tháng 9', value: { date: '2026-09', relationToDate: 'by' } },

    // Again and again.
    {
      text: 'trước ngày 10 của tháng cuối quý',
      quote: 'trước ngày 10 của tháng cuối quý',
      value: {
        kind: 'recurring',
        rrule: 'FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=10',
        relationToDate: 'before',
        date: null,
      },
    },
    {
      text: 'ngày 25 tháng cuối mỗi quý',
      quote: 'ngày 25 tháng cuối mỗi quý',
      value: { rrule: 'FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=25' },
    },
    {
      text: 'ngày 05 tháng đầu quý',
      quote: 'ngày 05 tháng đầu quý',
      value: { rrule: 'FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=5' },
    },
    { text: 'ngày 20 hằng tháng', quote: 'ngày 20 hằng tháng', value: { rrule: 'FREQ=MONTHLY;BYMONTHDAY=20' } },
    {
      text: 'trước ngày 20 hàng tháng',
      quote: 'trước ngày 20 hàng tháng',
      value: { rrule: 'FREQ=MONTHLY;BYMONTHDAY=20', relationToDate: 'before' },
    },
    {
      text: 'hằng tháng, trước ngày 20',
      quote: 'hằng tháng, trước ngày 20',
      value: { rrule: 'FREQ=MONTHLY;BYMONTHDAY=20' },
    },
    {
      text: 'trước ngày 15/6 và 15/12 hằng năm',
      quote: 'trước ngày 15/6 và 15/12 hằng năm',
      value: { rrule: 'FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15', relationToDate: 'before' },
    },
    {
      text: 'trước ngày 30/11 hằng năm',
      quote: 'trước ngày 30/11 hằng năm',
      value: { rrule: 'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30' },
    },
    {
      text: 'trước ngày 10/6 và 25/11 hằng năm',
      quote: 'trước ngày 10/6',
      value: { rrule: 'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10' },
    },
    {
      text: 'trước ngày 10/6 và 25/11 hằng năm',
      quote: 'và 25/11 hằng năm',
      value: { rrule: 'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25' },
      gap: 'should begin after “và”',
    },
    {
      text: 'hằng năm, trước ngày 15/12',
      quote: 'hằng năm, trước ngày 15/12',
      value: { rrule: 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15' },
    },
    { text: 'thứ sáu hằng tuần', quote: 'thứ sáu hằng tuần', value: { rrule: 'FREQ=WEEKLY;BYDAY=FR' } },
    {
      text: 'trước thứ 5 hằng tuần',
      quote: 'trước thứ 5 hằng tuần',
      value: { rrule: 'FREQ=WEEKLY;BYDAY=TH', relationToDate: 'before' },
    },

    {
      text: 'chiều thứ Sáu tuần cuối tháng',
      quote: 'chiều thứ Sáu tuần cuối tháng',
      value: { kind: 'recurring', rrule: 'FREQ=MONTHLY;BYDAY=-1FR' },
    },
    {
      text: 'chậm nhất ngày 30/3 năm sau',
      quote: 'chậm nhất ngày 30/3 năm sau',
      value: { kind: 'recurring', rrule: 'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=30', relationToDate: 'by' },
    },
    {
      text: 'trước ngày 25 của tháng trước',
      quote: 'trước ngày 25 của tháng trước',
      value: { rrule: 'FREQ=MONTHLY;BYMONTHDAY=25', relationToDate: 'before' },
    },
    {
      text: 'hạn cuối là ngày 16/10/2026',
      quote: 'hạn cuối là ngày 16/10/2026',
      value: { date: '2026-10-16', relationToDate: 'by' },
    },
    {
      text: 'không để quá ngày 31-12-1998',
      quote: 'không để quá ngày 31-12-1998',
      value: { date: '1998-12-31', relationToDate: 'by' },
    },
    {
      text: 'từ nay đến ngày 13/11/2026',
      quote: 'từ nay đến ngày 13/11/2026',
      value: { date: '2026-11-13', relationToDate: 'within' },
    },
    { text: 'trong quí I năm 1999', quote: 'trong quí I năm 1999', value: { date: '1999-03-31' } },
    { text: 'vào tháng 11/2028', quote: 'vào tháng 11/2028', value: { date: '2028-11', relationToDate: 'on' } },
    {
      text: 'Quý IV/2029 chuẩn bị tổng kết',
      quote: 'Quý IV/2029',
      value: { date: '2029-12-31', relationToDate: 'within' },
    },
    { text: 'chậm nhất cuối tháng 10/2026', quote: 'chậm nhất cuối tháng 10/2026', value: { date: '2026-10' } },

    // A cadence without a day.
    { text: 'hai năm một lần', quote: 'hai năm một lần', value: { kind: 'open', rrule: 'FREQ=YEARLY;INTERVAL=2' } },
    { text: 'sáu tháng một lần', quote: 'sáu tháng một lần', value: { rrule: 'FREQ=MONTHLY;INTERVAL=6' } },
    { text: 'mỗi tháng một buổi', quote: 'mỗi tháng một buổi', value: { kind: 'open', rrule: 'FREQ=MONTHLY' } },
    { text: 'báo cáo đột xuất qua trực ban', quote: 'đột xuất', value: { kind: 'open', rrule: null } },
    {
      text: 'định kỳ hằng quý báo cáo',
      quote: 'định kỳ hằng quý',
      value: { kind: 'open', rrule: 'FREQ=MONTHLY;INTERVAL=3' },
    },
    { text: 'báo cáo hằng quý', quote: 'hằng quý', value: { kind: 'open', rrule: 'FREQ=MONTHLY;INTERVAL=3' } },
    { text: 'báo cáo định kỳ tháng, quý', quote: 'định kỳ tháng', value: { rrule: 'FREQ=MONTHLY' } },
    { text: 'báo cáo định kỳ tháng, quý', quote: 'quý', value: { rrule: 'FREQ=MONTHLY;INTERVAL=3' } },
    { text: 'báo cáo định kỳ 6 tháng, năm', quote: 'định kỳ 6 tháng', value: { rrule: 'FREQ=MONTHLY;INTERVAL=6' } },
    { text: 'báo cáo định kỳ 6 tháng, năm', quote: 'năm', value: { rrule: 'FREQ=YEARLY' } },
    { text: 'báo cáo hằng năm', quote: 'hằng năm', value: { kind: 'open', rrule: 'FREQ=YEARLY' } },
    {
      text: 'báo cáo định kỳ hoặc đột xuất',
      quote: 'định kỳ hoặc đột xuất',
      value: { kind: 'open', rrule: null, needsReport: true },
    },
    { text: 'báo cáo đột xuất khi có yêu cầu', quote: 'đột xuất khi có yêu cầu', value: { kind: 'open', rrule: null } },
  ],
  ignores: [
    { text: 'đến năm 2030, tầm nhìn đến năm 2045', why: 'a horizon' },
    { text: 'trước năm 2030', why: 'a horizon' },

    { text: 'Điều 15/QĐ', why: 'no day' },
    { text: 'quý vị đại biểu', why: 'a courtesy' },
    { text: 'trong tháng cao điểm', why: 'no month is named' },
    { text: 'trong tháng 13', why: 'no such month' },
    { text: 'trước yêu cầu mới', why: 'no time' },
    { text: 'nghỉ hưu từ 01/7', why: 'a beginning' },
  ],
}
