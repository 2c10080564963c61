/** Files made to break readers: each is read or refused with a reason, within bounds, and nothing in it is ever run or fetched. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { strToU8, unzipSync, zipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { loadLexicon } from '../../corpus/registry/load.js'
import { openCompoundFile } from '../../pipeline/compoundFile.js'
import { discover } from '../../pipeline/discover.js'
import { openMail } from '../../pipeline/mail.js'
import { renderPage } from '../../pipeline/ocr/image.js'
import { processFile } from '../../pipeline/process.js'
import { readImage } from '../../pipeline/read/image.js'
import { withPdf } from '../../pipeline/read/pdfium.js'
import { UnreadableDocumentError } from '../../pipeline/types.js'
import { docx, lines, row, table } from '../../scripts/samples/files.js'
import { objects, stream } from '../../scripts/samples/hazards/pdfs.js'
import { odt, odtLines, rtf } from '../../scripts/samples/officeFiles.js'
import { msg } from './mailFiles.js'

const folder = mkdtempSync(join(tmpdir(), 'vankien-hostile-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What becomes of a content: its text, or the reason why it was refused; any other error is thrown. */
async function outcome(bytes: Uint8Array, name: string): Promise<{ text: string } | { reason: string }> {
  try {
    return { text: (await processFile(bytes, name, loadLexicon(), undefined, { mode: 'off' })).text }
  } catch (error) {
    if (!(error instanceof UnreadableDocumentError)) throw error
    return { reason: error.reason }
  }
}

const refused = (reason: string) => ({ reason })
const nested = (open: string, close: string, times: number, inside: string) =>
  open.repeat(times) + inside + close.repeat(times)

describe('documents in XML', () => {
  const LAUGHS = '<!DOCTYPE d [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>'
  const withDoctype = (bytes: Uint8Array, part: string, before: string) => {
    const parts = unzipSync(bytes)
    const xml = new TextDecoder().decode(parts[part]!).replace(/^(<\?xml[^>]*>)?/, `$1${before}`)
    return zipSync({ ...parts, [part]: strToU8(xml.replace('chữ', 'chữ &b;&x;')) })
  }

  test.each([
    ['a.docx', 'word/document.xml', docx(lines('chữ nghĩa'))],
    ['a.odt', 'content.xml', odt(odtLines('chữ nghĩa'))],
  ])(
    '%s with entities of its own is refused; where the declaration hides, they are not expanded',
    async (name, part, bytes) => {
      expect(await outcome(withDoctype(bytes, part, LAUGHS), name)).toEqual(refused('unsafe'))
      expect(await outcome(withDoctype(bytes, part, `<!--${' '.repeat(3000)}-->${LAUGHS}`), name)).toEqual({
        text: 'chữ &b;&x; nghĩa',
      })
    },
  )

  test('tags a million deep are refused; tables in tables a thousand deep are read', async () => {
    expect(await outcome(docx(nested('<w:sdt>', '</w:sdt>', 1e6, lines('chữ'))), 'a.docx')).toEqual(refused('unsafe'))
    expect(await outcome(odt(nested('<text:section>', '</text:section>', 1e6, odtLines('chữ'))), 'a.odt')).toEqual(
      refused('unsafe'),
    )
    let deep = lines('chữ trong bảng')
    for (let each = 0; each < 1000; each++) deep = table(row(deep))
    expect(await outcome(docx(deep), 'a.docx')).toEqual({ text: 'chữ trong bảng' })
  })

  test('parts that unpack beyond bounds are refused before they are unpacked, and so are many of them together', async () => {
    const part = strToU8(' '.repeat(65 * 1024 * 1024))
    for (const name of ['word/document.xml', 'word/comments.xml'])
      expect(await outcome(zipSync({ ...unzipSync(docx(lines('chữ'))), [name]: part }), 'a.docx')).toEqual(
        refused('too-large'),
      )
    const half = part.subarray(0, 50 * 1024 * 1024)
    const heads = Object.fromEntries([1, 2, 3].map((at) => [`word/header${at}.xml`, half]))
    expect(await outcome(zipSync({ ...unzipSync(docx(lines('chữ'))), ...heads }), 'a.docx')).toEqual(
      refused('too-large'),
    )
  }, 120_000)

  test('a table of an OpenDocument file that repeats itself seventeen thousand million times costs nothing', async () => {
    const cell = `<table:table-cell table:number-columns-repeated="16384">${odtLines('chữ')}</table:table-cell>`
    const body = `<table:table><table:table-row table:number-rows-repeated="1048576">${cell}</table:table-row></table:table><text:p>a<text:s text:c="2000000000"/>b</text:p>`
    const made = await outcome(odt(body), 'a.odt')
    expect('text' in made && made.text.length).toBeLessThan(5_000_000)
  })

  test('macros and fields are not run: the text of a .docm is read, its program left alone', async () => {
    const field =
      '<w:p><w:r><w:instrText>DDEAUTO c:\\\\calc.exe</w:instrText></w:r><w:r><w:t>chữ nghĩa</w:t></w:r></w:p>'
    const bytes = zipSync({ ...unzipSync(docx(field)), 'word/vbaProject.bin': strToU8('Sub AutoOpen()') })
    expect(await outcome(bytes, 'a.docm')).toEqual({ text: 'chữ nghĩa' })
  })
})

describe('rich text', () => {
  test('groups a million deep, and bytes that are not there', async () => {
    expect(await outcome(rtf(nested('{', '}', 1e6, 'chu')), 'a.rtf')).toEqual(refused('unsafe'))
    expect(await outcome(rtf('chu nghia\\bin2147483647 xyz'), 'a.rtf')).toEqual(refused('damaged'))
    expect(await outcome(rtf('chu nghia \\uc1000000000 \\u7853 abc'), 'a.rtf')).toHaveProperty('text')
    expect(await outcome(rtf('{\\header '.repeat(5000)), 'a.rtf')).toEqual(refused('unsafe'))
    // Heads that seem never to end, each looked through by itself.
    expect(await outcome(rtf(`${'{\\header\\bin1 {}'.repeat(60_000)}chu nghia`), 'a.rtf')).toEqual({
      text: 'chu nghia',
    })
  })
})

describe('pages', () => {
  test('HTML nested beyond what any page has is refused, a table of many rows is read', async () => {
    expect(await outcome(strToU8(`<html><body>${'<div>'.repeat(1e6)}chữ`), 'a.html')).toEqual(refused('unsafe'))
    const rows = '<tr><td>một</td><td>hai</td></tr>'.repeat(150_000)
    expect(await outcome(strToU8(`<html><body><table>${rows}</table>`), 'a.html')).toHaveProperty('text')
  }, 120_000)

  test('more text than any document has is refused', async () => {
    expect(await outcome(new Uint8Array(6_000_000).fill(97), 'a.txt')).toEqual(refused('too-large'))
  })

  test('a line of capitals of a million words is read', async () => {
    expect(await outcome(strToU8('ĐẢNG '.repeat(900_000)), 'a.txt')).toHaveProperty('text')
  }, 120_000)

  test('a script in a page is dropped, not run', async () => {
    const made = await outcome(
      strToU8('<html><body><script>globalThis.run = 1</script><p onclick="x()">chữ</p>'),
      'a.html',
    )
    expect(made).toEqual({ text: 'chữ' })
    expect(globalThis).not.toHaveProperty('run')
  })
})

const pdf = (...objects: readonly string[]) =>
  Buffer.from(
    `%PDF-1.5\n${objects.map((object, at) => `${at + 1} 0 obj${object}endobj\n`).join('')}trailer<</Root 1 0 R/Size ${objects.length + 1}>>\n%%EOF`,
    'latin1',
  )
const CATALOG = '<</Type/Catalog/Pages 2 0 R>>'

test.each([
  [
    'a page tree in a circle',
    pdf(
      CATALOG,
      '<</Type/Pages/Kids[3 0 R 2 0 R]/Count 99>>',
      '<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 50>>',
    ),
  ],
  [
    'two thousand million pages',
    pdf(CATALOG, '<</Type/Pages/Kids[3 0 R]/Count 2147483647>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'),
  ],
  [
    'a table of objects that names itself',
    Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\nxref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 3/Prev 88>>\nstartxref\n88\n%%EOF',
    ),
  ],
  [
    'a form that draws itself',
    pdf(
      CATALOG,
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</F 5 0 R>>>>/Contents 4 0 R>>',
      '<</Length 5>>stream\n/F Do\nendstream',
      '<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length 11>>stream\n/F Do /F Do\nendstream',
    ),
  ],
] as const)(
  'PDF: %s is refused',
  async (_, bytes) => {
    expect(['damaged', 'no-text']).toContain(((await outcome(bytes, 'a.pdf')) as { reason: string }).reason)
  },
  60_000,
)

const packed = (megabytes: number, byte: number) =>
  deflateSync(Buffer.alloc(megabytes * 1024 * 1024, byte), { level: 1 })
const PAGE = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</F 5 0 R>>>>/Contents 4 0 R>>'
const ONE_PAGE = '<</Type/Pages/Kids[3 0 R]/Count 1>>'

describe('PDFs that would take gigabytes', () => {
  test('a page that unpacks to more than a PDF may take is refused, and the next one is read', async () => {
    const bomb = objects(CATALOG, ONE_PAGE, PAGE, stream('/Filter/FlateDecode', packed(500, 32)))
    expect(await outcome(bomb, 'a.pdf')).toEqual(refused('unsafe'))
    const forms = Array.from({ length: 30 }, (_, at) =>
      stream(
        `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F ${at + 6} 0 R>>>>`,
        Buffer.from('/F Do /F Do'),
      ),
    )
    const doubling = objects(
      CATALOG,
      ONE_PAGE,
      PAGE,
      stream('', Buffer.from('/F Do')),
      ...forms,
      stream('/Type/XObject/Subtype/Form/BBox[0 0 9 9]', Buffer.from('0 0 1 1 re f')),
    )
    expect(await outcome(doubling, 'a.pdf')).toEqual(refused('unsafe'))
    const text = Buffer.from(`BT /F 12 Tf 60 760 Td (${'Nghi quyet '.repeat(5)}) Tj ET`)
    const whole = objects(
      CATALOG,
      ONE_PAGE,
      PAGE.replace('/XObject', '/Font'),
      stream('', text),
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    )
    expect(await outcome(whole, 'a.pdf')).toEqual({ text: 'Nghi quyet '.repeat(5).trim() })
  }, 180_000)

  test('a picture that there is no room for is not drawn, and the page counts as one that cannot be', async () => {
    const image = stream(
      '/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode',
      packed(430, 0),
    )
    const bytes = objects(CATALOG, ONE_PAGE, PAGE, stream('', Buffer.from('q 595 0 0 842 0 0 cm /F Do Q')), image)
    const drawn = await withPdf(bytes, 'a.pdf', (library, document) => renderPage(library, document, 0)).catch(
      (error: unknown) => error,
    )
    expect(drawn === null || (drawn instanceof UnreadableDocumentError && drawn.reason === 'unsafe')).toBe(true)
  }, 180_000)
})

describe('pictures', () => {
  test('more pages than are ever recognized are refused before the first is', async () => {
    const page = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    const tif = await sharp(Array<Buffer>(2001).fill(page), { join: { animated: true } })
      .tiff({ compression: 'deflate' })
      .toBuffer()
    expect(await outcome(tif, 'a.tif')).toEqual(refused('too-large'))
  }, 120_000)

  test('a picture that would be held whole is refused by its head', async () => {
    const small = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#fff' } })
      .jpeg({ progressive: true })
      .toBuffer()
    const head = small.indexOf(Buffer.from('ffc2', 'hex'))
    small.writeUInt16BE(15_000, head + 5)
    small.writeUInt16BE(15_000, head + 7)
    await expect(readImage(small, 'jpg', 'a.jpg', { mode: 'auto' })).rejects.toMatchObject({ reason: 'too-large' })
  })
})

describe('archives and sizes', () => {
  const found = async (path: string) => {
    const out: string[] = []
    for await (const each of discover([path])) out.push('error' in each ? each.error.reason : 'found')
    return out
  }

  test('entries that share their bytes are refused', async () => {
    const once = Buffer.from(zipSync({ 'a.txt': [strToU8('chữ '.repeat(20_000)), { level: 0 }] }))
    const end = once.length - 22
    const start = once.readUInt32LE(end + 16)
    const entry = once.subarray(start, end)
    const tail = Buffer.from(once.subarray(end))
    tail.writeUInt16LE(50, 8)
    tail.writeUInt16LE(50, 10)
    tail.writeUInt32LE(entry.length * 50, 12)
    const path = join(folder, 'chong.zip')
    // The table of contents names one entry fifty times.
    const body = once.subarray(0, start)
    writeFileSync(path, Buffer.concat([body, ...Array<Buffer>(50).fill(entry), tail]))
    const all = await found(path)
    expect(all.length).toBeLessThan(5)
    expect(all.at(-1)).toBe('unsafe')
  })

  test('a file of two gigabytes with nothing in it is refused unread', async () => {
    const path = join(folder, 'lon.pdf')
    writeFileSync(path, '%PDF-1.4')
    truncateSync(path, 2 ** 31)
    expect(await found(path)).toEqual(['too-large'])
  })

  test('an archive that claims more files than anybody packs is refused at once', async () => {
    const bytes = Buffer.from(zipSync({ 'a.txt': strToU8('chữ') }))
    const end = Buffer.alloc(56 + 20)
    end.writeUInt32LE(0x06064b50, 0)
    end.writeBigUInt64LE(44n, 4)
    end.writeBigUInt64LE(1_000_000n, 24)
    end.writeBigUInt64LE(1_000_000n, 32)
    end.writeBigUInt64LE(BigInt(bytes.readUInt32LE(bytes.length - 10)), 40)
    end.writeBigUInt64LE(BigInt(bytes.readUInt32LE(bytes.length - 6)), 48)
    end.writeUInt32LE(0x07064b50, 56)
    end.writeBigUInt64LE(BigInt(bytes.length - 22), 64)
    end.writeUInt32LE(1, 72)
    const tail = Buffer.from(bytes.subarray(bytes.length - 22))
    tail.writeUInt16LE(0xffff, 8)
    tail.writeUInt16LE(0xffff, 10)
    const path = join(folder, 'trieu.zip')
    writeFileSync(path, Buffer.concat([bytes.subarray(0, -22), end, tail]))
    expect(await found(path)).toEqual(['too-large'])
  })

  test('ten thousand files of one name on a mail get names of their own', async () => {
    const part = '--x\r\nContent-Type: a/b\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nchu\r\n'
    const mail = await openMail(
      Buffer.from(
        `From: a@b.vn\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n${part.repeat(10_000)}--x--`,
      ),
      'eml',
      'a.eml',
    )
    expect(new Set(mail.attachments.map(({ name }) => name)).size).toBe(10_000)
    expect(mail.attachments[9999]!.name).toBe('a (10000).txt')
  }, 60_000)

  test('a mail of Outlook whose streams lead in a circle is refused; its reader would follow them until the memory is full', async () => {
    const bytes = msg('Gửi', 'chữ nghĩa '.repeat(30), [{ name: 'a.txt', content: Buffer.from('chữ') }])
    expect(() => openCompoundFile(bytes).checkAll()).not.toThrow()
    // Every short stream goes on in its own first block.
    const table = (bytes.readUInt32LE(60) + 1) * 512
    for (let at = 0; at < 128; at++)
      if (bytes.readUInt32LE(table + at * 4) !== 0xffffffff) bytes.writeUInt32LE(at, table + at * 4)
    await expect(openMail(bytes, 'msg', 'a.msg')).rejects.toMatchObject({ reason: 'damaged' })
  })

  test('names that lead out of the archive are refused', async () => {
    const path = join(folder, 'ra.zip')
    writeFileSync(
      path,
      zipSync({ '../../etc/a.txt': strToU8('a'), '/etc/b.txt': strToU8('b'), 'C:/c.txt': strToU8('c') }),
    )
    expect(await found(path)).toEqual(['unsafe', 'unsafe', 'unsafe'])
  })

  test('a picture that unpacks to thousands of millions of dots is refused', async () => {
    const head = Buffer.alloc(13)
    head.writeUInt32BE(60_000, 0)
    head.writeUInt32BE(60_000, 4)
    head[8] = 8
    const chunk = (name: string, data: Uint8Array) => {
      const body = Buffer.concat([Buffer.from(name), data])
      const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
      length.writeUInt32BE(data.length)
      sum.writeUInt32BE(crc(body))
      return Buffer.concat([length, body, sum])
    }
    const png = Buffer.concat([
      Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
      chunk('IEND', Buffer.alloc(0)),
    ])
    expect(await outcome(png, 'a.png')).toEqual(refused('damaged'))
  })
})

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
