/** Committee terms behind a body or a document, and what "khóa" else stands before. */
import type { Examples } from './types.js'

export const examples: Examples<{ readonly term: string }> = {
  finds: [
    { text: 'Bộ Chính trị khóa XIII', quote: 'khóa XIII', value: { term: 'XIII' } },
    { text: 'Bộ Chính trị (khóa XIII)', quote: '(khóa XIII)', value: { term: 'XIII' } },
    { text: 'Ban Bí thư khoá XII', quote: 'khoá XII', value: { term: 'XII' } },
    { text: 'Ban Bí thư, Khóa XII', quote: 'Khóa XII', value: { term: 'XII' } },
    { text: 'Ban Chấp hành Trung ương khóa 13', quote: 'khóa 13', value: { term: 'XIII' } },
    { text: 'Trung ương ( khóa IX )', quote: '( khóa IX )', value: { term: 'IX' } },
    { text: 'Ban Bí thư\nkhóa\nXI', quote: 'khóa\nXI', value: { term: 'XI' } },
    { text: 'Trung ương 4 khóa XII, ngày 30/10/2016', quote: 'khóa XII', value: { term: 'XII' } },
    { text: '(Hội nghị Trung ương 8 khóa XIII) nêu rõ', quote: 'khóa XIII', value: { term: 'XIII' } },
    { text: 'khóa I', quote: 'khóa I', value: { term: 'I' } },
    { text: 'khóa XX', quote: 'khóa XX', value: { term: 'XX' } },
  ],
  ignores: [
    { text: 'khóa học bồi dưỡng', why: 'a course' },
    { text: 'khóa IIX', why: 'no numeral' },
    { text: 'khóa XXI', why: 'beyond the closed list' },
    { text: 'khóa 0', why: 'no term' },
    { text: 'khóa 2020', why: 'a year' },
    { text: 'khóa 2021 - 2026', why: 'years of a council' },
    { text: 'chìa khóa vạn năng', why: 'a key' },
    { text: 'khóa XIIIa', why: 'no numeral' },
    { text: 'thời khóa biểu', why: 'a timetable' },
  ],
}
