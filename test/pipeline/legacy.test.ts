import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalizeText } from '../../pipeline/normalize/index.js'
import { decodedText, decodeLegacy } from '../../pipeline/normalize/legacy.js'
import { fontEncoding } from '../../pipeline/normalize/legacyFonts.js'
import { decodeAll, type Encoding } from '../../pipeline/normalize/legacyTables.js'
import { isSyllable } from '../../pipeline/normalize/syllable.js'
import { encode, SMALL } from '../../scripts/samples/legacyEncode.js'

const ENCODINGS: readonly Encoding[] = ['tcvn3', 'vni', 'viqr']
const SOURCES = join(import.meta.dirname, '..', '..', 'corpus', 'samples', 'sources')
const sources = readdirSync(SOURCES)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => [name, readFileSync(join(SOURCES, name), 'utf8').normalize('NFC')] as const)

/** Capitals that TCVN3 could not write are no loss of the decoder. */
const comparable = (text: string, encoding: Encoding): string => (encoding === 'tcvn3' ? text.toLowerCase() : text)

const LETTER = `ĐẢNG BỘ TỈNH NGHỆ AN
ĐẢNG ỦY XÃ YÊN HÒA
*
Số 34-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Yên Hòa, ngày 12 tháng 5 năm 2006
KẾ HOẠCH
thực hiện Chỉ thị số 50-CT/TW, ngày 04/3/2005 của Ban Bí thư về công nghệ sinh học
Các chi bộ trực thuộc quán triệt nội dung trên và gửi kế hoạch về Đảng ủy xã trước ngày 15/6/2006.
Nơi nhận:
- Thường trực Huyện ủy,
- Lưu Văn phòng.`

describe('the codes', () => {
  test.each(ENCODINGS)('%s: each of the 67 small letters', (encoding) => {
    expect(SMALL).toHaveLength(67)
    for (const letter of SMALL)
      expect([letter, decodeAll(encode(letter, encoding), encoding).text]).toEqual([letter, letter])
  })

  test.each(['vni', 'viqr'] as const)('%s: each of the 67 capitals', (encoding) => {
    for (const letter of SMALL.toUpperCase())
      expect([letter, decodeAll(encode(letter, encoding), encoding).text]).toEqual([letter, letter])
  })

  test('tcvn3: the seven capitals that have codes; the others have those of the small letters', () => {
    for (const letter of 'ĐÂĂÊÔƠƯ') expect(decodeAll(encode(letter, 'tcvn3'), 'tcvn3').text).toBe(letter)
    expect(encode('ẤẠÝ', 'tcvn3')).toBe(encode('ấạý', 'tcvn3'))
  })

  // As printed by programs that take the bytes for Latin-1 or windows-1252.
  test.each([
    ['tcvn3', 'NghÞ quyÕt', 'Nghị quyết'],
    ['tcvn3', 'Trung \u00AD¬ng', 'Trung ương'],
    ['tcvn3', 'KÕt luËn cña §U', 'Kết luận của ĐU'],
    ['vni', 'Nghò quyeát', 'Nghị quyết'],
    ['vni', 'Trung öông', 'Trung ương'],
    ['vni', 'Keát luaän cuûa ÑU', 'Kết luận của ĐU'],
    ['viqr', "Nghi. quye^'t", 'Nghị quyết'],
    ['viqr', 'Trung u+o+ng', 'Trung ương'],
  ] as const)('%s: %s', (encoding, coded, text) => expect(decodeAll(coded, encoding).text).toBe(text))

  test('a letter leads back to the first unit of its code', () => {
    const { text, from } = decodeAll('soá cuûa', 'vni')
    expect([text, Array.from(from)]).toEqual(['số của', [0, 1, 3, 4, 5, 7]])
  })
})

describe('names of fonts', () => {
  test.each([
    ['.VnTime', 'tcvn3', false],
    ['.VnTimeH', 'tcvn3', true],
    ['.VnArial', 'tcvn3', false],
    ['.VnArial NarrowH', 'tcvn3', true],
    ['ABCDEF+.VnTimeH,Bold', 'tcvn3', true],
    ['.VnTime-BoldItalic', 'tcvn3', false],
    ['VNI-Times', 'vni', false],
    ['VNI-Helve-Condense', 'vni', false],
  ])('%s', (name, encoding, capitals) => expect(fontEncoding(name)).toEqual({ encoding, capitals }))

  test.each(['Times New Roman', 'Arial', 'Vnbook', 'Vni', 'UVN Thang Vu', 'Cambria Math', ''])('%s is none', (name) =>
    expect(fontEncoding(name)).toBeNull(),
  )
})

describe('syllables', () => {
  test.each('nghị quyết Thủy Thuỷ hòa hoà KHÓA giếng gì quý quốc ương người khuya Đ\u1ea3ng ở ỷ y'.split(' '))(
    '%s',
    (word) => expect(isSyllable(word)).toBe(true),
  )
  test.each(
    'cgh ket ngà\u0301 quà\u0301 hoặt\u0300 ngi kà cề tòan quyẹ́t nGhị QUYếT data thế\u0323 tật\u0300 mạch\u0300 àn\u0300 bèt'.split(
      ' ',
    ),
  )('%s is none', (word) => expect(isSyllable(word.normalize('NFC'))).toBe(false))

  test('nearly every word of the samples that bears a mark is one', () => {
    const words = sources.flatMap(([, text]) => text.match(/[\p{L}]+/gu) ?? []).filter((word) => /[À-ỹ]/.test(word))
    const strange = words.filter((word) => !isSyllable(word) && word !== word.toUpperCase())
    expect([words.length > 5000, strange]).toEqual([true, []])
  })
})

describe('whole documents', () => {
  test.each(ENCODINGS)('%s: every sample comes back word for word', (encoding) => {
    for (const [name, text] of sources) {
      const back = decodedText(encode(text, encoding))
      // "BXDDD" may be BXĐD or BXDĐ.
      const same = (own: string) => comparable(own, encoding).replace(encoding === 'viqr' ? /D+Đ|ĐD/g : /$^/g, 'DĐ')
      expect([name, same(back)]).toEqual([name, same(text)])
    }
  })

  test.each(ENCODINGS)('%s: a short letter, and what was found is noted', (encoding) => {
    const { text, notes } = normalizeText(encode(LETTER, encoding))
    expect(text).toBe(normalizeText(LETTER).text)
    expect(notes).toEqual([`decoded ${encoding.toUpperCase()}`])
  })

  test('words in capitals whose toned letters have no capitals of their own come back in capitals', () => {
    expect(decodedText('BAN CHÊP HµNH §¶NG Bé TØNH\nSè 12-KH/§U cña ban th\u00ADêng vô huyÖn ñy')).toBe(
      'BAN CHẤP HÀNH ĐẢNG BỘ TỈNH\nSố 12-KH/ĐU của ban thường vụ huyện ủy',
    )
  })

  test('ư, which TCVN3 writes as a soft hyphen, is there', () => {
    expect(normalizeText('®\u00ADêng lèi cña Trung \u00AD¬ng, b\u00ADíc ngoÆt míi').text).toBe(
      'đường lối của Trung ương, bước ngoặt mới',
    )
  })
})

const UNICODE = 'Các đồng chí ủy viên Ban Thường vụ chuẩn bị nội dung báo cáo, gửi Văn phòng trước ngày 15/3/2006.'
const OLD = 'Thực hiện Chỉ thị số 50-CT/TW của Ban Bí thư, các chi bộ đã quán triệt nội dung đến từng đảng viên.'

describe('mixed documents', () => {
  test.each(['tcvn3', 'vni'] as const)('%s: paragraphs between paragraphs of Unicode', (encoding) => {
    const mixed = (own: string) => [UNICODE, own, UNICODE, own, own, UNICODE].join('\n')
    expect(decodedText(mixed(encode(OLD, encoding)))).toBe(mixed(OLD))
  })

  test.each(['tcvn3', 'vni'] as const)('%s: a quotation inside a paragraph of Unicode', (encoding) => {
    const mixed = (own: string) => `${UNICODE} Báo cáo nêu: “${own}” ${UNICODE}`
    expect(decodedText(mixed(encode(OLD, encoding)))).toBe(mixed(OLD))
  })

  test('TCVN3 and VNI side by side', () => {
    const { pages, encodings } = decodeLegacy(
      [encode(LETTER, 'vni'), UNICODE, encode(OLD, 'tcvn3')].map((text) => ({
        text,
        from: Array.from(text, (_, at) => at),
      })),
    )
    expect(pages.map(({ text }) => text)).toEqual([LETTER, UNICODE, OLD])
    expect(encodings).toEqual(['tcvn3', 'vni'])
  })

  test('lines of VIQR below Unicode', () => {
    const lines = LETTER.split('\n').slice(6, 9).join('\n')
    expect(decodedText(`${UNICODE}\n${encode(lines, 'viqr')}`)).toBe(`${UNICODE}\n${lines}`)
  })
})

describe('what is left alone', () => {
  test('every sample, composed and decomposed', () => {
    for (const [name, text] of sources)
      for (const form of ['NFC', 'NFD'])
        expect([name, decodedText(text.normalize(form))]).toEqual([name, text.normalize(form)])
  })

  test.each([
    [
      'Vietnamese of letters that Latin-1 has too',
      'Ba má cô là nông dân, có cá và gà, có lúa là no. Cô bé hát hò, má ho. Tôi có ba lá cờ.',
    ],
    [
      'French',
      "Où étaient les élèves ? L'été dernier, là où l'on répétait « c'est très bien », où le maïs a mûri, on a haï la guerre. Dès lors le comité a décidé d'évaluer les résultats à la fin de l'année.",
    ],
    [
      'German',
      'Für die Größe der Städte gibt es schöne Maße: über Köln, Düsseldorf und München fährt täglich ein Zug. Öffnen, prüfen.',
    ],
    ['Spanish', 'El niño pequeño comió piña en la montaña mañana. ¿Qué pasó aquí según el señor Núñez? ¡Sí!'],
    [
      'Portuguese',
      'A educação não é só para as crianças; são também irmãos, mães e avós que têm razão. Não há solução fácil à questão.',
    ],
    [
      'Swedish',
      'På måndag går vi på bio, så får vi se. Då är det också så att både små och stora får åka. Nå, må så gå!',
    ],
    [
      'English with signs',
      'The 5 µm filter, the 10 µm filter and the 20 µm mesh; § 4 and §5 «quoted» · bullet © 2020 ® ½ cup, 5°C ± 2, naïve café.',
    ],
    [
      'a table of letters',
      "á: 'a', â: 'a', ã: 'a', ä: 'a', å: 'a', ç: 'c', é: 'e', ë: 'e', î: 'i', ï: 'i', ñ: 'n', ö: 'o', ü: 'u'",
    ],
    [
      'formulas',
      'a^n + b^n = c^n, e^x, o(n), a(n), u+v, u+o, a^i, e^(i), o^n, a^m, a^ng: for all u+ng in a^n we have e^n and o^m.',
    ],
    [
      'code',
      "for (let i = 0; i < n; i++) { a+=b; u+=o+1; if (a^b) return e?.t } // don't odd\nlet e = a.b(u+o), y = a?1:0; add(u+i)\n".repeat(
        4,
      ),
    ],
    [
      'English',
      "I'm sure it's fine, e.g. at 9 a.m. on U.S. time, i.e. later; we're in. Who's he? O.K. No. 5, a. b. c. Mr. Do. Ha. Ho. Me? To. Be.",
    ],
    ['addresses', 'ban.to.chuc@na.gov.vn, http://a.b.c/e.t?u=a&o=e, C:\\du.lieu\\ho.so\\a.txt, v1.2.3-a.4+o.5'],
    ['codes and dates', 'Q§, 46-QÐ/TW, 12-KH/ĐU, 24/6/2021'],
  ])('%s', (_, text) => expect(decodedText(text)).toBe(text))
})

const PIECES = [
  ...['Nghị quyết', 'số 57', 'của Đảng ủy', 'và', 'không có', 'ngày'].flatMap((text) => [
    text,
    ...ENCODINGS.map((encoding) => encode(text, encoding)),
  ]),
  'µm',
  '§',
  'café',
  'où',
  '“',
  '.',
  '\u00AD',
  'a\u0301',
  '\n',
  '2',
]
const mixtures = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 40 })
  .chain((pieces) => fc.constantFrom(' ', '\n', '').map((glue) => pieces.join(glue)))

/** Paragraphs, each in one encoding, with page numbers and signs between them. */
const paragraphs = fc
  .array(
    fc.oneof(
      fc
        .tuple(fc.constantFrom(UNICODE, OLD, ...LETTER.split('\n')), fc.constantFrom(null, ...ENCODINGS))
        .map(([text, encoding]) => (encoding ? encode(text, encoding) : text)),
      fc.constantFrom('2', '', '- 3 -', '\u00AD', '§', 'µm', '57-', 'NQ/TW', '\f', 'số'),
    ),
    { maxLength: 25 },
  )
  .chain((lines) => fc.constantFrom('\n', '\n\n').map((glue) => lines.join(glue)))

describe('whatever the mixture', () => {
  test('what is decoded stays as it is', () => {
    fc.assert(
      fc.property(mixtures, (raw) => {
        const once = decodedText(raw)
        expect(decodedText(once)).toBe(once)
      }),
      { numRuns: 1000 },
    )
  })

  test('normalize twice is once', () => {
    fc.assert(
      fc.property(paragraphs, (raw) => {
        const { text } = normalizeText(raw)
        expect(normalizeText(text).text).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })

  test('every letter leads back to its code, in order', () => {
    fc.assert(
      fc.property(mixtures, (raw) => {
        const { pages } = decodeLegacy([{ text: raw, from: Array.from(raw, (_, at) => at) }])
        const { text, from } = pages[0]!
        expect(from).toHaveLength(text.length)
        for (let at = 0; at < text.length; at++) {
          const code = raw.slice(from[at]!, from[at + 1] ?? raw.length)
          expect(from[at]! > (from[at - 1] ?? -1)).toBe(true)
          expect(
            [text[at], ...ENCODINGS.map((own) => decodeAll(code, own).text), code].map((own) => own!.toLowerCase()[0]),
          ).toContain(text[at]!.toLowerCase())
        }
      }),
      { numRuns: 500 },
    )
  })

  test('offsets of a decoded document lead to its raw text', () => {
    const raw = encode(LETTER, 'vni')
    const { text, map } = normalizeText(raw)
    const code = text.indexOf('50-CT/TW')
    const place = map.toRaw(code).offset
    expect(raw.slice(place, place + 8)).toBe('50-CT/TW')
    expect(raw.slice(map.toRaw(text.indexOf('sinh học')).offset).startsWith('sinh hoïc')).toBe(true)
  })
})
