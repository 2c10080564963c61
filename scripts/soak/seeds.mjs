/** Whole files of every format to be spoilt: those of the sample archive and of given folders, and those made here. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import ts from 'typescript'

const ROOT = join(import.meta.dirname, '../..')
const BUILT = join(ROOT, 'dist/soak')
/** Larger files would take the time of the smaller ones. */
const LARGEST = 400_000

const LINES = Array.from(
  { length: 30 },
  (_, at) => `${at + 1}. Thực hiện Nghị quyết số ${at + 10}-NQ/TW ngày 22/12/2024 của Bộ Chính trị.`,
)
const GRID = [['ĐẢNG ỦY XÃ AN BÌNH', 'ĐẢNG CỘNG SẢN VIỆT NAM'], ...LINES.map((line) => [line, 'quý II'])]

/** Formats with their files: { docx: [{ name, bytes }] }. A file of a new kind in a folder is a new format. */
export async function seedsOf(folders) {
  const seeds = new Map()
  const add = (format, name, bytes) => {
    if (bytes.length === 0 || bytes.length > LARGEST) return
    seeds.set(format, [...(seeds.get(format) ?? []), { name, bytes: Uint8Array.from(bytes) }])
  }
  for (const folder of [join(ROOT, 'corpus/samples/archive'), join(ROOT, 'corpus/samples/hazards'), ...folders])
    for (const path of filesIn(folder)) {
      const ending = extname(path).slice(1).toLowerCase()
      const format = path.normalize('NFC').includes('/Bản quét/') ? 'scan' : (FORMATS[ending] ?? ending)
      if (ending) add(format, path.split('/').at(-1), readFileSync(path))
    }
  for (const [format, name, bytes] of await made()) add(format, name, bytes)
  return seeds
}

const FORMATS = { jpeg: 'jpg', tiff: 'tif', htm: 'html', text: 'txt', docm: 'docx', bin: 'txt', json: 'txt' }

function filesIn(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
    return []
  }
}

async function made() {
  const { DELETED, odt, odtLines, odtTable, rtf, rtfLines, rtfTable, word97, wordLines, wordTable } = await import(
    '../../dist/scripts/samples/officeFiles.js'
  )
  const { ods, odsRow, xls, xlsx, xlsxRows } = await testBuilder('sheetFiles')
  const { rar4, rar5, SEVEN_ZIP } = await testBuilder('packedFiles')
  const { eml, msg } = await testBuilder('mailFiles')
  const page = await scan()
  const png = await sharp(page).png().toBuffer()
  const jpg = await sharp(page).jpeg().toBuffer()
  const tif = await sharp(page).tiff({ compression: 'lzw' }).toBuffer()
  const note = `<text:note><text:note-body>${odtLines('chú thích')}</text:note-body></text:note>`
  const list = '<text:list text:style-name="L"><text:list-item><text:p>Mục</text:p></text:list-item></text:list>'
  const listStyle =
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/></text:list-style>'
  const odtFile = odt(
    `${odtTable(...GRID.map((row) => row.map((cell) => odtLines(cell))))}${odtLines(...LINES)}${list}<text:p>${note}</text:p>`,
    { styles: listStyle },
  )
  const doc = word97(
    [
      ...wordTable(...GRID),
      ...wordLines(...LINES),
      { runs: [{ text: 'cũ', properties: [DELETED] }] },
      { runs: [{ text: 'Mục' }], properties: [[0x460b, 1, 0]] },
    ],
    { footnotes: wordLines('\u0002 chú thích', ''), levels: [{ format: 1, text: '\u0000.' }] },
  )
  const rtfFile = rtf(
    `${rtfTable(...GRID)}${rtfLines(...LINES)}{\\listtext I.\\tab}M\\'f4c{\\footnote ch\\u250?}{\\shp{\\*\\shpinst{\\shptxt a\\par}}}\\par`,
  )
  const text = LINES.join('\n')
  const packed = [
    { name: 'NQ.txt', data: Buffer.from(text) },
    { name: 'a/KH.rtf', data: Buffer.from(rtfFile) },
  ]
  const attached = [
    { name: 'kế hoạch.rtf', content: rtfFile },
    { name: 'kho.zip', content: zipSync({ 'a.txt': strToU8(text) }) },
  ]
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;[Red]-0.00&quot;đ&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>'
  const inner = zipSync({ 'a.txt': strToU8(text), 'a.rtf': rtfFile })
  return [
    ['odt', 'made.odt', odtFile],
    ['doc', 'made.doc', doc],
    ['rtf', 'made.rtf', rtfFile],
    [
      'xlsx',
      'made.xlsx',
      xlsx(
        [
          { name: 'Văn bản', rows: xlsxRows(...GRID), merged: ['A1:B1'] },
          {
            name: 'Ẩn',
            state: 'hidden',
            rows: '<row r="3"><c r="B3" t="s"><v>0</v></c><c r="D3" s="1"><v>45000.5</v></c><c r="E3" t="b"><v>1</v></c></row>',
          },
        ],
        { shared: '<si><r><t>Nghị quyết</t></r><r><t> 57-NQ/TW</t></r></si>', styles },
      ),
    ],
    [
      'xls',
      'made.xls',
      xls(
        [
          { name: 'Văn bản', rows: GRID.map((row) => row.map((cell) => ({ text: cell }))), merged: [[0, 0, 0, 1]] },
          {
            name: 'Số',
            rows: [[{ number: 45000.5, style: 1 }, { short: 7 }, { formula: 'quý II' }, { formula: 2.5 }]],
          },
        ],
        { formats: { 164: 'dd/mm/yyyy' }, styles: [{ format: 0 }, { format: 164 }], partLength: 300 },
      ),
    ],
    [
      'ods',
      'made.ods',
      ods(
        `<table:table table:name="Văn bản">${GRID.map((row) => odsRow(...row)).join('')}<table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="float" office:value="2.5" table:number-columns-repeated="4"/></table:table-row></table:table>`,
      ),
    ],
    ['rar', 'made.rar', rar5(packed)],
    ['rar', 'old.rar', rar4(packed)],
    ...Object.entries(SEVEN_ZIP)
      .filter(([name]) => name !== 'bomb')
      .map(([name, bytes]) => ['7z', `${name}.7z`, bytes]),
    [
      'eml',
      'made.eml',
      eml('Gửi kế hoạch', text, [...attached, { type: 'message/rfc822', content: eml('Chuyển', text, attached) }]),
    ],
    ['eml', 'page.eml', eml('Trang', `<html><body><p>${LINES.join('</p><p>')}</p></body></html>`, [], 'text/html')],
    ['msg', 'made.msg', msg('Gửi kế hoạch', text, attached)],
    ['gif', 'made.gif', await sharp(page).gif().toBuffer()],
    ['webp', 'made.webp', await sharp(page).webp().toBuffer()],
    ['webp', 'lossless.webp', await sharp(page).webp({ lossless: true }).toBuffer()],
    ['png', 'made.png', png],
    ['jpg', 'made.jpg', jpg],
    ['tif', 'made.tif', tif],
    ['tif', 'two.tif', await twoPages(tif)],
    ['scan', 'made.pdf', scanPdf(jpg, 400, 300)],
    ['zip', 'made.zip', zipSync({ 'b/a.odt': odtFile, 'trong.zip': inner, 'c.doc': doc })],
    [
      'legacy',
      'tcvn3.txt',
      Buffer.from(
        'C\u00a8n c\u00f8 NghÞ quyÕt sè 57-NQ/TW cña Bé ChÝnh trÞ, \u00ae\u00b6ng \u00f1y x\u00b7 ban h\u00b5nh kÕ ho\u00b9ch\n'.repeat(
          20,
        ),
        'latin1',
      ),
    ],
    ['legacy', 'utf16.txt', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    [
      'legacy',
      'viqr.txt',
      strToU8(
        "Ca(n cu+' Nghi. quye^'t so^' 57-NQ/TW cu?a Bo^. Chi'nh tri., -Da?ng u?y xa~ ban ha`nh ke^' hoa.ch\n".repeat(
          20,
        ),
      ),
    ],
  ]
}

/** A builder of the tests, translated: it is TypeScript. */
export async function testBuilder(name) {
  mkdirSync(BUILT, { recursive: true })
  const path = join(BUILT, `${name}.js`)
  const source = readFileSync(join(ROOT, `test/pipeline/${name}.ts`), 'utf8')
  const { outputText } = ts.transpileModule(source.replaceAll("'../../", "'../"), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  })
  writeFileSync(path, outputText)
  return import(pathToFileURL(path).href)
}

/** Dark bars on white, such as lines of text are. */
const scan = async () => {
  const bars = Array.from(
    { length: 12 },
    (_, at) => `<rect x="30" y="${20 + at * 22}" width="${150 + ((at * 53) % 180)}" height="9"/>`,
  ).join('')
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="#fff"/>${bars}</svg>`,
    ),
  )
    .flatten()
    .greyscale()
    .png()
    .toBuffer()
}

const twoPages = (tif) =>
  sharp([tif, tif], { join: { animated: true } })
    .tiff({ compression: 'deflate' })
    .toBuffer()

function scanPdf(jpg, width, height) {
  const content = `q 595 0 0 842 0 0 cm /I Do Q`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>',
    `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${jpg.length}>>stream\n${jpg.toString('latin1')}\nendstream`,
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
  ]
  return Buffer.from(
    `%PDF-1.4\n${objects.map((object, at) => `${at + 1} 0 obj${object}endobj\n`).join('')}trailer<</Root 1 0 R/Size 6>>\n%%EOF`,
    'latin1',
  )
}
