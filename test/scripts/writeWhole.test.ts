/** A result is whole or not there. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { writeWhole } from '../../scripts/writeWhole.js'

const folder = mkdtempSync(join(tmpdir(), 'vankien-whole-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('pieces are written in order, texts and bytes', () => {
  const path = join(folder, 'a.txt')
  const pieces = Array.from({ length: 50_000 }, (_, at) => (at % 2 === 0 ? `dòng ${at}\n` : Buffer.from(`ô ${at}\n`)))
  writeWhole(path, pieces)
  expect(readFileSync(path, 'utf8')).toBe(pieces.join(''))
  writeWhole(path, 'ngắn')
  expect(readFileSync(path, 'utf8')).toBe('ngắn')
})

test('an error on the way leaves the file from before, and nothing beside it', () => {
  const path = join(folder, 'b.txt')
  writeFileSync(path, 'bản cũ')
  const failing = function* () {
    yield 'x'.repeat(1 << 20)
    throw new Error('hỏng giữa chừng')
  }
  expect(() => writeWhole(path, failing())).toThrow('hỏng giữa chừng')
  expect(readFileSync(path, 'utf8')).toBe('bản cũ')
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
})
