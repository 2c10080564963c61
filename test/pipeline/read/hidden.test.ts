/** What a word processor hides is read alike in all of its formats: left out, with a remark. */
import { describe, expect, test } from 'vitest'
import { readDoc } from '../../../pipeline/read/doc.js'
import { readDocx } from '../../../pipeline/read/docx.js'
import { HIDDEN_TEXT } from '../../../pipeline/read/hidden.js'
import { readOdt } from '../../../pipeline/read/odt.js'
import { readRtf } from '../../../pipeline/read/rtf.js'
import { type RawDocument, UnreadableDocumentError } from '../../../pipeline/types.js'
import { docx, paragraph, part, run } from '../../../scripts/samples/files.js'
import { odt, odtLines, type Property, rtf, rtfText, word97, wordLines } from '../../../scripts/samples/officeFiles.js'

const HIDDEN: Property = [0x083c, 1]
const SHOWN: Property = [0x083c, 0]
const ODT_STYLES =
  '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style><style:style style:name="H2" style:parent-style-name="H"/><style:style style:name="S" style:parent-style-name="H"><style:text-properties text:display="true"/></style:style>'

type Reader = () => Promise<RawDocument> | RawDocument
const vanished = (text: string) => `<w:r><w:rPr><w:vanish/></w:rPr><w:t>${text}</w:t></w:r>`

describe('hidden text is left out, and the document says so', () => {
  test.each<[string, Reader]>([
    ['docx', () => readDocx(docx(paragraph(run('Số 57-NQ/TW'), vanished(' bản thảo'), run('.'))), 'a.docx')],
    [
      'doc',
      () =>
        readDoc(
          word97([{ runs: [{ text: 'Số 57-NQ/TW' }, { text: ' bản thảo', properties: [HIDDEN] }, { text: '.' }] }]),
          'a.doc',
        ),
    ],
    ['rtf', () => readRtf(rtf(`${rtfText('Số 57-NQ/TW')}{\\v ${rtfText(' bản thảo')}}.\\par`), 'a.rtf')],
    [
      'odt',
      () =>
        readOdt(
          odt('<text:p>Số 57-NQ/TW<text:span text:style-name="H2"> bản thảo</text:span>.</text:p>', {
            styles: ODT_STYLES,
          }),
          'a.odt',
        ),
    ],
  ])('%s', async (_, read) => {
    const { pages, notes } = await read()
    expect(pages[0]!.text).toBe('Số 57-NQ/TW.')
    expect(notes).toEqual([HIDDEN_TEXT])
  })

  test.each<[string, Reader]>([
    ['docx', () => readDocx(docx(paragraph(vanished('bản thảo'))), 'a.docx')],
    ['doc', () => readDoc(word97([{ runs: [{ text: 'bản thảo', properties: [HIDDEN] }] }]), 'a.doc')],
    ['rtf', () => readRtf(rtf(`{\\v ${rtfText('bản thảo')}}\\par`), 'a.rtf')],
    ['odt', () => readOdt(odt(`<text:section text:display="none">${odtLines('bản thảo')}</text:section>`), 'a.odt')],
  ])('a file that hides all of its text has none: %s', async (_, read) => {
    const error = await Promise.resolve()
      .then(read)
      .then(
        () => null,
        (thrown: unknown) => thrown,
      )
    expect(error).toBeInstanceOf(UnreadableDocumentError)
    expect((error as UnreadableDocumentError).reason).toBe('no-text')
  })

  test('what says that it is not hidden is read, whatever its style says', async () => {
    const styles = part(
      'w:styles',
      '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="Con"><w:basedOn w:val="An"/></w:style>',
    )
    const styled = (own: string, text: string) =>
      `<w:r><w:rPr><w:rStyle w:val="Con"/>${own}</w:rPr><w:t>${text}</w:t></w:r>`
    const body = paragraph(styled('', 'ẩn'), styled('<w:vanish w:val="0"/>', 'hiện'))
    expect((await readDocx(docx(body, { 'word/styles.xml': styles }), 'a.docx')).pages[0]!.text).toBe('hiện')
    const shown = word97([{ runs: [{ text: 'hiện', properties: [SHOWN] }] }])
    expect(await readDoc(shown, 'a.doc')).toMatchObject({ pages: [{ text: 'hiện' }], notes: [] })
    expect(
      readOdt(odt('<text:p><text:span text:style-name="S">hiện</text:span></text:p>', { styles: ODT_STYLES }), 'a.odt'),
    ).toMatchObject({
      pages: [{ text: 'hiện' }],
      notes: [],
    })
    // What a tracked change says of before is not what holds.
    const before = '<w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'
    expect(
      await readDocx(docx(paragraph(`<w:r><w:rPr>${before}</w:rPr><w:t>hiện</w:t></w:r>`)), 'a.docx'),
    ).toMatchObject({
      pages: [{ text: 'hiện' }],
      notes: [],
    })
  })

  test('blanks alone are nothing to speak of', async () => {
    const { notes } = await readDoc(
      word97([...wordLines('Kế hoạch'), { runs: [{ text: '  ', properties: [HIDDEN] }] }]),
      'a.doc',
    )
    expect(notes).toEqual([])
  })
})
