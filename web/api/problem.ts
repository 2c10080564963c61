/** What the API cannot do, said to programs and to people (RFC 9457), in both languages. */
import type { Language } from '../../reports/labels.js'

/** A sentence in both languages. */
export interface Said {
  readonly vi: string
  readonly en: string
}

/** Whether an address is one of the API, whose errors are for programs. */
export const isApi = (path: string): boolean => path.startsWith('/api/')

/** Each kind of problem with its status and its title. */
export const PROBLEMS = {
  'bad-parameter': [400, { vi: 'Tham số không hợp lệ', en: 'A parameter is not valid' }],
  'bad-body': [400, { vi: 'Nội dung gửi lên không hợp lệ', en: 'The body is not valid' }],
  'not-json': [415, { vi: 'Nội dung gửi lên phải là JSON', en: 'The body must be JSON' }],
  'not-a-code': [400, { vi: 'Không phải số hiệu', en: 'This is no code' }],
  'unknown-code': [404, { vi: 'Chưa biết số hiệu này', en: 'The code is not known' }],
  'several-works': [409, { vi: 'Nhiều văn bản cùng số hiệu', en: 'Several works carry the code' }],
  'no-such-date-or-term': [
    409,
    { vi: 'Không văn bản nào có ngày hoặc khóa ấy', en: 'None has the date or term asked for' },
  ],
  'several-documents': [409, { vi: 'Nhiều tài liệu ứng với tên ấy', en: 'Several documents go by this name' }],
  'not-held': [404, { vi: 'Kho không có bản nào của văn bản này', en: 'The archive has no copy of the work' }],
  'no-such-document': [404, { vi: 'Không có tài liệu này', en: 'There is no such document' }],
  'bad-list': [400, { vi: 'Danh sách đơn vị có dòng không hiểu được', en: 'Lines of the list are not understood' }],
  'ambiguous-units': [
    409,
    { vi: 'Danh sách có tên của nhiều đơn vị', en: 'Names of the list are those of several units' },
  ],
  'no-such-mention': [404, { vi: 'Chỗ này không có viện dẫn nào', en: 'No citation stands there' }],
  'no-such-problem': [404, { vi: 'Không có chỗ cần xem lại này', en: 'There is no such problem' }],
  'no-such-correction': [404, { vi: 'Không có đính chính này', en: 'There is no such correction' }],
  'undo-of-undo': [409, { vi: 'Một lần rút lại thì không rút lại được', en: 'An undo cannot be undone' }],
  'read-only': [403, { vi: 'Cơ sở dữ liệu chỉ đọc được', en: 'The database can only be read' }],
  'no-such-address': [404, { vi: 'Không có địa chỉ này', en: 'There is no such address' }],
  'wrong-method': [405, { vi: 'Địa chỉ này không nhận cách hỏi ấy', en: 'The address does not take this method' }],
  refused: [403, { vi: 'Yêu cầu bị từ chối', en: 'The request is refused' }],
  'no-token': [401, { vi: 'Cần mã truy cập', en: 'A token is needed' }],
  'too-large': [413, { vi: 'Nội dung gửi lên quá dài', en: 'The body is too long' }],
  failed: [500, { vi: 'Chương trình gặp lỗi', en: 'The program failed' }],
} as const satisfies Record<string, readonly [number, Said]>

export type Reason = keyof typeof PROBLEMS

/** Where a kind of problem is described: on the page that lists the endpoints. */
export const problemType = (reason: Reason): string => `/api#${reason}`

/** Thrown by an endpoint; answered as application/problem+json. */
export class ApiProblem extends Error {
  constructor(
    readonly reason: Reason,
    readonly detail: Said,
    /** What more programs can use: candidates, faults. */
    readonly more: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail.en)
    this.name = 'ApiProblem'
  }
}

/** A problem as an answer; the detail in the language of the visitor, and in both. */
export function problemResponse({ reason, detail, more, headers }: ApiProblem, lang: Language): Response {
  const [status, title] = PROBLEMS[reason]
  const body = {
    type: problemType(reason),
    title: title[lang],
    status,
    detail: detail[lang],
    detailVi: detail.vi,
    detailEn: detail.en,
    reason,
    ...more,
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'Content-Type': 'application/problem+json; charset=utf-8', 'Content-Language': lang },
  })
}
