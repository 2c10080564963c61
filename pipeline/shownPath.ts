import { sep } from 'node:path'

/** A path as the system knows it: bytes where they are no text that Node can give back. */
export type SystemPath = string | Buffer

/** Composed, with "/", and with no character that would break a line or steer a terminal: "a\nb" is shown as "a␊b". */
export const shown = (path: string): string =>
  path
    .split(sep)
    .join('/')
    .normalize('NFC')
    .replace(/[\u0000-\u001f]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
    .replaceAll('\u007f', '␡')
