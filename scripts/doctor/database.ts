/** The database: whether it is whole and up to date, and where it lies. */
import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { EXTRACTOR_VERSION } from '../../extractors/index.js'
import { numberLabel } from '../../reports/labels.js'
import { isBilingual, isSystemError } from '../errors.js'
import { momentLabel } from '../lines.js'
import { type Check, gigabytes, type Teller, wordsOf } from './check.js'

export async function database(path: string, tell: Teller): Promise<Check[]> {
  const { ok, warn, fail, lang } = tell
  if (!existsSync(path))
    return [
      ok(
        'database',
        { vi: `Chưa có cơ sở dữ liệu ${path}`, en: `There is no database ${path} yet` },
        {
          vi: `Tạo bằng lệnh: vankien import THƯ_MỤC --db ${path}`,
          en: `Make one: vankien import FOLDER --db ${path}`,
        },
      ),
    ]
  const [{ openDatabase }, { brief, brokenReferences, damage, sizeOf }] = await Promise.all([
    import('../../db/open.js'),
    import('../../db/health.js'),
  ])
  const number = (value: number) => numberLabel(value, lang)
  try {
    const db = openDatabase(path, { readonly: true })
    try {
      const found = brief(db, EXTRACTOR_VERSION)
      const size = gigabytes(sizeOf(path), lang)
      const checks: Check[] = [
        ok('database', {
          vi: `${path}: ${number(found.documents)} văn bản, ${size}, bản thứ ${found.migrations} của các bảng`,
          en: `${path}: ${number(found.documents)} documents, ${size}, tables of version ${found.migrations}`,
        }),
      ]
      const fault = damage(db)
      checks.push(
        fault === null
          ? ok('database-whole', { vi: 'Tệp nguyên vẹn', en: 'The file is whole' })
          : fail(
              'database-whole',
              { vi: `Tệp bị hỏng: ${fault}`, en: `The file is damaged: ${fault}` },
              {
                vi: 'Giữ lại các đính chính: vankien corrections export dinh-chinh.jsonl; rồi nhập lại kho vào một cơ sở dữ liệu mới.',
                en: 'Keep the corrections: vankien corrections export dinh-chinh.jsonl; then import into a new database.',
              },
            ),
      )
      const broken = brokenReferences(db)
      checks.push(
        broken === 0
          ? ok('database-references', { vi: 'Các bảng khớp nhau', en: 'The tables agree' })
          : fail(
              'database-references',
              {
                vi: `${number(broken)} dòng trỏ tới chỗ không có`,
                en: `${number(broken)} rows refer to what is not there`,
              },
              {
                vi: 'Nhập lại: vankien import THƯ_MỤC --reprocess',
                en: 'Import again: vankien import FOLDER --reprocess',
              },
            ),
      )
      if (found.lastRun !== null) checks.push(lastRun(found.lastRun))
      if (found.setAside > 0)
        checks.push(
          ok(
            'set-aside',
            { vi: `${number(found.setAside)} tệp để riêng`, en: `${number(found.setAside)} files were set aside` },
            {
              vi: 'Xem lý do: vankien status; đọc lại: vankien import THƯ_MỤC --retry',
              en: 'Why: vankien status; again: vankien import FOLDER --retry',
            },
          ),
        )
      checks.push(
        found.older === 0
          ? ok('extractor', {
              vi: 'Mọi văn bản được trích xuất bằng bản này',
              en: 'All documents were extracted by this version',
            })
          : warn(
              'extractor',
              {
                vi: `${number(found.older)} văn bản được trích xuất bằng bản cũ`,
                en: `${number(found.older)} documents were extracted by an older version`,
              },
              {
                vi: 'Trích xuất lại: vankien import THƯ_MỤC --reprocess',
                en: 'Extract them again: vankien import FOLDER --reprocess',
              },
            ),
      )
      return [...checks, writable(path, tell), place(path, tell)]
    } finally {
      db.close()
    }
  } catch (error) {
    if (!isBilingual(error) && !isSqlite(error)) throw error
    const [what = '', ...rest] = (
      isBilingual(error) && lang === 'en' ? error.messageEn : (error as Error).message
    ).split(/(?<=[.;:]) /)
    const said = rest.length > 0 ? what : wordsOf(error)
    return [
      fail(
        'database',
        { vi: said, en: said },
        { vi: rest.join(' ') || 'Chọn tệp khác bằng --db.', en: rest.join(' ') || 'Choose another file with --db.' },
      ),
    ]
  }

  function lastRun({ started, finished }: { started: string; finished: string | null }): Check {
    const when = momentLabel(started, lang)
    if (finished !== null)
      return ok('last-run', {
        vi: `Lần nhập gần nhất ${when}, đã xong`,
        en: `The last import, ${when}, came to its end`,
      })
    return warn(
      'last-run',
      {
        vi: `Lần nhập ${when} chưa xong (hoặc đang chạy)`,
        en: `The import of ${when} did not come to its end (or is running)`,
      },
      {
        vi: 'Chạy lại đúng lệnh import ấy; những gì đã lưu không đọc lại.',
        en: 'Run the same import again; what was kept is not read again.',
      },
    )
  }
}

const isSqlite = (error: unknown): boolean => error instanceof Error && error.name === 'SqliteError'

function writable(path: string, { ok, warn }: Teller): Check {
  try {
    accessSync(path, constants.W_OK)
    accessSync(dirname(resolve(path)), constants.W_OK)
    return ok('database-writable', { vi: 'Ghi được', en: 'It can be written' })
  } catch (error) {
    if (!isSystemError(error)) throw error
    return warn(
      'database-writable',
      { vi: 'Tệp hoặc thư mục của nó chỉ đọc được', en: 'The file or its folder can only be read' },
      {
        vi: 'Muốn nhập hoặc đính chính thì cần quyền ghi cả tệp lẫn thư mục.',
        en: 'To import or to correct, both must be writable.',
      },
    )
  }
}

/** Folders that a program keeps alike with another machine. */
const SYNCED =
  /(?:^|[/\\])(?:OneDrive[^/\\]*|Dropbox|Google ?Drive|iCloud ?Drive|Mobile Documents|Nextcloud|ownCloud|MEGA|Zalo[^/\\]*)(?:[/\\]|$)/i

/** What Linux calls file systems on other machines: NFS, SMB, CIFS, SMB2, AFS, 9P. */
const NETWORK = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x01021997])

/** Why a database should not lie where it lies; null where nothing speaks against it. */
export function unfitPlace(path: string, type: number): 'synced' | 'network' | null {
  if (SYNCED.test(path)) return 'synced'
  return NETWORK.has(type) || /^[/\\]{2}[^/\\]/.test(path) ? 'network' : null
}

function place(path: string, { ok, warn }: Teller): Check {
  const folder = dirname(resolve(path))
  const unfit = unfitPlace(resolve(path), process.platform === 'linux' ? statfsSync(folder).type : 0)
  if (unfit === null)
    return ok('database-place', { vi: 'Nằm trên đĩa của máy này', en: 'It lies on a disk of this machine' })
  return warn(
    'database-place',
    unfit === 'synced'
      ? { vi: `${folder} là thư mục đồng bộ`, en: `${folder} is a synced folder` }
      : { vi: `${folder} nằm trên máy khác`, en: `${folder} lies on another machine` },
    {
      vi: 'SQLite có thể hỏng ở đó: để cơ sở dữ liệu trên đĩa của máy này (--db), chép bản sao khi không chạy lệnh nào.',
      en: 'SQLite may be damaged there: keep the database on a disk of this machine (--db); copy it while no command runs.',
    },
  )
}
