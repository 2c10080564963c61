import { execFileSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { discover } from '../../pipeline/discover.js'
import { docx, lines, rawZip } from '../../scripts/samples/files.js'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'vankien-discover-'))
})
afterAll(() => rm(root, { recursive: true }))

/** A folder of its own with these files. */
async function folder(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const path = join(root, name)
  await mkdir(path)
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, file)), { recursive: true })
    await writeFile(join(path, file), content)
  }
  return path
}

/** What is found below a path, names from there on: "a.txt", or "a.txt: reason". */
async function found(path: string, database: string | null = null): Promise<string[]> {
  const out: string[] = []
  for await (const file of discover([path], database)) {
    const name = file.path.slice(path.length + 1)
    out.push('error' in file ? `${name}: ${file.error.reason}` : name)
  }
  return out
}

const textOf = async (path: string): Promise<string[]> => {
  const out: string[] = []
  for await (const file of discover([path]))
    out.push('error' in file ? file.error.reason : Buffer.from(await file.read()).toString())
  return out
}

describe('folders', () => {
  test('files come in the order of their names, folder by folder; hidden files and lock files do not', async () => {
    const path = await folder('kho', {
      'b.txt': 'b',
      'a/2.txt': '2',
      'a/1.txt': '1',
      '.DS_Store': 'x',
      '.git/config': 'x',
      '~$KH.docx': 'x',
    })
    expect(await found(path)).toEqual(['a/1.txt', 'a/2.txt', 'b.txt'])
  })

  test('the database in use and what lies beside it are no part of the archive; another database is', async () => {
    const path = await folder('own', {
      'kho.db': 'x',
      'kho.db-wal': 'x',
      'kho.db-shm': 'x',
      'kho.db-import': '',
      'kho.db.txt': 'x',
      'sub/kho.db': 'x',
      'other.db': 'x',
    })
    await symlink(path, join(root, 'own-link'))
    const rest = ['kho.db.txt', 'other.db', 'sub/kho.db']
    expect(await found(path, join(path, 'kho.db'))).toEqual(rest)
    expect(await found(path, join(root, 'own-link', 'kho.db'))).toEqual(rest)
    expect(await found(path, join(path, 'none.db'))).toHaveLength(7)
  })

  test('names are shown composed, however the disk writes them', async () => {
    const path = await folder('nfd', { ['Đảng ủy/Kế hoạch.txt'.normalize('NFD')]: 'x' })
    expect(await found(path)).toEqual(['Đảng ủy/Kế hoạch.txt'])
    expect(await textOf(path)).toEqual(['x'])
  })

  test('a link that leads back into itself is walked once', async () => {
    const path = await folder('loop', { 'a/1.txt': '1' })
    await symlink(path, join(path, 'a', 'again'))
    await symlink('self', join(path, 'self'))
    expect(await found(path)).toEqual(['a/1.txt', 'self: unreadable'])
  })

  test('what is missing, or led to by a broken link, is named', async () => {
    const path = await folder('missing', {})
    await symlink(join(path, 'nowhere'), join(path, 'link.txt'))
    expect(await found(path)).toEqual(['link.txt: missing'])
    expect(await found(join(path, 'none'))).toEqual([': missing'])
    expect(await found(join(path, 'link.txt', 'below'))).toEqual([': missing'])
  })

  test('a folder asked for twice, or as a part of itself, is walked once', async () => {
    const path = await folder('twice', { 'a/1.txt': '1' })
    const names: string[] = []
    for await (const file of discover([path, `${path}/`, join(path, 'a')])) names.push(file.path)
    expect(names).toEqual([`${path}/a/1.txt`])
  })

  test('paths are shown as they were asked for', async () => {
    const path = await folder('shown', { '1.txt': '1' })
    const before = process.cwd()
    process.chdir(path)
    try {
      const names: string[] = []
      for await (const file of discover(['.', './1.txt'])) names.push(file.path)
      expect(names).toEqual(['1.txt', '1.txt'])
    } finally {
      process.chdir(before)
    }
  })

  test('of two names that look the same each keeps a path of its own', async () => {
    const path = await folder('twins', { 'Kế hoạch.txt': 'a', ['Kế hoạch.txt'.normalize('NFD')]: 'b' })
    const names = await found(path)
    expect(new Set(names).size).toBe(2)
    expect(names).toContain('Kế hoạch.txt')
    expect((await textOf(path)).sort()).toEqual(['a', 'b'])
  })

  test('names with line breaks and escapes are shown on one line; names that are no UTF-8 are read', async () => {
    const path = await folder('odd', { 'a\nb\u001b[31m.txt': '1', 'c.txt': '3' })
    // "Kế" in an old code page, as old archives unpack it.
    const old = Buffer.concat([Buffer.from(`${path}/K`), Buffer.from([0xea, 0xec]), Buffer.from('.txt')])
    await writeFile(old, '2')
    await writeFile(Buffer.concat([old, Buffer.from('.zip')]), zipSync({ 'trong.txt': strToU8('4') }))
    const names = await found(path)
    expect(names).toHaveLength(4)
    expect(names[0]).toBe('K\u00ea\u0301.txt'.normalize('NFC'))
    expect(names).toContain('a␊b␛[31m.txt')
    expect(names.some((name) => name.endsWith('.zip/trong.txt'))).toBe(true)
    for (const name of names) expect(name).not.toMatch(/[\u0000-\u001f]/)
    expect((await textOf(path)).sort()).toEqual(['1', '2', '3', '4'])
  })

  test('a pipe or a device is named and not opened', async () => {
    const path = await folder('pipes', { 'z.txt': 'z' })
    execFileSync('mkfifo', [join(path, 'ống')])
    await symlink('/dev/zero', join(path, 'không'))
    expect(await found(path)).toEqual(['không: unreadable', 'z.txt', 'ống: unreadable'])
  })

  test('a file of more than 2 GB is refused by its size', async () => {
    const path = await folder('huge', { 'lớn.pdf': '%PDF-1.4' })
    await truncate(join(path, 'lớn.pdf'), 3 * 1024 ** 3)
    expect(await found(path)).toEqual(['lớn.pdf: too-large'])
  })

  test('a file that is removed, or written to, between being found and being read is named', async () => {
    const path = await folder('moving', { 'a.txt': 'a', 'b.txt': 'b' })
    const files = []
    for await (const file of discover([path])) if (!('error' in file)) files.push(file)
    await rm(join(path, 'a.txt'))
    await expect(files[0]!.read()).rejects.toMatchObject({ reason: 'missing' })
    // Written to between any two steps of the reading.
    let writing = true
    const write = () => {
      if (!writing) return
      appendFileSync(join(path, 'b.txt'), 'x')
      setImmediate(write)
    }
    write()
    try {
      await expect(files[1]!.read()).rejects.toMatchObject({ reason: 'changed' })
    } finally {
      writing = false
    }
    await writeFile(join(path, 'b.txt'), 'ổn')
    expect(Buffer.from(await files[1]!.read()).toString()).toBe('ổn')
  })

  // Whoever may read everything cannot be shut out.
  test.skipIf(process.getuid?.() === 0)(
    'a folder or file without permission is named, and the walk goes on',
    async () => {
      const path = await folder('shut', { 'a/1.txt': '1', 'b.txt': 'b', 'c.txt': 'c' })
      await chmod(join(path, 'a'), 0)
      await chmod(join(path, 'b.txt'), 0)
      expect(await found(path)).toEqual(['a: unreadable', 'b.txt: unreadable', 'c.txt'])
      await chmod(join(path, 'a'), 0o700)
    },
  )
})

describe('archives', () => {
  const unpacked = async (name: string, content: Uint8Array): Promise<string[]> => {
    const path = join(root, name)
    await writeFile(path, content)
    return found(path)
  }

  test('entries come with the path of their archive; folders, hidden and lock files do not', async () => {
    const zip = zipSync({
      'xã A/KH 12.txt': strToU8('a'),
      'xã A/': new Uint8Array(),
      '__MACOSX/._KH 12.txt': strToU8('x'),
      '.git/config': strToU8('x'),
      'a/~$KH.docx': strToU8('x'),
    })
    expect(await unpacked('kho 1.zip', zip)).toEqual(['xã A/KH 12.txt'])
    expect(await textOf(join(root, 'kho 1.zip'))).toEqual(['a'])
  })

  test('names with the UTF-8 flag, without it, of old Windows, decomposed, with backslashes', async () => {
    const data = strToU8('x')
    const zip = rawZip([
      { name: 'Kế hoạch 1.txt', data, flags: 0x800 },
      { name: 'Kế hoạch 2.txt', data },
      // "Đảng" in the Vietnamese code page of Windows.
      { name: Uint8Array.from([0xd0, 0x61, 0xd2, 0x6e, 0x67, 0x2e, 0x74, 0x78, 0x74]), data },
      { name: 'Kế hoạch 3.txt'.normalize('NFD'), data, flags: 0x800 },
      { name: 'xã A\\Kế hoạch 4.txt', data, flags: 0x800 },
    ])
    expect(await unpacked('kho 2.zip', zip)).toEqual([
      'Kế hoạch 1.txt',
      'Kế hoạch 2.txt',
      'Đảng.txt',
      'Kế hoạch 3.txt',
      'xã A/Kế hoạch 4.txt',
    ])
  })

  test('unsafe names, a locked entry: each is named, the others come', async () => {
    const zip = rawZip([
      { name: 'a.txt', data: strToU8('a') },
      { name: '../ngoài.txt', data: strToU8('x') },
      { name: 'a/../../b.txt', data: strToU8('x') },
      { name: '/etc/c.txt', data: strToU8('x') },
      { name: 'C:\\d.txt', data: strToU8('x') },
      // A locked entry is longer by its 12 bytes of key.
      { name: 'khóa.txt', data: new Uint8Array(13), flags: 0x801, claims: 1 },
      { name: 'z.txt', data: strToU8('z') },
    ])
    expect(await unpacked('kho 3.zip', zip)).toEqual([
      'a.txt',
      '../ngoài.txt: unsafe',
      'a/../../b.txt: unsafe',
      '/etc/c.txt: unsafe',
      'C:/d.txt: unsafe',
      'khóa.txt: password',
      'z.txt',
    ])
  })

  test('an archive in an archive is walked, whatever its name; a damaged one, and one nested too deep, is named', async () => {
    const inner = zipSync({ 'x.txt': strToU8('x'), '../y.txt': strToU8('y') })
    const nested = (depth: number): Uint8Array =>
      zipSync({ 'lớp.txt': strToU8(`${depth}`), ...(depth > 1 && { 'trong.zip': nested(depth - 1) }) }, { level: 0 })
    const word = zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'word/document.xml': strToU8('<a/>') })
    const zip = zipSync(
      {
        'a.zip': inner,
        'b.bin': inner,
        'c.zip': inner.subarray(0, 60),
        'd.docx': word,
        'e.zip': nested(6),
        'g.txt': strToU8('g'),
      },
      { level: 0 },
    )
    expect(await unpacked('kho 11.zip', zip)).toEqual([
      'a.zip/x.txt',
      'a.zip/../y.txt: unsafe',
      'b.bin/x.txt',
      'b.bin/../y.txt: unsafe',
      'c.zip: damaged',
      'd.docx',
      'e.zip/lớp.txt',
      'e.zip/trong.zip/lớp.txt',
      'e.zip/trong.zip/trong.zip/lớp.txt',
      'e.zip/trong.zip/trong.zip/trong.zip: unsafe',
      'g.txt',
    ])
    const texts = await textOf(join(root, 'kho 11.zip'))
    expect(texts.filter((text) => text.length === 1)).toEqual(['x', 'x', '6', '5', '4', 'g'])
  })

  test('a true expansion bomb is told by its sizes, a long ordinary text is not one', async () => {
    const zip = zipSync({
      'bom.txt': new Uint8Array(30_000_000),
      'dài.txt': strToU8('Nghị quyết về công tác dân vận. '.repeat(20_000)),
    })
    expect(await unpacked('kho 4.zip', zip)).toEqual(['bom.txt: unsafe', 'dài.txt'])
  })

  test('an entry that holds other bytes than its sizes say is damaged', async () => {
    const zip = rawZip([
      { name: 'a.txt', data: strToU8('abc'), claims: 2 },
      { name: 'b.txt', data: strToU8('b') },
    ])
    expect((await unpacked('kho 5.zip', zip))[0]).toMatch(/damaged$/)
  })

  test('a cut-off archive is damaged', async () => {
    const zip = zipSync({ 'a.txt': strToU8('a'.repeat(500)) })
    expect(await unpacked('kho 6.zip', zip.subarray(0, zip.length - 30))).toEqual([': damaged'])
    // The table of contents is there, what it speaks of is not.
    const headless = Buffer.concat([zip.subarray(0, 4), zip.subarray(40)])
    expect((await unpacked('kho 7.zip', headless)).join()).toMatch(/damaged/)
  })

  test('an empty archive holds nothing', async () => {
    expect(await unpacked('kho 8.zip', rawZip([]))).toEqual([])
  })

  test('a Word file is no archive; an archive that holds Word files unpressed is one, whatever its name', async () => {
    const word = docx(lines('Kế hoạch'))
    expect(await unpacked('KH.docx', word)).toEqual([''])
    expect(await unpacked('KH.zip', word)).toEqual([''])
    expect(await unpacked('kho 9.zip', rawZip([{ name: 'KH.docx', data: word }]))).toEqual(['KH.docx'])
    expect(await unpacked('kho 10.docx', zipSync({ 'KH.txt': strToU8('x') }))).toEqual(['KH.txt'])
    expect(await unpacked('đứt.docx', word.subarray(0, 200))).toEqual([''])
  })

  test('no archive stays open', async () => {
    const open = async () => (await readdir('/proc/self/fd')).length
    const before = await open()
    for (let round = 0; round < 5; round++) {
      for await (const file of discover([join(root, 'kho 3.zip'), join(root, 'kho 6.zip')])) void file
      for await (const file of discover([join(root, 'kho 1.zip')])) {
        void file
        break
      }
    }
    expect((await open()) - before).toBeLessThan(3)
  })
})
