/** Worker thread for pictures of pages: a file that hangs or breaks a library is stopped with its thread. */
import { drawPage, type Picture, renderDocx } from './picture.js'
import type { Format } from './types.js'

/** A page to draw, or with page 0 a Word file to render. */
export interface PictureTask {
  readonly bytes: Uint8Array
  readonly format: Format
  readonly page: number
}

export type PictureAnswer = { readonly done: Picture | string | null } | { readonly damaged: string }

export default async function work({ bytes, format, page }: PictureTask): Promise<PictureAnswer> {
  try {
    return { done: page === 0 ? await renderDocx(bytes) : await drawPage(bytes, format, page) }
  } catch (error) {
    // Libraries of four kinds throw whatever they like on damaged files; people are told that it cannot be shown.
    return { damaged: error instanceof Error ? error.message : String(error) }
  }
}
