/** Worker thread: one archive in, its files out. 7-Zip prints what it finds as lines; sizes are judged before anything is unpacked. */
import { parentPort, workerData } from 'node:worker_threads'
import library, { type SevenZipModule, type SevenZipModuleFactory } from '7z-wasm'
import type { PackedAnswer, PackedEntry, PackedKind, PackedLimits, PackedProblem, PackedTask } from './sevenZip.js'

/** What the package exports; its types speak of it as of an older kind of module. */
const SevenZip = library as unknown as SevenZipModuleFactory
/** Below this an archive may expand by any ratio. */
const SMALL = 16 * 1024 * 1024
const ARCHIVE = '/packed'
const OUT = '/out'
/** Long passwords are tried by nobody; an empty one makes 7-Zip say that there is one instead of asking. */
const NO_PASSWORD = '-p'

interface Listed {
  readonly name: string
  readonly size: number
  readonly folder: boolean
  readonly encrypted: boolean
  readonly link: boolean
}

interface Printed {
  readonly lines: readonly string[]
  readonly errors: readonly string[]
}

/** Runs 7-Zip once on an archive; gives what it printed, errors apart. */
async function run(
  bytes: Uint8Array,
  args: readonly string[],
): Promise<{ module: SevenZipModule; lines: string[]; errors: string[] }> {
  const lines: string[] = []
  const errors: string[] = []
  const module = await SevenZip({
    print: (line) => lines.push(line),
    printErr: (line) => errors.push(line),
    stdin: () => 0,
  })
  module.FS.writeFile(ARCHIVE, bytes)
  try {
    module.callMain([...args, '-sccUTF-8', NO_PASSWORD, ARCHIVE])
  } catch (error) {
    // It ends by throwing its exit code, or by running out of memory or into a trap.
    const text = error instanceof Error ? `${error.name}: ${error.message}` : JSON.stringify(error)
    if (!/ExitStatus/.test(text) && !(error as { status?: number }).status) errors.push(`ERROR: ${text}`)
  }
  return { module, lines, errors }
}

/** What is wrong with an archive that lists nothing, by what 7-Zip says. */
function problemOf({ lines, errors }: Printed): PackedProblem {
  const text = [...lines, ...errors].join('\n')
  if (/encrypted archive|Wrong password/i.test(text)) return 'password'
  return /allocate|memory/i.test(text) ? 'too-large' : 'damaged'
}

function readList(lines: readonly string[]): Listed[] {
  const start = lines.findIndex((line) => /^-{10}$/.test(line))
  const listed: Listed[] = []
  let own = new Map<string, string>()
  const end = (): void => {
    const name = own.get('Path')
    if (name !== undefined) {
      const attributes = own.get('Attributes') ?? ''
      listed.push({
        name,
        size: Number(own.get('Size') || 0),
        folder: own.get('Folder') === '+' || /^D/.test(attributes),
        encrypted: own.get('Encrypted') === '+',
        link: / l[rwx-]{9}/.test(attributes) || (own.get('Symbolic Link') ?? '') !== '',
      })
    }
    own = new Map()
  }
  if (start >= 0)
    for (const line of lines.slice(start + 1)) {
      const field = /^([A-Z][A-Za-z ]*) = (.*)$/.exec(line)
      if (line === '') end()
      else if (field) own.set(field[1]!, field[2]!)
    }
  end()
  return listed
}

/** Whether 7-Zip, before it lists what there is, says that there should be more. */
function breaksOff(lines: readonly string[]): boolean {
  const start = lines.findIndex((line) => /^-{10}$/.test(line))
  return lines.slice(0, Math.max(0, start)).some((line) => line === 'ERRORS:' || line === 'Multivolume = +')
}

/** Why an archive of these entries is not unpacked; null where it may be. */
function beyond(files: readonly Listed[], packed: number, limits: PackedLimits): PackedProblem | null {
  const total = files.reduce((sum, { size }) => sum + size, 0)
  if (!Number.isFinite(total) || total > Math.max(SMALL, packed * limits.ratio)) return 'unsafe'
  return files.length > limits.entries || total > limits.total || files.some(({ size }) => size > limits.entry)
    ? 'too-large'
    : null
}

/** Names that lead out of the folder they are unpacked to; 7-Zip would give them others. */
const leadsOut = (name: string): boolean => /^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(name)

/** Whether a .7z has its table of contents behind a password: 7-Zip, given a wrong one, may say anything. */
function isLocked(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < 32) return false
  const [from, length] = [Number(file.readBigUInt64LE(12)) + 32, Number(file.readBigUInt64LE(20))]
  const table = file.subarray(from, from + length)
  return table[0] === ENCODED && table.subarray(0, 1024).includes(AES)
}
const ENCODED = 0x17
const AES = Buffer.from('06f10701', 'hex')

async function answer({ bytes, kind, limits }: PackedTask): Promise<PackedAnswer> {
  if (kind === '7z' && isLocked(bytes)) return { problem: 'password' }
  const types: Readonly<Record<PackedKind, readonly string[]>> = { '7z': ['7z'], rar: ['rar5', 'rar'] }
  for (const type of types[kind]) {
    const list = await run(bytes, ['l', '-slt', `-t${type}`])
    const files = readList(list.lines).filter(({ folder }) => !folder)
    const incomplete = breaksOff(list.lines)
    const failed = list.errors.some((line) => /^ERRORS?:|Cannot open|ERROR:/i.test(line))
    if (files.length === 0 && failed && type !== types[kind].at(-1) && problemOf(list) === 'damaged') continue
    if (files.length === 0) return failed || incomplete ? { problem: problemOf(list) } : { entries: [], incomplete }
    const problem = beyond(files, bytes.length, limits)
    if (problem) return { problem }
    return { entries: await unpackAll(bytes, type, files), incomplete }
  }
  return { problem: 'damaged' }
}

async function unpackAll(bytes: Uint8Array, type: string, files: readonly Listed[]): Promise<PackedEntry[]> {
  const wanted = files.filter((file) => !file.encrypted && !file.link && !leadsOut(file.name))
  const { module, errors } = wanted.length > 0 ? await run(bytes, ['x', '-y', `-t${type}`, `-o${OUT}`]) : NOTHING
  const seen = new Set<string>()
  const entries: PackedEntry[] = []
  for (const { name, size, encrypted, link } of files) {
    // Of two files of one name the last is unpacked.
    if (seen.has(name)) continue
    seen.add(name)
    const failed = (problem: PackedProblem): void => void entries.push({ name, bytes: null, problem })
    if (leadsOut(name) || link) failed('unsafe')
    else if (encrypted) failed('password')
    else if (!module || errors.some((line) => line.endsWith(` : ${name}`))) failed('damaged')
    else {
      const own = fileIn(module, `${OUT}/${name}`)
      if (!own || own.length !== size) failed('damaged')
      else entries.push({ name, bytes: own, problem: null })
    }
  }
  return entries
}

const NOTHING: { module: SevenZipModule | null; errors: string[] } = { module: null, errors: [] }

/** A file that was unpacked; null where there is none. */
function fileIn({ FS }: SevenZipModule, path: string): Uint8Array | null {
  try {
    if (!FS.isFile(FS.lstat(path).mode)) return null
    const own = FS.readFile(path)
    FS.unlink(path)
    return own
  } catch (error) {
    // The file system in memory throws objects of its own, with the number of the error.
    if (typeof (error as { errno?: unknown }).errno !== 'number') throw error
    return null
  }
}

parentPort?.postMessage(await answer(workerData as PackedTask))
