/** The packaged model for Vietnamese, the same for both engines. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const MODEL = 'vie.traineddata'
const packageOf = (name: string): string => createRequire(import.meta.url).resolve(`${name}/package.json`)

/** The version of an installed package. */
export const version = (name: string): string =>
  (JSON.parse(readFileSync(packageOf(name), 'utf8')) as { version: string }).version

/** Where the packed model lies. */
export const modelFolder = (): string => join(dirname(packageOf('@tesseract.js-data/vie')), '4.0.0_best_int')

/** Unpacks the model into a folder of its own; the caller removes it. */
export function unpackedModel(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'vankien-ocr-'))
  writeFileSync(join(folder, MODEL), gunzipSync(readFileSync(join(modelFolder(), `${MODEL}.gz`))))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
