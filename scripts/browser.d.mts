/** What the browser test uses of browser.mjs. */
import type { Browser } from 'playwright-core'

interface Clock {
  readonly now?: string | null
}

export function chromiumPath(): string | null
export function vankien(
  words: readonly string[],
  how?: Clock & { readonly expected?: readonly number[]; readonly cwd?: string },
): string
export function serve(
  db: string,
  how?: Clock,
): Promise<{ readonly address: string; readonly stop: () => Promise<void> }>
export function launch(executablePath: string): Promise<Browser>
