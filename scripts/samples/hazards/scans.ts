/** The scanned samples: printed pages rendered, and spoiled as copiers and years do. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderPage } from '../../../pipeline/ocr/image.js'
import { withPdf } from '../../../pipeline/read/pdfium.js'
import { inked, roundStamp, secrecyMark, signature } from './ink.js'
import {
  blackEdged,
  blurred,
  faded,
  grainy,
  type Picture,
  punched,
  randomFrom,
  skewed,
  specked,
  unevenlyLit,
} from './picture.js'
import { imagesOf, type Packing, scanPdf } from './scanPdf.js'

/** A scan: which printed document, how it was scanned, what befell it. */
export interface Scan {
  readonly path: string
  /** Its source text; gold stands beside it. */
  readonly source: string
  /** The printed form, in the samples folder. */
  readonly pdf: string
  readonly dpi: number
  readonly packing: Packing
  readonly quality: 'clean' | 'noisy'
  readonly hazard: string
  spoil?(page: Picture, random: () => number, dpi: number): Picture
  /** Ink on a page, counted from 0, of so many. */
  ink?(page: number, pages: number): readonly string[]
}

const HAI_PHONG = 'archive/Hải Phòng'
const FOLDER = 'Bản quét'

export const scans: readonly Scan[] = [
  {
    path: `${FOLDER}/23-KH-ĐU sạch 300 dpi.pdf`,
    source: 'sources/hp-hong-bang-kh-khoa-giao-2026',
    pdf: `${HAI_PHONG}/phường Hồng Bàng/23-KH-ĐU khoa giáo.pdf`,
    dpi: 300,
    packing: 'fax',
    quality: 'clean',
    hazard: 'clean scan at 300 dpi, black and white, each page in fax strips',
  },
  {
    path: `${FOLDER}/BC 219 sạch 200 dpi.pdf`,
    source: 'sources/na-dien-chau-bc-so-ket-05',
    pdf: 'archive/Nghệ An/huyện Diễn Châu/BC 219 sơ kết NQ 18.pdf',
    dpi: 200,
    packing: 'flate',
    quality: 'clean',
    hazard: 'clean scan at 200 dpi, black and white',
  },
  {
    path: `${FOLDER}/TB lịch học sạch 150 dpi.pdf`,
    source: 'sources/hn-hoan-kiem-tb-lich-hoc-tap',
    pdf: 'archive/Hà Nội/phường Hoàn Kiếm/TB lịch học nghị quyết.pdf',
    dpi: 150,
    packing: 'grey',
    quality: 'clean',
    hazard: 'clean scan at 150 dpi, grey',
  },
  {
    path: `${FOLDER}/09-CT-TU lệch trang.pdf`,
    source: 'sources/hn-ct-khuyen-hoc',
    pdf: 'archive/Hà Nội/Thành ủy/09-CT-TU.pdf',
    dpi: 200,
    packing: 'flate',
    quality: 'noisy',
    hazard: 'lies askew by 1.6 degrees, black edges of the photocopier, punch holes, dust',
    spoil: (page, random, dpi) =>
      specked(blackEdged(punched(blurred(skewed(page, 1.6), 0.4), dpi), 60, random), 0.0003, random),
  },
  {
    path: `${FOLDER}/BC 37 bản sao nhiễu.pdf`,
    source: 'hazard-sources/qn-dam-ha-bc-so-ket',
    pdf: 'hazard-sources/qn-dam-ha-bc-so-ket.pdf',
    dpi: 200,
    packing: 'flate',
    quality: 'noisy',
    hazard: 'photocopy of a photocopy: blurred, salt and pepper, askew by 0.5 degrees the other way',
    spoil: (page, random) =>
      specked(grainy(blurred(blurred(skewed(page, -0.5), 0.6), 0.5), 30, random), 0.0012, random),
  },
  {
    path: `${FOLDER}/41-KL-TU đóng dấu.pdf`,
    source: 'sources/hp-kl-so-ket-chuyen-doi-so',
    pdf: `${HAI_PHONG}/Thành ủy/41-KL-TU.pdf`,
    dpi: 200,
    packing: 'colour',
    quality: 'noisy',
    hazard: 'in colour: a red round stamp over position and name, a signature, the stamp of the registry',
    spoil: (page, random) => grainy(faded(blurred(skewed(page, 0.3), 0.4), 45, 244), 3, random),
    ink: (page, pages) =>
      page === pages - 1 ? [roundStamp(134, 46, 'BAN CHẤP HÀNH ĐẢNG BỘ THÀNH PHỐ'), signature(151, 43)] : [],
  },
  {
    path: `${FOLDER}/NQ 18 ánh sáng không đều.pdf`,
    source: 'sources/na-hdnd-nq-ho-tro-chuyen-doi-so',
    pdf: 'archive/Nghệ An/HĐND tỉnh/NQ 18 hỗ trợ tổ công nghệ số.pdf',
    dpi: 200,
    packing: 'grey',
    quality: 'noisy',
    hazard: 'photographed from a bound volume: uneven light, faded ink, grain, askew by 0.8 degrees',
    spoil: (page, random) => grainy(unevenlyLit(faded(blurred(skewed(page, 0.8), 0.5), 80, 225), 0.35), 5, random),
  },
  {
    path: `${FOLDER}/CV 09 dấu MẬT.pdf`,
    source: 'hazard-sources/mat-cv-kiem-tra-noi-bo',
    pdf: 'hazard-sources/mat-cv-kiem-tra-noi-bo.pdf',
    dpi: 200,
    packing: 'colour',
    quality: 'noisy',
    hazard: 'a scan with the mark MẬT stamped in red: set aside, however the mark is read',
    spoil: (page, random) => grainy(faded(blurred(skewed(page, -0.4), 0.3), 40, 246), 3, random),
    ink: () => [secrecyMark(72, 52, 'MẬT')],
  },
]

/** A scan as a PDF. `samples` is the folder of the samples. */
export async function scanned(scan: Scan, samples: string): Promise<Uint8Array> {
  const { dpi, packing, spoil, ink } = scan
  const printed = readFileSync(join(samples, scan.pdf))
  const pages = await withPdf(printed, scan.pdf, (library, document, count) =>
    Array.from({ length: count }, (_, index): Picture => {
      const { pgm, width, height } = renderPage(library, document, index, dpi)!
      return { grey: pgm.slice(pgm.length - width * height), width, height }
    }),
  )
  const random = randomFrom(scan.path.length * 7919 + dpi)
  const images = []
  for (const [index, page] of pages.entries()) {
    const spoiled = spoil ? spoil(page, random, dpi) : page
    const pieces = ink?.(index, pages.length) ?? []
    const overlay = pieces.length > 0 ? inked(spoiled.width, spoiled.height, dpi, pieces) : null
    images.push(await imagesOf(spoiled, packing, overlay))
  }
  return scanPdf(images, dpi)
}
