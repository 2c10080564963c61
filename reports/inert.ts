/** Text of documents and names of files made harmless: what would steer a terminal or turn a line around is shown, not done. */

/**
 * Controls other than tab and line feed (ESC begins a command to the terminal, so does U+009B alone), and the signs that turn
 * the direction of what follows: "kế hoạch‮fdp.exe" must not look like "kế hoạchexe.pdf".
 */
const STEERING = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB]/g

/** Each such sign as "\u001b", six signs that do nothing. */
export const inert = (text: string): string => text.replace(STEERING, written)

/** One JSON value; JSON itself lets some of these signs stand as they are. */
export const inertJson = (value: unknown, indent = 2): string =>
  JSON.stringify(value, null, indent).replace(STEERING, written)

const written = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
