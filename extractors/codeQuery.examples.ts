/** Codes as people type them, and what is no code. */
import type { CodeQuery } from './codeQuery.js'

const NQ57 = { number: '57', type: 'NQ', issuer: 'TW', system: 'party' } as const

export const examples: {
  readonly reads: readonly (readonly [string, Partial<CodeQuery>])[]
  readonly declines: readonly (readonly [string, string])[]
} = {
  reads: [
    ['57-NQ/TW', NQ57],
    ['57 NQ/TW', NQ57],
    ['57NQ/TW', NQ57],
    ['57-nq/tw', NQ57],
    ['57 nq tw', NQ57],
    [' 57 – NQ / TW. ', NQ57],
    ['57‑NQ/TƯ', NQ57],
    ['57-NQ/T.Ư', NQ57],
    ['57/NQ-TW', NQ57],
    ['57-NQ-TW', NQ57],
    ['57-NQ//TW', NQ57],
    ['NQ 57-NQ/TW', { ...NQ57, typeName: null }],
    ['NQ57-TW', NQ57],
    ['nq 57/tw', NQ57],
    ['NQ-57/TW', NQ57],
    ['NQ số 57-NQ/TW', NQ57],
    ['Nghị quyết số 57-NQ/TW', { ...NQ57, typeName: 'Nghị quyết' }],
    ['Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị', { ...NQ57, date: '2024-12-22' }],
    ['nghị quyết 57 ngày 22 tháng 12 năm 2024', { number: '57', type: 'NQ', issuer: null, date: '2024-12-22' }],
    ['NGHI QUYET 57', { number: '57', type: 'NQ', typeName: 'Nghị quyết', issuer: null, system: null }],
    ['nghị quyết 57', { number: '57', type: 'NQ', typeName: 'Nghị quyết', issuer: null, system: null }],
    ['nghi quyet so 57 cua bo chinh tri', { number: '57', type: 'NQ', issuer: 'TW', system: 'party' }],
    ['nq57', { number: '57', type: 'NQ', typeName: null, issuer: null }],
    ['57-NQ', { number: '57', type: 'NQ', issuer: null }],
    ['số 57', { number: '57', type: null, issuer: null }],
    ['57', { number: '57', type: null, issuer: null, system: null }],
    ['11-CT/TW khóa XIII', { number: '11', type: 'CT', issuer: 'TW', term: 'XIII' }],
    ['chỉ thị 11 khoá 13', { number: '11', type: 'CT', issuer: null, term: 'XIII' }],
    ['06-CT/TW', { number: '06', type: 'CT' }],
    ['qd 217/tw', { number: '217', type: 'QĐ', issuer: 'TW' }],
    ['217-QĐ/TW', { number: '217', type: 'QĐ', issuer: 'TW' }],
    ['12-KH/ĐU', { number: '12', type: 'KH', issuer: 'ĐU' }],
    ['12-kh/du', { number: '12', type: 'KH', issuer: 'ĐU' }],
    ['12-KH/TU', { number: '12', type: 'KH', issuer: 'TU' }],
    [
      'chương trình hành động 15-CTr/TU',
      { number: '15', type: 'CTr', typeName: 'Chương trình hành động', issuer: 'TU' },
    ],
    ['04-CTPH/BTGDVTU-SGDĐT', { number: '04', type: 'CTPH', issuer: 'BTGDVTU-SGDDT' }],
    ['450/QĐ-TTg', { number: '450', type: 'QĐ', issuer: 'TTg', system: 'state' }],
    ['450 qd ttg', { number: '450', type: 'QĐ', issuer: 'TTg', system: 'state' }],
    ['13/2023/NĐ-CP', { number: '13', type: 'NĐ', issuer: 'CP', year: '2023', system: 'state' }],
    ['nghị định 13/2023', { number: '13', type: 'NĐ', issuer: null, year: '2023', system: 'state' }],
    ['64/2020/QH14', { number: '64', type: null, issuer: 'QH14', year: '2020', system: 'state' }],
    ['1518/BNG-NVVH', { number: '1518', type: null, issuer: 'BNG-NVVH' }],
  ],
  declines: [
    ['', 'nothing was typed'],
    ['nghị quyết', 'no number'],
    ['nghị quyết đại hội', 'no number'],
    ['TW', 'no number'],
    ['57-NQ/TW ngày 31/02/2024', 'there is no such day'],
    ['57-NQ/TW khóa XXX', 'there is no such term'],
    ['đại hội 14 và đại hội 13', 'two numbers, none of a document'],
    ["57'; DROP TABLE works", 'no code'],
  ],
}
