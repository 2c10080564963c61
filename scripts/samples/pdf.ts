/** PDF files with a text layer, printed by LibreOffice from the Word form; needed only when samples are built anew. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const OFFICE = 'soffice'

export function hasOffice(): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, OFFICE)))
}

/** Prints all Word files in one start of the office suite; the answer is in the order of the input. */
export function pdfsOf(files: readonly Uint8Array[]): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'vankien-samples-'))
  try {
    const inputs = files.map((bytes, index) => {
      const path = join(folder, `${String(index).padStart(3, '0')}.docx`)
      writeFileSync(path, bytes)
      return path
    })
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    execFileSync(OFFICE, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...inputs], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, SOURCE_DATE_EPOCH: '1767243600' },
    })
    return inputs.map((path) => stablePdf(readFileSync(path.replace(/docx$/, 'pdf'))))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Fixes what changes from run to run, byte for byte, so that the offsets in the cross-reference table hold. */
function stablePdf(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  const stable = text
    .replace(/\/CreationDate\(D:\d{14}/g, '/CreationDate(D:20260101120000')
    .replace(/\/ID\s*\[\s*<[0-9A-Fa-f]+>\s*<[0-9A-Fa-f]+>\s*\]/g, zeros)
    .replace(/\/DocChecksum\s*\/[0-9A-Fa-f]+/g, (found) =>
      found.replace(/[0-9A-Fa-f]+$/, (hex) => '0'.repeat(hex.length)),
    )
  return Uint8Array.from(Buffer.from(stable, 'latin1'))
}

const zeros = (found: string): string => found.replace(/<[0-9A-Fa-f]+>/g, (hex) => `<${'0'.repeat(hex.length - 2)}>`)
