/** The option --ocr of the commands that read files. */
import { OCR_MODES, type OcrMode } from '../pipeline/ocr/types.js'
import { UsageError } from './errors.js'
import type { Messages } from './messages.js'

/** When pages are read by OCR, the value of --ocr. */
export function ocrValue(typed: unknown, m: Messages): OcrMode {
  const ocr = OCR_MODES.find((mode) => mode === typed)
  if (ocr === undefined) throw new UsageError(m.badValue('--ocr', String(typed), m.expectedOneOf(OCR_MODES.join(', '))))
  return ocr
}
