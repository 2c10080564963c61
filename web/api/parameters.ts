/** Parameters that several endpoints take. */
import { z } from 'zod'
import type { Province } from '../../extractors/lexicon/types.js'
import { termNumeral } from '../../extractors/term.js'
import type { Level } from '../../extractors/types.js'
import { provinceNamed } from '../../extractors/unit.js'
import { levelNamed, typedDate } from '../../reports/typed.js'
import { ApiProblem, type Said } from './problem.js'

/** A check with a sentence of its own in both languages. */
const or = (said: Said) => ({ params: said })

/** A number of at most so many rows. */
export const limit = (standard: number, most: number) =>
  z.coerce.number().int().min(1).max(most).default(standard).meta({ description: 'Số dòng nhiều nhất · rows at most' })

export const offset = z.coerce
  .number()
  .int()
  .min(0)
  .max(10_000_000)
  .default(0)
  .meta({ description: 'Bỏ qua bấy nhiêu dòng đầu · rows to pass over' })

/** An ISO date, as precise as it is known. */
export const date = (description: string) =>
  z
    .string()
    .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/)
    .refine((value) => typedDate(value) === value, or({ vi: 'không có ngày này', en: 'there is no such date' }))
    .optional()
    .meta({ description, examples: ['2026-03-15'] })

export const term = z
  .string()
  .transform((value, context): string => {
    const numeral = termNumeral(value.trim().toUpperCase())
    if (numeral === null)
      context.addIssue({ code: 'custom', ...or({ vi: 'cần số khóa, ví dụ XIII', en: 'a term such as XIII' }) })
    return numeral ?? ''
  })
  .optional()
  .meta({ description: 'Khóa · term of the work asked for', examples: ['XIII'] })

export const level = z
  .string()
  .transform((value, context): Level => {
    const named = levelNamed(value)
    if (named === null)
      context.addIssue({
        code: 'custom',
        ...or({ vi: 'cần một trong: trung ương, tỉnh, huyện, xã', en: 'one of: trung ương, tỉnh, huyện, xã' }),
      })
    return named ?? 'xã'
  })
  .optional()
  .meta({ description: 'Cấp: trung ương, tỉnh, huyện, xã · level; also tw, tinh, huyen, xa', examples: ['xã'] })

export const province = z
  .string()
  .optional()
  .meta({ description: 'Tỉnh, thành phố · province, with diacritics or without', examples: ['Hải Phòng'] })

/** The province that is meant, in any spelling. */
export function provinceOf(typed: string | undefined, provinces: readonly Province[]): string | undefined {
  if (typed === undefined) return undefined
  const named = provinceNamed(typed, provinces)
  if (named !== null) return named
  const [vi, en] = [`province: không có tỉnh, thành phố “${typed}”`, `province: there is no province “${typed}”`]
  throw new ApiProblem('bad-parameter', { vi: `${vi}.`, en: `${en}.` }, { errors: [{ at: 'province', vi, en }] })
}

export const RELATIONS = ['basis', 'implement', 'review', 'monitor', 'amend', 'replace', 'nested', 'mention'] as const

export const relation = z
  .enum(RELATIONS)
  .optional()
  .meta({ description: 'Quan hệ của viện dẫn · relation of the citation' })

export const work = z
  .string()
  .min(1)
  .max(300)
  .meta({
    description: 'Mã hoặc số hiệu, viết cách nào cũng được · id, or code in any spelling',
    examples: ['57-NQ/TW', 'tw/57-NQ/TW@2024-12-22'],
  })

/** true or false. */
export const either = (description: string) =>
  z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0'] }).meta({ type: 'boolean', description })

/** Asked for or not. */
export const flag = (description: string) => either(description).default(false)

/** So many rows of a list from a place on, and whether there are more. */
export function part<Row>(
  rows: Iterable<Row>,
  { limit, offset }: { limit: number; offset: number },
): { rows: Row[]; more: boolean } {
  const found: Row[] = []
  let at = 0
  for (const row of rows) {
    if (at++ < offset) continue
    if (found.length === limit) return { rows: found, more: true }
    found.push(row)
  }
  return { rows: found, more: false }
}
