/** Addresses of pages, so that every link to a thing is made in one place. */

const question = (parameters: Readonly<Record<string, string | number | null | undefined>>): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters))
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

export const searchAt = (parameters: Readonly<Record<string, string | number | null | undefined>> = {}): string =>
  `/tim${question(parameters)}`

/** A work, by its id "tw/57-NQ/TW@2024-12-22". */
export const workAt = (
  id: string,
  parameters: Readonly<Record<string, string | number | null | undefined>> = {},
): string => `/van-ban${question({ id, ...parameters })}`

/** A document of the archive; `at` is the place in its text that is shown first. */
export const documentAt = (document: number, at: number | null = null): string =>
  `/tai-lieu/${document}${at === null ? '' : `#c${at}`}`

export const coverageAt = (parameters: Readonly<Record<string, string | number | null | undefined>> = {}): string =>
  `/do-phu${question(parameters)}`
export const calendarAt = (parameters: Readonly<Record<string, string | number | null | undefined>> = {}): string =>
  `/lich${question(parameters)}`
export const queueAt = (parameters: Readonly<Record<string, string | number | null | undefined>> = {}): string =>
  `/can-xem${question(parameters)}`
export const importsAt = (parameters: Readonly<Record<string, string | number | null | undefined>> = {}): string =>
  `/nhap${question(parameters)}`
export const sqlAt = (parameters: Readonly<Record<string, string | number | null | undefined>> = {}): string =>
  `/sql${question(parameters)}`

/** This page with some parameters changed; null takes one away. */
export function sameWith(
  path: string,
  query: URLSearchParams,
  changes: Readonly<Record<string, string | number | null>>,
): string {
  const next = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changes))
    if (value === null || value === '') next.delete(name)
    else next.set(name, String(value))
  const text = next.toString()
  return text === '' ? path : `${path}?${text}`
}

/** One citation in the review queue, to be corrected; `start` is its place in the text. */
export const mentionAtQueue = (document: number, start: number): string => `/can-xem/${document}/${start}`

/** A page of an original as a picture. */
export const pictureAt = (document: number, page: number): string => `/tai-lieu/${document}/trang/${page}`
/** An original of words as HTML, for a frame. */
export const renderingAt = (document: number): string => `/tai-lieu/${document}/ban-goc`
/** The original file itself. */
export const fileAt = (document: number): string => `/tai-lieu/${document}/tep`
/** Where corrections are sent to. */
export const CORRECT_AT = '/dinh-chinh'
/** Where the help is. */
export const HELP_AT = '/tro-giup'
