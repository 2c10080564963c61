/** An engine could not read a page, or could not be started; the page keeps the text it had. */
export class OcrError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'OcrError'
  }
}
