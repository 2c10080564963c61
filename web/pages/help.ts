/** How to do the usual things, and the keys. */
import { calendarAt, coverageAt, HELP_AT, importsAt, queueAt, searchAt, sqlAt } from '../addresses.js'
import { type Html, html } from '../html.js'
import { KEYS, keyList } from '../parts/keys.js'
import type { Page, Route } from '../types.js'

const SAYS = {
  vi: {
    title: 'Trợ giúp',
    lead: 'Mọi việc đều làm trên máy này; không có gì được gửi đi. Muốn chắc về một câu trả lời, hãy mở câu văn làm chứng đứng sau nó.',
    how: 'Muốn …',
    tasks: [
      [
        'tra một văn bản',
        'Bấm / rồi gõ số hiệu, gõ cách nào cũng được: 57-NQ/TW, nq57, nghị quyết 57. Trang của văn bản cho biết ai viện dẫn, ai thực hiện, sơ kết năm nào, có gì chưa rõ.',
        'Tra cứu',
        searchAt(),
      ],
      [
        'tìm theo từ ngữ',
        'Gõ không dấu thì “dai hoi” tìm cả “đại hội”; gõ có dấu thì tìm đúng dấu. Cột bên trái thu hẹp theo loại, cấp, tỉnh, năm.',
        'Tra cứu',
        searchAt(),
      ],
      [
        'biết đơn vị nào chưa làm',
        'Nhập số hiệu, dán danh sách đơn vị (mỗi dòng một đơn vị, chép từ Excel được), rồi bấm vào từng ô để xem câu văn.',
        'Độ phủ',
        coverageAt(),
      ],
      [
        'xem việc đến hạn',
        'Lịch theo tháng, việc đã quá hạn, việc định kỳ và việc không ghi ngày.',
        'Lịch',
        calendarAt(),
      ],
      [
        'sửa chỗ chương trình hiểu sai',
        'Ở danh sách cần xem, hoặc ở thẻ của từng viện dẫn trong tài liệu. Mỗi lần sửa ghi rõ ai, lúc nào, và hoàn tác được.',
        'Cần xem',
        queueAt(),
      ],
      [
        'biết tệp nào chưa đọc được',
        'Mỗi tệp bị để riêng đều có lý do. Sửa tệp xong thì bấm “Đọc lại những tệp bị để riêng”.',
        'Nhập',
        importsAt(),
      ],
      ['hỏi bằng SQL', 'Chỉ đọc, không làm hỏng được gì.', 'SQL', sqlAt()],
      [
        'lập báo cáo Excel, Word, lịch .ics',
        'Dùng dòng lệnh: vankien report --out bao-cao.xlsx (hoặc .docx, .ics); xem mọi lựa chọn bằng vankien report --help.',
        null,
        null,
      ],
    ],
    keys: 'Phím tắt',
    everywhere: 'Ở mọi trang',
    document: 'Ở trang tài liệu',
    queue: 'Ở trang cần xem',
    terms: 'Chữ dùng ở đây',
    words: [
      ['văn bản', 'văn bản được nói tới, như Nghị quyết 57-NQ/TW, dù kho có bản của nó hay không'],
      ['tài liệu', 'một tệp (hoặc phần của tệp) trong kho đã nhập'],
      ['viện dẫn', 'chỗ một tài liệu nhắc tới một văn bản'],
      ['đính chính', 'điều người dùng biết rõ hơn chương trình; luôn được dùng, cả ở những lần nhập sau'],
      ['để riêng', 'tệp chưa đọc được hoặc có dấu mật: chỉ giữ đường dẫn và lý do'],
    ],
  },
  en: {
    title: 'Help',
    lead: 'Everything happens on this machine; nothing is sent away. To be sure of an answer, open the sentence behind it.',
    how: 'To …',
    tasks: [
      [
        'look a work up',
        'Press / and type its code in any spelling: 57-NQ/TW, nq57, nghi quyet 57. Its page says who cites it, who carries it out, when it is reviewed and what is in doubt.',
        'Search',
        searchAt(),
      ],
      [
        'find words',
        'Without diacritics “dai hoi” finds “đại hội” too; with them they are found as typed. The column on the left narrows by type, level, province and year.',
        'Search',
        searchAt(),
      ],
      [
        'see which units have not acted',
        'Give the codes, paste a list of units (one a line, from Excel if you like), and click a cell for its sentence.',
        'Coverage',
        coverageAt(),
      ],
      ['see what is due', 'By month, with what has passed, what recurs and what has no day.', 'Calendar', calendarAt()],
      [
        'put right what was misread',
        'In the review queue, or from the card of a citation in its document. Each correction says who made it and when, and can be undone.',
        'To review',
        queueAt(),
      ],
      [
        'see which files could not be read',
        'Each file set aside has its reason. When the file has been mended press “Read again what was set aside”.',
        'Imports',
        importsAt(),
      ],
      ['ask in SQL', 'For reading alone: nothing can be broken.', 'SQL', sqlAt()],
      [
        'make Excel, Word and calendar files',
        'On the command line: vankien report --out report.xlsx (or .docx, .ics); vankien report --help lists all choices.',
        null,
        null,
      ],
    ],
    keys: 'Keys',
    everywhere: 'On every page',
    document: 'On a document',
    queue: 'In the review queue',
    terms: 'Words used here',
    words: [
      ['work', 'what is cited, such as Resolution 57-NQ/TW, whether the archive has a copy or not'],
      ['document', 'a file (or part of one) of the archive'],
      ['citation', 'a place where a document names a work'],
      ['correction', 'what you know better than the program; it always wins, on every later import'],
      ['set aside', 'a file that could not be read or bears a secrecy mark: only its path and the reason are kept'],
    ],
  },
} as const

const helpPage: Page = ({ lang }) => {
  const says = SAYS[lang]
  const keys = KEYS[lang]
  const task = ([what, how, name, address]: (typeof says.tasks)[number]): Html =>
    html`<dt>${what}</dt><dd>${how}${address === null ? '' : html` <a href="${address}">${name}</a>`}</dd>`
  return {
    title: says.title,
    styles: ['help.css'],
    body: html`<h1>${says.title}</h1>
<p class="lead">${says.lead}</p>
<h2>${says.how}</h2>
<dl class="tasks">${says.tasks.map(task)}</dl>
<h2 id="phim">${says.keys}</h2>
<div class="columns">
<section><h3>${says.everywhere}</h3>${keyList(keys.everywhere)}<h3>${says.document}</h3>${keyList(keys.document)}</section>
<section><h3>${says.queue}</h3>${keyList(keys.queue)}</section>
</div>
<h2>${says.terms}</h2>
<dl class="tasks">${says.words.map(([word, means]) => html`<dt>${word}</dt><dd>${means}</dd>`)}</dl>`,
  }
}

export const helpRoutes: readonly Route[] = [{ method: 'GET', path: HELP_AT, page: helpPage }]
