/** Names of problems as people type them. */
import { fingerprintParts } from '../db/corrections.js'

/** A problem's name as short as it stays telling: "date-misprint:0a1b2c3d:1234". */
export function problemId(fingerprint: string): string {
  const { kind, digest, start } = fingerprintParts(fingerprint)
  return `${kind}:${digest.slice(0, 8)}:${start}`
}
