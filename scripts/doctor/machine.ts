/** The machine: Node, memory, disk, temporary folder, clock. */
import { mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { availableParallelism, freemem, tmpdir, totalmem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { isSystemError } from '../errors.js'
import { packageRoot } from '../packageRoot.js'
import { type Check, gigabytes, type Teller, wordsOf } from './check.js'

const GIGA = 1024 ** 3

/** Below these an import of scans or of large files may not come to its end. */
const LITTLE_MEMORY = 2 * GIGA
const LITTLE_DISK = 2 * GIGA
const NO_DISK = 100 * 1024 ** 2

/** Vietnam is seven hours before UTC all the year. */
const VIETNAM = -7 * 60

export const machine = (database: string, tell: Teller): Check[] => [
  node(tell),
  memory(tell),
  disk(dirname(resolve(database)), tell),
  temporary(tell),
  clock(tell),
]

/** Whether a version is at least another: "20.19" of "20.20.2". */
export function isAtLeast(version: string, wanted: string): boolean {
  const [own, least] = [version, wanted].map((each) => each.split('.').map(Number)) as [number[], number[]]
  for (const [at, part] of least.entries()) if (own[at] !== part) return (own[at] ?? 0) > part
  return true
}

function node({ ok, fail }: Teller): Check {
  const { engines } = JSON.parse(readFileSync(join(packageRoot(import.meta.dirname), 'package.json'), 'utf8')) as {
    engines: { node: string }
  }
  const wanted = engines.node.replace(/^\D+/, '')
  const own = process.versions.node
  const said = { vi: `Node ${own}`, en: `Node ${own}` }
  if (isAtLeast(own, wanted)) return ok('node', said)
  return fail('node', said, {
    vi: `Cần Node ${wanted} trở lên: tải ở nodejs.org.`,
    en: `Node ${wanted} or newer is needed: see nodejs.org.`,
  })
}

function memory({ lang, ok, warn }: Teller): Check {
  // In a container the limit is what counts.
  const limit = process.constrainedMemory()
  const total = limit > 0 && limit < totalmem() ? limit : totalmem()
  const free = Math.min(freemem(), total)
  const cores = availableParallelism()
  const said = {
    vi: `${gigabytes(total, lang)} bộ nhớ, còn ${gigabytes(free, lang)}; ${cores} nhân`,
    en: `${gigabytes(total, lang)} of memory, ${gigabytes(free, lang)} free; ${cores} cores`,
  }
  if (total >= LITTLE_MEMORY) return ok('memory', said)
  return warn('memory', said, {
    vi: 'Nhập bằng một luồng: vankien import … --jobs 1',
    en: 'Import with one thread: vankien import … --jobs 1',
  })
}

function disk(folder: string, { lang, ok, warn, fail }: Teller): Check {
  let free: number
  try {
    const { bavail, bsize } = statfsSync(folder)
    free = bavail * bsize
  } catch (error) {
    if (!isSystemError(error)) throw error
    return fail(
      'disk',
      { vi: `Không có thư mục ${folder}`, en: `There is no folder ${folder}` },
      { vi: 'Tạo thư mục ấy, hoặc chọn chỗ khác bằng --db.', en: 'Make it, or choose another place with --db.' },
    )
  }
  const said = {
    vi: `Đĩa của ${folder} còn ${gigabytes(free, lang)}`,
    en: `${gigabytes(free, lang)} left on the disk of ${folder}`,
  }
  const next = {
    vi: 'Dọn bớt, hoặc đặt cơ sở dữ liệu ở đĩa khác bằng --db.',
    en: 'Make room, or put the database elsewhere with --db.',
  }
  if (free < NO_DISK) return fail('disk', said, next)
  return free < LITTLE_DISK ? warn('disk', said, next) : ok('disk', said)
}

function temporary({ ok, fail }: Teller): Check {
  const folder = tmpdir()
  try {
    const own = mkdtempSync(join(folder, 'vankien-doctor-'))
    writeFileSync(join(own, 'x'), 'x')
    rmSync(own, { recursive: true })
    return ok('temporary', {
      vi: `Ghi được thư mục tạm ${folder}`,
      en: `The temporary folder ${folder} can be written`,
    })
  } catch (error) {
    if (!isSystemError(error)) throw error
    return fail(
      'temporary',
      {
        vi: `Không ghi được thư mục tạm ${folder}: ${wordsOf(error)}`,
        en: `The temporary folder ${folder} cannot be written: ${wordsOf(error)}`,
      },
      {
        vi: 'Đặt biến môi trường TMPDIR (Windows: TEMP) tới một thư mục ghi được.',
        en: 'Set TMPDIR (Windows: TEMP) to a folder that can.',
      },
    )
  }
}

function clock({ ok, warn }: Teller): Check {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const now = new Date()
  const time = `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`
  const said = { vi: `Múi giờ ${zone}, nay ${time}`, en: `Time zone ${zone}, now ${time}` }
  if (now.getTimezoneOffset() === VIETNAM) return ok('time-zone', said)
  return warn('time-zone', said, {
    vi: '“Hôm nay” tính theo giờ này; muốn theo giờ Việt Nam thì đặt TZ=Asia/Ho_Chi_Minh.',
    en: '“Today” follows this clock; for Vietnamese time set TZ=Asia/Ho_Chi_Minh.',
  })
}
