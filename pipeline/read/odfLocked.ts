/** Whether a password locks an OpenDocument file. */
import { UnreadableDocumentError } from '../types.js'
import type { XmlParts } from './xmlParts.js'

/** Throws UnreadableDocumentError for a file that a password locks. */
export function refuseLocked({ text }: XmlParts, path: string): void {
  // Old programs declare a document type in the manifest, which is only looked at.
  if (text('encrypted-package') === null && !/<[\w:]*encryption-data\b/.test(text('META-INF/manifest.xml') ?? ''))
    return
  throw new UnreadableDocumentError(
    path,
    'password',
    'Tệp OpenDocument có mật khẩu; hãy mở và lưu lại không mật khẩu.',
    'The OpenDocument file is protected by a password; open it and save it without one.',
  )
}
