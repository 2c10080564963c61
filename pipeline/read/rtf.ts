/**
 * RTF: control words, groups and bytes, read in one pass. What the file prints is kept, what describes it (fonts, styles,
 * pictures, field codes, running heads) is not. Source: Rich Text Format specification 1.9.1.
 */

import { type FontEncoding, fontEncoding } from '../normalize/legacyFonts.js'
import { type RawDocument, UnreadableDocumentError } from '../types.js'
import { MAX_TEXT, tooMuchText } from './bounds.js'
import { decode } from './codePages.js'
import { FontedText, FontWitness } from './fonts.js'
import { hiddenNotes } from './hidden.js'
import { append, Flow } from './tables.js'

const MAX_BYTES = 256 * 1024 * 1024
/** Word itself nests a few dozen groups; a file that nests thousands was made to break readers. */
const MAX_DEPTH = 2000
/** A running head is a few lines, and a document has a few of them. */
const MAX_HEAD = 20_000
const MAX_HEADS = 200
/** What is looked through for running heads; heads that never end would be looked through by the square of the length. */
const MAX_LOOKED = 5_000_000
/** Notes and boxes in one another. */
const MAX_TEXTS = 4

/** Groups that hold no text of the document. */
const IGNORED = new Set(
  (
    'colortbl stylesheet info pict object objdata filetbl listtable listoverridetable revtbl rsidtbl generator ' +
    'header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn ' +
    'xe tc rxe bkmkstart bkmkend fldinst nonshppict shprslt sp nonesttables annotation atnid atnauthor atrfstart ' +
    'atrfend themedata colorschememapping datastore latentstyles xmlnstbl wgrffmtfilter pgptbl template operator'
  ).split(' '),
)

/** Groups that a reader may skip, yet text or structure stands in them. */
const KEPT = new Set(['shpinst', 'do', 'footnote', 'ud', 'nesttableprops', 'fldrslt', 'shptxt', 'dptxbxtext'])

const SIGNS: Readonly<Record<string, string>> = {
  tab: ' ',
  line: '\n',
  softline: '\n',
  lbr: '\n',
  column: '\n',
  emdash: '—',
  endash: '–',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
}

/** Code page of a font's character set (fcharset). */
const CHARSETS: Readonly<Record<number, string>> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
}

const CODE_PAGES: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  10000: 'macintosh',
  65001: 'utf-8',
}

interface Font {
  name: string
  charset: number
}

/** A text of its own: the body, a footnote, a text box. */
interface Stream {
  readonly flow: Flow
  readonly line: FontedText
  /** How deep in tables its paragraph stands. */
  depth: number
  /** How many other texts it stands in. */
  readonly level: number
}

/** What a group inherits from the one around it and gives back at its end. */
interface Group {
  /** Nothing in it is text of the document. */
  skip: boolean
  /** Bytes that stand for readers without Unicode after each \u. */
  fallback: number
  font: number
  /** Hidden text, or text struck out by a tracked change. */
  hidden: boolean
  deleted: boolean
  /** Inside the table of fonts. */
  fonts: boolean
  /** The number of a list item, as printed. */
  mark: boolean
  stream: Stream
  /** Of \upr: its first group is the text for old readers. */
  upr: boolean
}

export function readRtf(bytes: Uint8Array, path: string): RawDocument {
  if (bytes.length > MAX_BYTES)
    throw new UnreadableDocumentError(
      path,
      'too-large',
      'Tệp RTF quá lớn, không an toàn để mở.',
      'The RTF file is too large to open safely.',
    )
  const { lines, notes, closed } = new Reader(bytes, path).read()
  const text = lines.join('\n')
  // A file that breaks off in its tables of fonts and styles, or in its text: part of a document is not the document.
  if (!closed)
    throw new UnreadableDocumentError(
      path,
      'damaged',
      'Tệp RTF bị hỏng hoặc chưa tải xuống đủ: nội dung đứt giữa chừng.',
      'The RTF file is damaged or incomplete: it breaks off before its end.',
    )
  if (!/\p{L}/u.test(text))
    throw new UnreadableDocumentError(path, 'no-text', 'Tệp RTF không có chữ nào.', 'The RTF file holds no text.')
  return {
    format: 'rtf',
    method: 'markup',
    reader: 'rtf',
    pages: [{ page: 1, text }],
    notes,
    heads: runningHeads(bytes),
  }
}

/** Lines of running heads: what \\header opens, in letters of Unicode and ASCII. */
function runningHeads(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const lines: string[] = []
  let looked = 0
  for (const { index } of text.matchAll(/\{\\header[lrf]?(?![a-z])/g)) {
    let end = index
    for (let depth = 0; end < Math.min(text.length, index + MAX_HEAD); end++) {
      if (text[end] === '{') depth++
      else if (text[end] === '}' && --depth === 0) break
    }
    const own = text
      .slice(index, end)
      .replace(/\\u(-?\d{1,6}) ?(?:\?|\\'[0-9a-f]{2})?/g, (_, code: string) =>
        String.fromCharCode(Number(code) & 0xffff),
      )
      .replace(/\\(?:par|line|cell|tab)(?![a-z]) ?/g, '\n')
      .replace(/\\[a-z]+-?\d* ?|\\'[0-9a-f]{2}|[{}\r]/g, '')
    lines.push(...own.split('\n').filter((line) => line.trim() !== ''))
    looked += end - index
    if (lines.length >= MAX_HEADS || looked > MAX_LOOKED) break
  }
  return lines
}

class Reader {
  private readonly text: string
  private readonly groups: Group[] = []
  private readonly fonts = new Map<number, Font>()
  private readonly witness = new FontWitness()
  private readonly notes: string[] = []
  private readonly body: Stream = { flow: new Flow(), line: new FontedText(), depth: 0, level: 0 }
  private group: Group
  private codePage = 'windows-1252'
  private defaultFont = 0
  /** Bytes not decoded yet: a letter may take two. */
  private pending: number[] = []
  /** Bytes still to be passed over after \u. */
  private passing = 0
  private fontName = ''
  private fontNumber = 0
  private mark = ''
  private length = 0
  private metHidden = false
  /** Just after "{", or after "{\*": the next control word names the group. */
  private opening: 'no' | 'yes' | 'starred' = 'no'

  constructor(
    bytes: Uint8Array,
    private readonly path: string,
  ) {
    this.text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    this.group = {
      skip: false,
      fallback: 1,
      font: -1,
      hidden: false,
      deleted: false,
      fonts: false,
      mark: false,
      stream: this.body,
      upr: false,
    }
  }

  read(): { lines: string[]; notes: string[]; closed: boolean } {
    const { text } = this
    const word = /([a-zA-Z]{1,32})(-?\d{1,10})? ?/y
    const plain = /[^{}\\\r\n\u0080-\u00FF]+/y
    let closed = false
    // A byte order mark or blanks may stand before it.
    let at = Math.max(0, text.indexOf('{'))
    while (at < text.length) {
      const char = text[at]!
      if (char === '{') {
        this.open()
        at++
      } else if (char === '}') {
        at++
        if (this.groups.length === 0) break
        this.close()
        // What follows the outermost group is no part of the document, unless a brace too many closed it early.
        if (this.groups.length === 0) {
          closed = !/\\(?:par|cell)\b/.test(text.slice(at))
          break
        }
      } else if (char === '\\') {
        word.lastIndex = at + 1
        const found = word.exec(text)
        if (found) {
          at = word.lastIndex
          const value = found[2] === undefined ? null : Number(found[2])
          if (found[1] === 'bin') at += Math.max(0, value ?? 0)
          else this.control(found[1]!, value)
        } else at = this.symbol(at + 1)
      } else {
        plain.lastIndex = at
        const run = plain.exec(text)
        if (run) {
          this.run(run[0])
          at = plain.lastIndex
        } else {
          if (char !== '\r' && char !== '\n') this.byte(char.charCodeAt(0))
          at++
        }
      }
    }
    this.flush()
    for (const { stream } of [...this.groups, this.group]) this.finish(stream)
    return {
      lines: this.body.flow.lines().concat(this.notes),
      notes: [...this.witness.notes(), ...hiddenNotes(this.metHidden)],
      closed,
    }
  }

  private open(): void {
    this.flush()
    this.passing = 0
    if (this.groups.length >= MAX_DEPTH)
      throw new UnreadableDocumentError(
        this.path,
        'unsafe',
        'Tệp RTF có quá nhiều nhóm lồng nhau, không an toàn để mở.',
        'The RTF file nests too many groups to open safely.',
      )
    this.groups.push(this.group)
    const { upr } = this.group
    this.group.upr = false
    this.group = { ...this.group, skip: this.group.skip || upr, upr: false }
    this.opening = 'yes'
  }

  /** A text of its own begins with this group. */
  private begin(depth: number): void {
    const { level } = this.group.stream
    if (level < MAX_TEXTS) this.group.stream = { flow: new Flow(), line: new FontedText(), depth, level: level + 1 }
  }

  private close(): void {
    this.flush()
    this.passing = 0
    this.opening = 'no'
    const ended = this.group
    this.group = this.groups.pop()!
    if (ended.fonts && !this.group.fonts) this.endFont()
    if (ended.mark && !this.group.mark) {
      this.group.stream.line.add(printedMark(this.mark))
      this.mark = ''
    }
    if (ended.stream !== this.group.stream) this.endStream(ended.stream, this.group.stream)
  }

  /** A footnote goes to the notes at the end, a text box before the paragraph that it hangs on. */
  private endStream(ended: Stream, around: Stream): void {
    this.finish(ended)
    const lines = ended.flow.lines()
    if (ended.depth === NOTE) append(this.notes, lines)
    else for (const line of lines) around.flow.paragraph(line, around.depth)
  }

  private finish(stream: Stream): void {
    if (!stream.line.empty) stream.flow.paragraph(stream.line.take(this.witness), Math.max(0, stream.depth))
  }

  /** A control symbol, the character after the backslash; where reading goes on. */
  private symbol(at: number): number {
    const char = this.text[at]
    if (char === "'") {
      const hex = this.text.slice(at + 1, at + 3)
      if (!/^[0-9a-fA-F]{2}$/.test(hex)) return at + 1
      this.byte(Number.parseInt(hex, 16))
      return at + 3
    }
    if (this.passing > 0) {
      this.passing--
      return at + 1
    }
    switch (char) {
      case '*':
        if (this.opening === 'yes') this.opening = 'starred'
        break
      case '~':
        this.put('\u00A0')
        break
      case '_':
        this.put('-')
        break
      case '-':
        // An optional hyphen; in a font of TCVN3 it is the letter ư.
        this.put('\u00AD')
        break
      case '\\':
      case '{':
      case '}':
        this.byte(char.charCodeAt(0))
        break
      case '\r':
      case '\n':
        this.control('par', null)
        if (char === '\r' && this.text[at + 1] === '\n') return at + 2
        break
      default:
    }
    return at + 1
  }

  private control(name: string, value: number | null): void {
    if (name === 'u' && value !== null) {
      this.opening = 'no'
      // Half a pair of surrogates is a unit too; the other half follows.
      if (this.passing > 0) {
        this.passing--
        return
      }
      this.put(String.fromCharCode(value < 0 ? value + 65536 : value))
      this.passing = this.group.fallback
      return
    }
    this.flush()
    const { group, opening } = this
    this.opening = 'no'
    if (this.passing > 0) {
      this.passing--
      return
    }
    if (opening !== 'no') {
      if (IGNORED.has(name) || (opening === 'starred' && !KEPT.has(name) && name !== 'fonttbl')) {
        group.skip = true
        return
      }
    }
    if (group.skip) return
    switch (name) {
      case 'par':
      case 'sect':
      case 'page':
        if (!this.silent()) this.endParagraph()
        return
      case 'cell':
      case 'nestcell': {
        const { stream } = group
        stream.flow.endCell(stream.line.take(this.witness), name === 'cell' ? 1 : Math.max(2, stream.depth))
        return
      }
      case 'row':
      case 'nestrow': {
        const { stream } = group
        stream.flow.endRow(name === 'row' ? 1 : Math.max(2, stream.depth))
        return
      }
      case 'pard':
        if (group.stream.depth !== NOTE) group.stream.depth = 0
        return
      case 'intbl':
        if (group.stream.depth === 0) group.stream.depth = 1
        return
      case 'itap':
        if (group.stream.depth !== NOTE) group.stream.depth = Math.min(Math.max(0, value ?? 1), 16)
        return
      case 'plain':
        group.hidden = false
        group.deleted = false
        group.font = this.defaultFont
        return
      case 'v':
        group.hidden = value !== 0
        return
      case 'deleted':
        group.deleted = value !== 0
        return
      case 'uc':
        group.fallback = Math.min(Math.max(0, value ?? 1), 16)
        return
      case 'upr':
        group.upr = true
        return
      case 'ansicpg':
        this.codePage = CODE_PAGES[value ?? 1252] ?? 'windows-1252'
        return
      case 'mac':
        this.codePage = 'macintosh'
        return
      case 'deff':
        this.defaultFont = value ?? 0
        return
      case 'fonttbl':
        group.fonts = true
        return
      case 'f':
        if (group.fonts) {
          this.endFont()
          this.fontNumber = value ?? 0
          this.fonts.set(this.fontNumber, { name: '', charset: 1 })
        } else group.font = value ?? 0
        return
      case 'fcharset': {
        const font = this.fonts.get(this.fontNumber)
        if (group.fonts && font) font.charset = value ?? 1
        return
      }
      case 'listtext':
      case 'pntext':
        group.mark = true
        return
      case 'footnote':
        this.begin(NOTE)
        return
      case 'shptxt':
      case 'dptxbxtext':
        this.begin(0)
        return
      default: {
        const sign = SIGNS[name]
        if (sign !== undefined) this.put(sign)
      }
    }
  }

  /** Letters of ASCII as they stand. */
  private run(text: string): void {
    const passed = Math.min(this.passing, text.length)
    this.passing -= passed
    if (passed < text.length) {
      this.opening = 'no'
      this.put(text.slice(passed))
    }
  }

  private byte(value: number): void {
    if (this.passing > 0) {
      this.passing--
      return
    }
    this.opening = 'no'
    if (this.group.skip) return
    if (value < 0x80) this.put(String.fromCharCode(value))
    else if (this.group.fonts) this.fontName += String.fromCharCode(value)
    else this.pending.push(value)
  }

  private flush(): void {
    if (this.pending.length === 0) return
    const bytes = Uint8Array.from(this.pending)
    this.pending = []
    this.append(decode(bytes, this.encoding()))
  }

  private put(text: string): void {
    this.flush()
    this.append(text)
  }

  private append(text: string): void {
    const { group } = this
    if (group.skip) return
    this.length += text.length
    if (this.length > MAX_TEXT) throw tooMuchText(this.path)
    if (group.fonts) {
      this.fontName += text
      if (text.includes(';')) this.endFont()
      return
    }
    if (this.silent()) {
      this.metHidden ||= group.hidden && !group.deleted && /\S/.test(text)
      return
    }
    if (group.mark) {
      this.mark += text
      return
    }
    group.stream.line.add(text, this.oldFont())
  }

  private silent(): boolean {
    return this.group.hidden || this.group.deleted
  }

  private endParagraph(): void {
    const { stream } = this.group
    stream.flow.paragraph(stream.line.take(this.witness), Math.max(0, stream.depth))
  }

  private endFont(): void {
    const font = this.fonts.get(this.fontNumber)
    const name = this.fontName.replace(/;.*$/s, '').trim()
    if (font && font.name === '' && name !== '') font.name = name
    this.fontName = ''
  }

  private font(): Font | undefined {
    return this.fonts.get(this.group.font < 0 ? this.defaultFont : this.group.font)
  }

  private oldFont(): FontEncoding | null {
    return fontEncoding(this.font()?.name ?? '')
  }

  private encoding(): string {
    const font = this.font()
    // What a legacy font draws is not what its bytes say in any code page but the one that keeps them apart.
    if (font && fontEncoding(font.name)) return 'windows-1252'
    return (font && CHARSETS[font.charset]) ?? this.codePage
  }
}

/** The depth of a footnote: tables in it are not told apart. */
const NOTE = -1

/** A list item's number and a blank, "1. "; a dash for any bullet. */
function printedMark(mark: string): string {
  const own = mark.trim()
  if (own === '') return ''
  return /[\p{L}\p{N}]/u.test(own) ? `${own} ` : /^[-–+]$/.test(own) ? `${own} ` : '- '
}
