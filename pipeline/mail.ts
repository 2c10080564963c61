/** Electronic mail as it is saved: .eml (RFC 5322) and Outlook's .msg. What it says, and the files that hang on it. */
import { createRequire } from 'node:module'
import { DamagedContainerError, openCompoundFile } from './compoundFile.js'
import { htmlLines } from './read/html.js'
import { decodeText } from './read/text.js'
import { UnreadableDocumentError } from './types.js'

export type MailKind = 'eml' | 'msg'

export interface Attachment {
  /** As the sender named it; it may be anything. */
  readonly name: string
  readonly bytes: Uint8Array
}

export interface Mail {
  readonly subject: string
  /** Plain text, or what the HTML says; empty where there is neither. */
  readonly text: string
  readonly attachments: readonly Attachment[]
}

/** Twice what mail servers let through; reading a mail takes eight times its size. */
const MAX_MAIL = 64 * 1024 * 1024

/** Fields that a mail's head has, of which a text that only quotes a mail has the first few. */
const HEAD_FIELD = /^(?:From|Date|Message-ID|MIME-Version|Received|Return-Path|Delivered-To|X-[\w-]+):/i

/** Whether a file begins as a saved mail does: nothing but head fields, with at least two that mail programs write. */
export function beginsAsMail(head: string): boolean {
  const [block] = head.replace(/^\u00EF\u00BB\u00BF/, '').split(/\r?\n\r?\n/, 1)
  const lines = block!.split(/\r?\n/)
  // The last line may be cut off.
  const whole = block!.length < head.length ? lines : lines.slice(0, -1)
  if (/^From \S/.test(whole[0] ?? '')) whole.shift()
  if (whole.length < 2 || !whole.every((line) => /^(?:[!-9;-~]+:|[ \t])/.test(line))) return false
  return (
    whole.filter((line) => HEAD_FIELD.test(line)).length >= 2 &&
    whole.some((line) => /^(?:Message-ID|MIME-Version|Received):/i.test(line))
  )
}

/** Reads a mail. Throws UnreadableDocumentError for one that is damaged or too large. */
export async function openMail(bytes: Uint8Array, kind: MailKind, path: string): Promise<Mail> {
  if (bytes.length > MAX_MAIL)
    throw new UnreadableDocumentError(
      path,
      'too-large',
      'Thư điện tử quá lớn (trên 64 MB); hãy lưu riêng các tệp đính kèm.',
      'The mail is too large (over 64 MB); save its attachments by themselves.',
    )
  const mail = kind === 'eml' ? openEml(bytes) : openMsg(bytes)
  return mail.catch((error: unknown) => {
    throw new UnreadableDocumentError(
      path,
      'damaged',
      'Thư điện tử bị hỏng hoặc chưa tải xuống đủ, không mở được.',
      'The mail is damaged or incomplete and cannot be opened.',
      error,
    )
  })
}

async function openEml(bytes: Uint8Array): Promise<Mail> {
  const { default: PostalMime } = await import('postal-mime')
  // A mail in a mail is a file of its own.
  const mail = await PostalMime.parse(bytes, { forceRfc822Attachments: true, attachmentEncoding: 'arraybuffer' })
  return {
    subject: mail.subject ?? '',
    text: textOf(mail.text, mail.html),
    attachments: named(
      mail.attachments.map(({ filename, mimeType, content }) => ({
        name: filename ?? '',
        kind: mimeType,
        bytes: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
      })),
    ),
  }
}

async function openMsg(bytes: Uint8Array): Promise<Mail> {
  // The reader below trusts chains and lengths; these are checked here.
  const container = openCompoundFile(bytes)
  if (!container.names.includes('__properties_version1.0')) throw new DamagedContainerError('no properties of a mail')
  container.checkAll()
  // It takes a whole buffer for the mail, so that these bytes must have one of their own.
  // A module of the older kind, whose default export Node and test runners take for different things.
  const library = createRequire(import.meta.url)('@kenjiuno/msgreader') as typeof import('@kenjiuno/msgreader')
  const reader = new library.default(Uint8Array.from(bytes).buffer)
  const { error, subject, body, bodyHtml, html, attachments = [] } = reader.getFileData()
  if (error !== undefined) throw new Error(error)
  return {
    subject: string(subject) ?? '',
    text: textOf(string(body), string(bodyHtml) ?? (html instanceof Uint8Array ? decodeText(html).text : undefined)),
    attachments: named(
      attachments.map((own) => {
        const { fileName, content } = reader.getAttachment(own)
        const bytes = content instanceof Uint8Array ? content : new Uint8Array(0)
        return { name: string(fileName) ?? '', kind: own.innerMsgContent ? 'message/rfc822' : '', bytes }
      }),
    ),
  }
}

/** What the library gives for a property whose kind a damaged file changed is not what its types say. */
const string = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function textOf(plain: string | undefined, html: string | undefined): string {
  if (plain !== undefined && plain.trim() !== '') return plain
  return html === undefined ? '' : htmlLines(html).trim()
}

/** Attachments with content, each under a name of its own. */
function named(all: readonly (Attachment & { readonly kind: string })[]): Attachment[] {
  const taken = new Set<string>()
  // Where counting goes on: a mail may hang any number of files of one name.
  const next = new Map<string, number>()
  return all
    .filter(({ bytes }) => bytes.length > 0)
    .map(({ name, kind, bytes }, at) => {
      const own = name.replace(/[\u0000-\u001F]+/g, ' ').trim()
      const given = own === '' ? `${at + 1}.${kind === 'message/rfc822' ? 'eml' : (kind.split('/')[1] ?? 'bin')}` : own
      let free = given
      let again = next.get(given) ?? 2
      for (; taken.has(free); again++) free = given.replace(/(\.\w{1,5})?$/, ` (${again})$1`)
      taken.add(free)
      next.set(given, again)
      return { name: free, bytes }
    })
}
