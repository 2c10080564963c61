import { userInfo } from 'node:os'

/** Name of the system user; null where the system knows none. */
export function userName(): string | null {
  try {
    return userInfo().username || null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return null
  }
}
