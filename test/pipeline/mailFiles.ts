/** Mail made in the tests: .eml by hand; .msg from its properties, put into a container by the library that also reads them. */

import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js'
import { TypeEnum } from '@kenjiuno/msgreader/lib/Reader.js'
import { sha256 } from '../../pipeline/identify.js'

export interface EmlPart {
  readonly name?: string
  readonly type?: string
  readonly content: Uint8Array
  readonly disposition?: string
}

const wrapped = (bytes: Uint8Array): string =>
  (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n')
const encodedWord = (text: string): string => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`
/** A parameter in the form of RFC 2231. */
const parameter = (name: string): string => `filename*=UTF-8''${encodeURIComponent(name).replace(/['()]/g, escape)}`

/** A mail of several parts; its head as programs write it. */
export function eml(subject: string, text: string, parts: readonly EmlPart[] = [], textType = 'text/plain'): Buffer {
  const head = `Received: from mx.example.vn\r\nFrom: Van phong <vp@example.vn>\r\nTo: xa@example.vn\r\nDate: Thu, 12 Feb 2026 08:00:00 +0700\r\nMessage-ID: <1@example.vn>\r\nSubject: ${encodedWord(subject)}\r\nMIME-Version: 1.0\r\n`
  const body = `Content-Type: ${textType}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${wrapped(Buffer.from(text))}\r\n`
  if (parts.length === 0) return Buffer.from(head + body)
  // A mail in a mail has a boundary of its own.
  const boundary = `ranh-gioi-${sha256(Buffer.from(body)).slice(0, 12)}-${parts.length}-${parts.reduce((sum, { content }) => sum + content.length, 0)}`
  const all = [
    body,
    ...parts.map(
      ({ name, type = 'application/octet-stream', content, disposition = 'attachment' }) =>
        `Content-Type: ${type}\r\nContent-Disposition: ${disposition}${name === undefined ? '' : `; ${parameter(name)}`}\r\n${type === 'message/rfc822' ? `\r\n${Buffer.from(content).toString('latin1')}` : `Content-Transfer-Encoding: base64\r\n\r\n${wrapped(content)}`}\r\n`,
    ),
  ]
  return Buffer.from(
    `${head}Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n${all.map((part) => `--${boundary}\r\n${part}`).join('')}--${boundary}--\r\n`,
    'latin1',
  )
}

export interface MsgAttachment {
  readonly name: string
  readonly content: Uint8Array
}

/** A mail of Outlook with this subject, this text and these files. */
export function msg(subject: string, text: string, attachments: readonly MsgAttachment[] = []): Buffer {
  const root: Entry = { name: 'Root Entry', type: TypeEnum.ROOT, children: [], length: 0 }
  const entries = [root]
  const stream = (name: string, own: Uint8Array): number => {
    // The library writes the whole buffer that bytes lie in.
    const bytes = Uint8Array.from(own)
    return entries.push({ name, type: TypeEnum.DOCUMENT, binaryProvider: () => bytes, length: bytes.length }) - 1
  }
  const letters = (tag: string, own: string): number => stream(`__substg1.0_${tag}001F`, Buffer.from(own, 'utf16le'))
  const top = [stream('__properties_version1.0', Buffer.alloc(32)), letters('0037', subject), letters('1000', text)]
  for (const [at, { name, content }] of attachments.entries()) {
    const children = [
      stream('__properties_version1.0', Buffer.alloc(8)),
      letters('3707', name),
      stream('__substg1.0_37010102', content),
    ]
    const storage = `__attach_version1.0_#${at.toString(16).padStart(8, '0').toUpperCase()}`
    top.push(entries.push({ name: storage, type: TypeEnum.DIRECTORY, children, length: 0 }) - 1)
  }
  root.children = top
  return Buffer.from(burn(entries))
}
