/** PDFs that are broken or hostile, object by object. */
import { zlibSync } from 'fflate'

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')

/** A PDF of these objects, the first of them its catalogue; streams are given whole. */
export function objects(...bodies: readonly (string | Uint8Array)[]): Uint8Array {
  const parts: Buffer[] = [latin1('%PDF-1.5\n')]
  const places: number[] = []
  let length = parts[0]!.length
  bodies.forEach((body, at) => {
    places.push(length)
    const bytes = Buffer.concat([latin1(`${at + 1} 0 obj\n`), Buffer.from(body as Uint8Array), latin1('\nendobj\n')])
    parts.push(bytes)
    length += bytes.length
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    latin1(
      `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${bodies.length + 1}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

/** A stream with what describes it. */
export const stream = (entries: string, bytes: Uint8Array): Uint8Array =>
  Buffer.concat([latin1(`<<${entries}/Length ${bytes.length}>>stream\n`), bytes, latin1('\nendstream')])

const CATALOGUE = '<</Type/Catalog/Pages 2 0 R>>'
const PAGES = '<</Type/Pages/Kids[3 0 R]/Count 1>>'
const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'

/** Text of ASCII on one page; the catalogue may hold more. */
export function onePage(text: string, more = '', box = '0 0 595 842'): Uint8Array {
  const lines = text.match(/.{1,70}(?:\s|$)/g) ?? []
  const content = `BT /F 12 Tf 14 TL 60 760 Td ${lines.map((line) => `(${line.trim().replace(/[()\\]/g, '\\$&')}) Tj T*`).join(' ')} ET`
  return objects(
    `<</Type/Catalog/Pages 2 0 R${more}>>`,
    PAGES,
    `<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>`,
    stream('', latin1(content)),
    FONT,
  )
}

/** A page tree that leads back to its own root. */
export const pageTreeCycle = (): Uint8Array =>
  objects(CATALOGUE, '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>')

/** Pages that are all the same empty one. */
export const emptyPages = (count: number): Uint8Array =>
  objects(
    CATALOGUE,
    `<</Type/Pages/Kids[${'3 0 R '.repeat(count)}]/Count ${count}>>`,
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
  )

/** Packed twice: a few bytes that unpack to so many millions. */
export const bomb = (millions: number, byte = 32): Uint8Array =>
  zlibSync(zlibSync(new Uint8Array(millions * 1_000_000).fill(byte), { level: 9 }), { level: 9 })

/** A page whose content unpacks to so many millions of blanks. */
export const contentBomb = (millions: number): Uint8Array =>
  objects(
    CATALOGUE,
    PAGES,
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>',
    stream('/Filter[/FlateDecode/FlateDecode]', bomb(millions)),
  )

/** A page under a picture that claims so many dots a side; `bytes` is all there is of it. */
export const picture = (side: number, bytes: Uint8Array, box = '0 0 595 842'): Uint8Array =>
  objects(
    CATALOGUE,
    PAGES,
    `<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>`,
    stream('', latin1(`q ${box.split(' ')[2]} 0 0 ${box.split(' ')[3]} 0 0 cm /I Do Q`)),
    stream(
      `/Type/XObject/Subtype/Image/Width ${side}/Height ${side}/ColorSpace/DeviceGray/BitsPerComponent 1/Filter[/FlateDecode/FlateDecode]`,
      bytes,
    ),
  )

/** A form that draws itself. */
export const formCycle = (): Uint8Array =>
  objects(
    CATALOGUE,
    PAGES,
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>',
    stream('', latin1('/X Do')),
    stream('/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 5 0 R>>>>', latin1('/X Do')),
  )

/** A table of contents whose earlier one is itself. */
export function xrefLoop(): Uint8Array {
  const text = Buffer.from(pageTreeCycle()).toString('latin1')
  const at = /startxref\n(\d+)/.exec(text)![1]!
  return latin1(text.replace('trailer<<', `trailer<</Prev ${at}`))
}

/** Object streams that each say that they go on in the other. */
export const objectStreamLoop = (): Uint8Array =>
  latin1(
    '%PDF-1.5\n1 0 obj\n<</Type/ObjStm/N 1/First 4/Extends 2 0 R/Length 8>>stream\n3 0 <<>>\nendstream\nendobj\n2 0 obj\n<</Type/ObjStm/N 1/First 4/Extends 1 0 R/Length 8>>stream\n3 0 <<>>\nendstream\nendobj\ntrailer<</Size 4/Root 3 0 R>>\nstartxref\n9\n%%EOF\n',
  )
