/** The keys of pages, and the list of them that "?" opens. */
import { type Html, html } from '../html.js'

type Keys = readonly (readonly [key: string, does: string])[]

/** What each key does, by page. */
export const KEYS = {
  vi: {
    everywhere: [
      ['/', 'tới ô tìm'],
      ['?', 'phím tắt của trang đang mở, hoặc trang trợ giúp'],
      ['Tab, Enter', 'đi qua các liên kết; phím Tab đầu tiên cho nhảy thẳng tới nội dung'],
    ],
    document: [
      ['j, k', 'chỗ tô sáng sau, trước'],
      ['n, p', 'trang sau, trang trước'],
      ['Enter', 'giữ thẻ của chỗ tô đang chọn'],
      ['Esc', 'đóng thẻ'],
      ['?', 'bảng này'],
    ],
    queue: [
      ['j, k, ↓, ↑', 'chỗ sau, chỗ trước'],
      ['a', 'nhận gợi ý: viện dẫn này là văn bản được gợi ý'],
      ['c', 'chọn văn bản khác: trong danh sách, hoặc gõ số hiệu'],
      ['x', 'không phải văn bản nào đã biết'],
      ['m', 'đã xem, bỏ qua: không báo chỗ này nữa (không lỗi, hoặc không cần làm gì)'],
      ['u', 'hoàn tác lần vừa ghi'],
      ['o', 'mở tài liệu tại chỗ ấy'],
      ['?', 'bảng này'],
    ],
  },
  en: {
    everywhere: [
      ['/', 'to the search box'],
      ['?', 'the keys of this page, or the help page'],
      ['Tab, Enter', 'through the links; the first Tab offers a jump to the content'],
    ],
    document: [
      ['j, k', 'next and previous highlight'],
      ['n, p', 'next and previous page'],
      ['Enter', 'keep the card of the highlight'],
      ['Esc', 'close the card'],
      ['?', 'this list'],
    ],
    queue: [
      ['j, k, ↓, ↑', 'next, previous'],
      ['a', 'accept: the citation means the suggested work'],
      ['c', 'choose another work: of the list, or by its code'],
      ['x', 'it means no known work'],
      ['m', 'seen, set aside: not shown again (no mistake, or nothing to do)'],
      ['u', 'undo what was recorded last'],
      ['o', 'open the document at this place'],
      ['?', 'this list'],
    ],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Keys>>>>

export const keyList = (rows: Keys): Html =>
  html`<dl class="facts keylist">${rows.map(([key, does]) => html`<dt><kbd>${key}</kbd></dt><dd>${does}</dd>`)}</dl>`

/** The list of keys, opened with "?". */
export const keysDialog = (title: string, close: string, rows: Keys): Html =>
  html`<dialog id="keys" aria-label="${title}"><h2>${title}</h2>${keyList(rows)}<form method="dialog"><button>${close}</button></form></dialog>`
