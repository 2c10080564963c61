/** One file after another, where a bad one costs only itself; shared by the commands that read files without a database. */
import { UnreadableDocumentError } from '../pipeline/types.js'
import { EXIT, isSystemError } from './errors.js'
import { tell } from './print.js'
import type { Settings } from './settings.js'

/** Names each file that cannot be read and why; gives the exit code. What the program does not know ends it. */
export async function eachFile(
  files: readonly string[],
  { lang, m }: Settings,
  act: (file: string) => Promise<void>,
): Promise<number> {
  let failed = 0
  for (const file of files) {
    try {
      await act(file)
    } catch (error) {
      if (error instanceof UnreadableDocumentError) tell(`${file}: ${lang === 'vi' ? error.message : error.messageEn}`)
      else if (isSystemError(error)) tell(m.cannotRead(file, error.code ?? error.message))
      else throw error
      failed++
    }
  }
  if (failed === 0) return EXIT.done
  return failed === files.length ? EXIT.failed : EXIT.setAside
}
