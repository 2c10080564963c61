/** The originals of documents: pages as pictures, Word files as HTML in a frame that runs nothing, the file to be kept. */
import { wholeNumber } from '../parts/corrections.js'
import { FRAMED } from '../security.js'
import type { NoOriginal, Page, Route, Visit } from '../types.js'

/** Why an original is not shown, as a sentence. */
export const NO_ORIGINAL: Readonly<Record<NoOriginal, { readonly vi: string; readonly en: string }>> = {
  gone: {
    vi: 'Không thấy tệp gốc ở chỗ đã nhập; có lẽ tệp đã chuyển đi hoặc ổ đĩa chưa gắn.',
    en: 'The original is not where it was imported from; it may have been moved, or its disk is not attached.',
  },
  changed: {
    vi: 'Tệp ở chỗ đã nhập nay có nội dung khác; hãy nhập lại để đọc bản mới.',
    en: 'The file at this place has other contents by now; import it again to read them.',
  },
  'no-picture': {
    vi: 'Loại tệp này không có hình trang; hãy xem chữ ở đây, hoặc tải tệp gốc.',
    en: 'Files of this kind have no pictures of pages; read the text here, or download the original.',
  },
  damaged: {
    vi: 'Không dựng được hình: tệp hỏng, quá lớn hoặc dựng quá lâu. Có thể tải tệp gốc.',
    en: 'No picture can be made: the file is damaged, too large, or takes too long. The original can be downloaded.',
  },
}

const NONE = { vi: 'Ở đây không xem được bản gốc.', en: 'Originals cannot be shown here.' }

const refused = ({ lang }: Visit, why: NoOriginal | null): Response =>
  new Response(why === null ? NONE[lang] : NO_ORIGINAL[why][lang], {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })

const picturePage: Page = async (visit) => {
  const { site, params } = visit
  const [id, page] = [wholeNumber(params['id']), wholeNumber(params['page'])]
  if (!site.originals || id === null || page === null || page < 1) return refused(visit, null)
  const picture = await site.originals.picture(id, page)
  if (typeof picture === 'string') return refused(visit, picture)
  return new Response(new Uint8Array(picture.bytes), {
    headers: { 'Content-Type': picture.type, 'Cache-Control': 'private, max-age=600' },
  })
}

const STYLE = `:root{color-scheme:light}body{font:15px/1.5 "Times New Roman","Liberation Serif",serif;margin:1.2rem;color:#111;background:#fff;overflow-wrap:anywhere}
table{border-collapse:collapse;max-width:100%}td,th{border:1px solid #bbb;padding:.25rem .5rem;vertical-align:top}img{max-width:100%;height:auto}p{margin:.4rem 0}`

const renderingPage: Page = async (visit) => {
  const { site, params } = visit
  const id = wholeNumber(params['id'])
  if (!site.originals || id === null) return refused(visit, null)
  const rendering = await site.originals.rendering(id)

  if (isReason(rendering)) return new Response(NO_ORIGINAL[rendering][visit.lang], plain(404))
  const page = `<!doctype html><html><head><meta charset="utf-8"><title>${id}</title><style>${STYLE}</style></head><body>${rendering}</body></html>`
  return new Response(page, { headers: { ...FRAMED, 'Content-Type': 'text/html; charset=utf-8' } })
}

const isReason = (rendering: string): rendering is NoOriginal => Object.hasOwn(NO_ORIGINAL, rendering)
const plain = (status: number): ResponseInit => ({
  status,
  headers: { ...FRAMED, 'Content-Type': 'text/plain; charset=utf-8' },
})

const filePage: Page = async (visit) => {
  const { site, params } = visit
  const id = wholeNumber(params['id'])
  if (!site.originals || id === null) return refused(visit, null)
  const file = await site.originals.file(id)
  if (typeof file === 'string') return refused(visit, file)
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${file.name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`,
    },
  })
}

/** Where addresses.ts leads to with pictureAt, renderingAt and fileAt. */
export const originalRoutes: readonly Route[] = [
  { method: 'GET', path: '/tai-lieu/:id/trang/:page', page: picturePage },
  { method: 'GET', path: '/tai-lieu/:id/ban-goc', page: renderingPage },
  { method: 'GET', path: '/tai-lieu/:id/tep', page: filePage },
]
