/** Makes an archive of any size for the soak tests: short local plans, each its own content, the same for the same seed. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PROVINCES = ['Nghệ An', 'Hải Phòng', 'Hà Nội', 'Cà Mau', 'Lào Cai', 'Gia Lai', 'Đắk Lắk', 'Quảng Trị']
const COMMUNES = ['An Bình', 'Bình Minh', 'Cẩm Sơn', 'Đông Hà', 'Hòa Lạc', 'Kim Liên', 'Lộc Thủy', 'Mỹ Đức', 'Tân Tiến']
const CENTRAL = [
  'Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị',
  'Chỉ thị số 06-CT/TW ngày 24/6/2021 của Ban Bí thư',
  'Nghị quyết số 36-NQ/TW',
  'Quy định số 22-QĐ/TW ngày 28/7/2021 của Ban Chấp hành Trung ương',
  'Nghị quyết số 18-NQ/TW ngày 25/10/2017',
  'Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị',
]
const SUBJECTS = [
  'chuyển đổi số',
  'công tác khoa giáo',
  'kiểm tra, giám sát',
  'dân vận khéo',
  'học tập và làm theo Bác',
]

/** Numbers from 0 up to 1, the same row of them for the same seed. */
export function chances(seed) {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

/** Text of the plan with this place in the row; every hundredth is without a number. */
export function planText(at, chance) {
  const pick = (list) => list[Math.floor(chance() * list.length)]
  const province = PROVINCES[at % PROVINCES.length]
  const commune = pick(COMMUNES)
  const day = 1 + (at % 28)
  const month = 1 + (Math.floor(at / 28) % 12)
  const subject = pick(SUBJECTS)
  const superior = `${1 + (at % 90)}-KH/TU`
  return [
    `ĐẢNG BỘ ${/^(?:Hải Phòng|Hà Nội)$/.test(province) ? 'THÀNH PHỐ' : 'TỈNH'} ${province.toUpperCase()}`,
    `ĐẢNG ỦY XÃ ${commune.toUpperCase()} ${1 + Math.floor(at / 400)}`,
    '*',
    at % 100 === 99 ? 'Số     -KH/ĐU' : `Số ${1 + (at % 400)}-KH/ĐU`,
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    `${commune}, ngày ${String(day).padStart(2, '0')} tháng ${String(month).padStart(2, '0')} năm 2026`,
    'KẾ HOẠCH',
    `thực hiện ${subject} năm 2026`,
    `Thực hiện ${pick(CENTRAL)} và Kế hoạch số ${superior} ngày 10/02/2026 của Ban Thường vụ Tỉnh ủy về ${subject}, Đảng ủy xã ban hành kế hoạch lần thứ ${at + 1} như sau:`,
    `1. Quán triệt ${pick(CENTRAL)} tới mọi chi bộ; tiếp tục Kế hoạch số ${superior}.`,
    `2. Sơ kết 05 năm thực hiện ${CENTRAL[1]} trong quý III năm 2026.`,
    `3. Các chi bộ báo cáo kết quả trước ngày ${day}/11/2026.`,
    'Nơi nhận:',
    '- Tỉnh ủy (báo cáo);',
    '- Lưu Văn phòng Đảng ủy.',
    '',
  ].join('\n')
}

/** Writes `count` plans below `folder`; every fiftieth file is a copy of the one before, every seventieth is none that can be read. */
export function makeArchive(folder, count, { seed = 1, copies = true, samples = null } = {}) {
  const chance = chances(seed)
  const made = new Set()
  let before = ''
  for (let at = 0; at < count; at++) {
    const place = join(folder, PROVINCES[at % PROVINCES.length], `Xã ${Math.floor(at / 400)}`, `${2020 + (at % 7)}`)
    if (!made.has(place)) mkdirSync(place, { recursive: true })
    made.add(place)
    const text = planText(at, chance)
    const copy = copies && at % 50 === 49
    const broken = copies && at % 70 === 69
    writeFileSync(join(place, `KH ${at}.txt`), broken ? '' : copy ? before : text)
    before = text
  }
  if (samples) cpSync(samples, join(folder, 'Kho mẫu'), { recursive: true })
}
