/** PDFs as scanners write them: each page a picture, in grey or colour (JPEG), or black and white (fax strips, Flate). */
import { zlibSync } from 'fflate'
import sharp from 'sharp'
import type { Picture } from './picture.js'

/** How the scanner packs a page: grey JPEG, colour JPEG with an overlay, black and white whole or in fax strips. */
export type Packing = 'grey' | 'colour' | 'flate' | 'fax'

interface Image {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
  /** Dots from the upper edge of the page. */
  readonly top: number
  readonly entries: string
}

const QUALITY = 40
const BLACK_BELOW = 140

/** The images of a page; `overlay` is an SVG of the page's size, laid on as ink. */
export async function imagesOf(picture: Picture, packing: Packing, overlay: string | null): Promise<Image[]> {
  const { width, height } = picture
  const whole = { width, height, top: 0 }
  const raw = sharp(picture.grey, { raw: { width, height, channels: 1 } })
  if (packing === 'colour' || packing === 'grey') {
    const inked = sharp(await raw.toColourspace('srgb').png().toBuffer()).composite(
      overlay === null ? [] : [{ input: Buffer.from(overlay), blend: 'multiply' }],
    )
    const colours = packing === 'grey' ? inked.toColourspace('b-w') : inked
    const bytes = await colours.jpeg({ quality: QUALITY }).toBuffer()
    const space = packing === 'grey' ? '/DeviceGray' : '/DeviceRGB'
    return [{ ...whole, bytes, entries: `/ColorSpace${space}/BitsPerComponent 8/Filter/DCTDecode` }]
  }
  if (overlay !== null) throw new Error('ink is laid on before a page becomes black and white')
  if (packing === 'flate') {
    const bytes = zlibSync(bitsOf(picture), { level: 9 })
    return [{ ...whole, bytes, entries: '/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode' }]
  }
  const black = picture.grey.map((value) => (value < BLACK_BELOW ? 0 : 255))
  const tiff = await sharp(black, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, miniswhite: true })
    .toBuffer()
  return stripsOf(tiff, width, height)
}

function bitsOf({ grey, width, height }: Picture): Uint8Array {
  const row = Math.ceil(width / 8)
  const bits = new Uint8Array(row * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (grey[y * width + x]! >= BLACK_BELOW) bits[y * row + (x >> 3)]! |= 0x80 >> (x & 7)
  return bits
}

const [ROWS_PER_STRIP, STRIP_OFFSETS, STRIP_SIZES] = [278, 273, 279]

/** The strips of a fax TIFF, each an image of its own, as many scanners put them into a PDF. */
function stripsOf(tiff: Buffer, width: number, height: number): Image[] {
  const table = tiff.readUInt32LE(4)
  const values = (tag: number): number[] => {
    for (let at = table + 2, left = tiff.readUInt16LE(table); left > 0; left--, at += 12) {
      if (tiff.readUInt16LE(at) !== tag) continue
      const [long, count] = [tiff.readUInt16LE(at + 2) === 4, tiff.readUInt32LE(at + 4)]
      const size = long ? 4 : 2
      const start = count * size > 4 ? tiff.readUInt32LE(at + 8) : at + 8
      return Array.from({ length: count }, (_, each) =>
        long ? tiff.readUInt32LE(start + each * size) : tiff.readUInt16LE(start + each * size),
      )
    }
    throw new Error(`no field ${tag} in the TIFF`)
  }
  const [rows] = values(ROWS_PER_STRIP)
  const sizes = values(STRIP_SIZES)
  return values(STRIP_OFFSETS).map((offset, each) => {
    const high = Math.min(rows!, height - each * rows!)
    return {
      bytes: tiff.subarray(offset, offset + sizes[each]!),
      width,
      height: high,
      top: each * rows!,
      entries: `/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns ${width}/Rows ${high}>>`,
    }
  })
}

/** A PDF of such pages at their real size. */
export function scanPdf(pages: readonly (readonly Image[])[], dpi: number): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')]
  const places: number[] = []
  let length = parts[0]!.length
  const put = (number: number, ...pieces: readonly (string | Uint8Array)[]) => {
    places[number] = length
    for (const piece of [`${number} 0 obj\n`, ...pieces, '\nendobj\n']) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : Buffer.from(piece)
      parts.push(bytes)
      length += bytes.length
    }
  }
  put(1, '<</Type/Catalog/Pages 2 0 R>>')
  let next = 3
  const kids: number[] = []
  for (const images of pages) {
    const [page, content] = [next++, next++]
    kids.push(page)
    const numbers = images.map(() => next++)
    const wide = ((images[0]!.width / dpi) * 72).toFixed(2)
    const last = images.at(-1)!
    const high = ((last.top + last.height) / dpi) * 72
    const drawn = images
      .map(({ top, height }, each) => {
        const own = (height / dpi) * 72
        return `q ${wide} 0 0 ${own.toFixed(3)} 0 ${(high - (top / dpi) * 72 - own).toFixed(3)} cm /I${each} Do Q`
      })
      .join('\n')
    const names = numbers.map((number, each) => `/I${each} ${number} 0 R`).join('')
    put(
      page,
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${wide} ${high.toFixed(2)}]/Resources<</XObject<<${names}>>>>/Contents ${content} 0 R>>`,
    )
    put(content, `<</Length ${drawn.length}>>stream\n${drawn}\nendstream`)
    images.forEach(({ bytes, width, height, entries }, each) => {
      put(
        numbers[each]!,
        `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}${entries}/Length ${bytes.length}>>stream\n`,
        bytes,
        '\nendstream',
      )
    })
  }
  put(2, `<</Type/Pages/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]/Count ${kids.length}>>`)
  const rows = Array.from({ length: next - 1 }, (_, at) => `${String(places[at + 1]).padStart(10, '0')} 00000 n \n`)
  const end = `xref\n0 ${next}\n0000000000 65535 f \n${rows.join('')}trailer<</Size ${next}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(end, 'latin1')])
}
