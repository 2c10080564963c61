/** Small files made by hand, for samples and tests: Word files from their parts, PDFs and zips. */
import { strToU8, zipSync, zlibSync } from 'fflate'
import { compound } from './officeFiles.js'
import { FIXED } from './zip.js'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const NAMESPACES = `${W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"`

/** A Word file with this body; other parts by name, "word/footnotes.xml". */
export function docx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    ...parts,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
    mtime: FIXED,
  })
}

/** A part with a root element, "w:footnotes". */
export const part = (root: string, content: string): string =>
  `<?xml version="1.0"?><${root} ${NAMESPACES}>${content}</${root}>`

export const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
export const paragraph = (...content: readonly string[]): string => `<w:p>${content.join('')}</w:p>`
export const lines = (...texts: readonly string[]): string => texts.map((text) => paragraph(run(text))).join('')
export const row = (...cells: readonly string[]): string =>
  `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`
export const table = (...rows: readonly string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`

/** Text placed on a page: left edge, distance from the foot, letters of ASCII. */
export type Placed = readonly [x: number, y: number, text: string]

/** A PDF with placed text in Helvetica or another font, 12 points; `trailer` puts more into its trailer. */
export function pdf(pages: readonly (readonly Placed[])[], trailer = '', font = 'Helvetica'): Uint8Array {
  const objects: string[] = ['<</Type/Catalog/Pages 2 0 R>>']
  const kids = pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ')
  objects.push(`<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`)
  objects.push(`<</Type/Font/Subtype/Type1/BaseFont/${font}/Encoding/WinAnsiEncoding>>`)
  pages.forEach((placed, at) => {
    const content = placed
      .map(([x, y, text]) => `BT /F 12 Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`)
      .join('\n')
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents ${5 + at * 2} 0 R>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    )
  })
  let out = '%PDF-1.4\n'
  const places: number[] = []
  objects.forEach((object, at) => {
    places.push(out.length)
    out += `${at + 1} 0 obj${object}endobj\n`
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${out}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${out.length}\n%%EOF`,
    'latin1',
  )
}

/** What makes a PDF ask for a password that nobody has. */
export const LOCKED = `/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'5a'.repeat(32)}>/U<${'a5'.repeat(32)}>>>`

/** The old Office container with an encrypted package, as Word writes a .docx with a password; or an old workbook. */
export const oldOffice = (encrypted: boolean): Uint8Array =>
  compound({ [encrypted ? 'EncryptedPackage' : 'Workbook']: new Uint8Array(0) })

export interface RawEntry {
  readonly name: Uint8Array | string
  readonly data: Uint8Array
  /** General purpose flags: 0x800 names are UTF-8, 1 encrypted. */
  readonly flags?: number
  /** Size that the table of contents claims. */
  readonly claims?: number
}

/** A zip with stored entries whose names and flags are as given, whatever they are. */
export function rawZip(entries: readonly RawEntry[]): Uint8Array {
  const body: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, flags = 0, claims } of entries) {
    const raw = Buffer.from(name as Uint8Array)
    const fixed = Buffer.alloc(26)
    fixed.writeUInt16LE(20, 0)
    fixed.writeUInt16LE(flags, 2)
    fixed.writeUInt32LE(crc(data), 10)
    fixed.writeUInt32LE(data.length, 14)
    fixed.writeUInt32LE(claims ?? data.length, 18)
    fixed.writeUInt16LE(raw.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fixed, raw, data])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), Buffer.from([20, 0]), fixed, place.subarray(0, 14), raw]),
    )
    body.push(local)
    offset += local.length
  }
  const size = directory.reduce((sum, each) => sum + each.length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...body, ...directory, Buffer.from('PK\u0005\u0006', 'latin1'), end])
}

function crc(data: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of data) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  }
  return (value ^ 0xffffffff) >>> 0
}

/** A page's picture: grey, one byte a pixel, from the upper left corner. */
export interface Picture {
  readonly grey: Uint8Array
  readonly width: number
  readonly height: number
}

/** A PDF of pages that are pictures, as a scanner makes it; `words` puts letters above a picture, as a signing program does. */
export function scanned(pictures: readonly Picture[], words: readonly Placed[] = []): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n', 'latin1')]
  const places: number[] = []
  let length = parts[0]!.length
  const put = (...pieces: readonly (string | Uint8Array)[]) => {
    places.push(length)
    for (const piece of [`${places.length} 0 obj`, ...pieces, 'endobj\n']) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : Buffer.from(piece)
      parts.push(bytes)
      length += bytes.length
    }
  }
  put('<</Type/Catalog/Pages 2 0 R>>')
  put(`<</Type/Pages/Kids[${pictures.map((_, at) => `${4 + at * 3} 0 R`).join(' ')}]/Count ${pictures.length}>>`)
  put('<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>')
  pictures.forEach(({ grey, width, height }, at) => {
    const text = words.map(([x, y, word]) => `BT /F 12 Tf 1 0 0 1 ${x} ${y} Tm (${word}) Tj ET`).join('\n')
    const [wide, high] = width > height ? [842, 595] : [595, 842]
    const content = `q ${wide} 0 0 ${high} 0 0 cm /I Do Q\n${text}`
    const packed = zlibSync(grey)
    put(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${wide} ${high}]/Resources<</Font<</F 3 0 R>>/XObject<</I ${6 + at * 3} 0 R>>>>/Contents ${5 + at * 3} 0 R>>`,
    )
    put(`<</Length ${content.length}>>stream\n${content}\nendstream`)
    put(
      `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode/Length ${packed.length}>>stream\n`,
      packed,
      '\nendstream',
    )
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    Buffer.from(
      `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${places.length + 1}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF`,
      'latin1',
    ),
  )
  return Buffer.concat(parts)
}
