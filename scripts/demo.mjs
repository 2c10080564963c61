/** `npm run demo`: reads the sample archive into a fresh database and asks it what its users ask. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const program = join(root, 'dist/scripts/vankien.js')
const archive = join('corpus/samples/archive')
const db = join('demo', 'vankien.db')
const report = join('demo', 'report.xlsx')
const drawing = join('demo', '57-NQ-TW.svg')
const letter = join('demo', '57-NQ-TW.docx')
const calendar = join('demo', 'thoi-han.ics')
const units = join('corpus/samples/don-vi-hai-phong.csv')

if (!existsSync(program)) {
  console.error('Chưa dựng chương trình; chạy: npm run build')
  process.exit(1)
}

/** Says what is asked and shows the answer; ends where the exit code is none of those expected. */
function ask(why, words, expected = [0]) {
  console.log(`\n${'─'.repeat(100)}\n${why}\n$ vankien ${words.map(shown).join(' ')}\n`)
  const { status, error } = spawnSync(process.execPath, [program, ...words, '--db', db], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (error) throw error
  if (!expected.includes(status)) {
    console.error(`\nLệnh kết thúc với mã ${status}.`)
    process.exit(status ?? 1)
  }
  return status
}

const shown = (word) => (/^[\w./@-]+$/.test(word) ? word : `"${word}"`)

mkdirSync(join(root, 'demo'), { recursive: true })
for (const file of [db, `${db}-wal`, `${db}-shm`, report, drawing, letter, calendar])
  rmSync(join(root, file), { force: true })

const status = ask(
  '1. Đọc kho văn bản mẫu (văn bản tự soạn cho bản chạy thử) vào một cơ sở dữ liệu mới.',
  ['import', archive],
  [0, 3],
)
if (status === 3)
  console.log(
    '\nMã kết thúc 3: kho mẫu cố ý có vài tệp hỏng; chúng được để riêng kèm lý do, các tệp khác vẫn được đọc.',
  )
ask('2. Những văn bản nào của các cấp thực hiện Nghị quyết 57-NQ/TW? Mỗi câu trả lời kèm câu văn làm chứng.', [
  'cites',
  '57-NQ/TW',
  '--relation',
  'thực hiện',
])
ask('3. Trong các đơn vị của một danh sách, nơi nào đã có kế hoạch thực hiện Nghị quyết 57-NQ/TW, nơi nào chưa?', [
  'coverage',
  '57-NQ/TW',
  '--of',
  units,
])
ask('4. Năm 2026 phải sơ kết, tổng kết những gì?', ['reviews', '--year', '2026'])
ask('5. Sáu tháng cuối năm 2026, việc gì đến hạn? Việc định kỳ và việc không ghi ngày đứng ở cuối.', [
  'deadlines',
  '--since',
  '2026-07',
  '--until',
  '2026-12',
])
ask('6. Chỗ nào trong kho có thể in nhầm? Mỗi chỗ kèm lý lẽ và văn bản có lẽ được nói tới.', [
  'problems',
  '--severity',
  'error',
])
ask('7. Vẽ sơ đồ từ trung ương xuống xã quanh Nghị quyết 57-NQ/TW.', ['graph', '57-NQ/TW', '--out', drawing])
ask('8. Ghi toàn bộ thành báo cáo Excel.', ['report', '--out', report])
ask(
  '9. Soạn sẵn báo cáo Word theo thể thức của Đảng về việc thực hiện Nghị quyết 57-NQ/TW tại các đơn vị của danh sách.',
  ['report', '--out', letter, '--work', '57-NQ/TW', '--province', 'Hải Phòng', '--of', units],
)
ask('10. Đưa các thời hạn vào lịch của Outlook hoặc điện thoại.', ['deadlines', '--ics', calendar])
console.log(
  `\nMở ${report} bằng Excel, ${letter} bằng Word (hoặc LibreOffice), ${drawing} bằng trình duyệt. Hỏi tiếp, ví dụ: npx vankien show 57-NQ/TW --db ${db}`,
)
