/** Writing: one document is written whole or not at all; what a content asserted before is replaced whole. */
import type { Statement } from 'better-sqlite3'
import type { Citation, Page } from '../extractors/types.js'
import { Batch } from './batch.js'
import { counts } from './copies.js'
import { CopyStore } from './groups.js'
import type { Db } from './open.js'
import { Pending } from './pending.js'
import type {
  Decision,
  FileRow,
  HeldRow,
  MentionRow,
  NewDocument,
  NewProblem,
  ReviewedRow,
  RunReport,
  WorkRow,
} from './types.js'

/** Columns of documents that a correction may put right. */
const CORRECTABLE: ReadonlySet<string> = new Set([
  'number',
  'code',
  'date',
  'issuer',
  'level',
  'parent',
  'title',
  'type',
])

/** A title or a citation without blanks, in small letters: "Nghị quyết số 57 – NQ/TW" and "57-NQ/TW" meet. */
const squeezed = (text: string): string =>
  `lower(replace(replace(replace(replace(${text}, ' ', ''), char(10), ''), '–', '-'), 'Đ', 'đ'))`

/** Marks the first citation of each code, or of each wording, that the document's own title holds. */
const MARK_TITLE = `
  UPDATE mentions SET in_title = 1 WHERE id IN (
    SELECT min(m.id) FROM mentions m JOIN documents d ON d.id = m.document_id
    WHERE m.document_id = ? AND m.relation <> 'self'
      AND ' ' || ${squeezed('d.title')} GLOB '*[^0-9]' || ${squeezed('coalesce(m.code, m.quote)')} || '*'
    GROUP BY coalesce(m.code, m.quote))`

const HELD =
  'SELECT id, sha256, type, symbol, code, code_key AS codeKey, date, issuer, level, parent, title, term FROM documents'

/** Prepared statements of the writer; make one a connection. */
export class Store {
  private readonly statements = new Map<string, Statement>()
  /** Gathers the writes of a run. */
  readonly batch: Batch
  readonly pending: Pending
  readonly copies: CopyStore

  constructor(readonly db: Db) {
    this.batch = new Batch(db)
    this.pending = new Pending(db)
    this.copies = new CopyStore(db)
  }

  /** A statement is prepared once: an import runs the same few for every file. */
  private sql(text: string): Statement {
    const known = this.statements.get(text)
    if (known) return known
    const made = this.db.prepare(text)
    this.statements.set(text, made)
    return made
  }

  startRun(program: string, argv: readonly string[], started: string): number {
    return Number(
      this.sql('INSERT INTO runs (started, program, arguments) VALUES (?, ?, ?)').run(
        started,
        program,
        JSON.stringify(argv),
      ).lastInsertRowid,
    )
  }

  finishRun(id: number, finished: string, report: RunReport): void {
    this.sql(
      `UPDATE runs SET finished = @finished, found = @found, imported = @imported, unchanged = @unchanged, duplicate = @duplicate, set_aside = @setAside,
         documents = @documents, seconds = @seconds, stopped = @stopped, reasons = @reasons, new_files = @newFiles, now_readable = @nowReadable, now_refused = @nowRefused, gone = @gone
       WHERE id = @id`,
    ).run({
      documents: 0,
      seconds: null,
      newFiles: 0,
      nowReadable: 0,
      gone: 0,
      ...report,
      stopped: report.stopped === true ? 1 : 0,
      reasons: JSON.stringify(report.reasons ?? {}),
      nowRefused: JSON.stringify(report.nowRefused ?? {}),
      id,
      finished,
    })
  }

  /** The document that holds a content, the versions that read it, and whether its path told its province. */
  documentOf(sha256: string): KnownDocument | null {
    const found = this.sql(
      `SELECT id, extractor, reading, format, method, parent IS NULL OR EXISTS (SELECT 1 FROM json_each(inferred) WHERE value = 'parent') AS placedByPath FROM documents WHERE sha256 = ?`,
    ).get(sha256) as (Omit<KnownDocument, 'placedByPath'> & { readonly placedByPath: number }) | undefined
    return found ? { ...found, placedByPath: found.placedByPath === 1 } : null
  }

  /** Words recognized on a page image before, as they were kept; null where there are none. */
  recognized(image: string, engine: string): string | null {
    return (
      (this.sql('SELECT words FROM ocr_cache WHERE image = ? AND engine = ?').pluck().get(image, engine) as
        | string
        | undefined) ?? null
    )
  }

  keepRecognized(image: string, engine: string, words: string): void {
    this.sql('INSERT OR REPLACE INTO ocr_cache (image, engine, words) VALUES (?, ?, ?)').run(image, engine, words)
  }

  /** Forgets what was recognized on images: those of a document that does not belong here. */
  forgetRecognized(images: Iterable<string>): void {
    const forget = this.db.prepare('DELETE FROM ocr_cache WHERE image = ?')
    for (const image of images) forget.run(image)
  }

  fileOf(path: string): FileRow | null {
    return (
      (this.sql(
        'SELECT path, sha256, size, format, state, reason, message, document_id AS documentId FROM files WHERE path = ?',
      ).get(path) as FileRow | undefined) ?? null
    )
  }

  /** Another path that already holds this content. */
  otherPathOf(documentId: number, path: string): string | null {
    return (
      (
        this.sql('SELECT path FROM files WHERE document_id = ? AND path <> ? ORDER BY path LIMIT 1').get(
          documentId,
          path,
        ) as { path: string } | undefined
      )?.path ?? null
    )
  }

  saveFile(file: FileRow, runId: number): void {
    // Of copies that are equally good the first by path stands for all.
    const before = this.fileOf(file.path)?.documentId
    for (const document of new Set([before, file.documentId])) if (document) this.copies.unsettle(document)
    this.sql(
      `INSERT INTO files (path, sha256, size, format, state, reason, message, document_id, run_id) VALUES (@path, @sha256, @size, @format, @state, @reason, @message, @documentId, @runId)
         ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256, size = excluded.size, format = excluded.format, state = excluded.state, reason = excluded.reason, message = excluded.message, document_id = excluded.document_id, run_id = excluded.run_id`,
    ).run({ ...file, runId })
  }

  /**
   * Stores a content with all it asserts, the file it came from, and what is to be resolved for it, in one transaction.
   * Returns the document's id.
   */
  saveDocument(document: NewDocument, file: Omit<FileRow, 'documentId'>, runId: number): number {
    return this.db.transaction(() => {
      const known = this.documentOf(document.sha256)
      if (known) this.pending.addKeys(this.keysOf(known.id))
      const id = this.replaceDocument(document, known?.id ?? null, runId)
      this.saveFile({ ...file, documentId: id }, runId)
      this.pending.addKeys([document.codeKey, ...document.citationKeys])
      this.pending.addDocument(document.sha256)
      return id
    })()
  }

  /** The text of a document as it was read. */
  storedText(id: number): StoredText {
    const row = this.sql(
      'SELECT sha256, format, method, reader, notes, text, secrecy, reading_problems AS readingProblems FROM documents WHERE id = ?',
    ).get(id) as Record<'sha256' | 'format' | 'method' | 'reader' | 'notes' | 'text' | 'readingProblems', string> & {
      secrecy: string | null
    }
    const pages = this.sql('SELECT page, start, "end" FROM pages WHERE document_id = ? ORDER BY page').all(id) as Page[]
    return { ...row, notes: JSON.parse(row.notes), readingProblems: JSON.parse(row.readingProblems), pages }
  }

  /** Keys of the codes that a document bears or names. */
  keysOf(documentId: number): string[] {
    const rows = this.sql(
      'SELECT code_key AS key FROM documents WHERE id = @id AND code_key IS NOT NULL UNION SELECT code_key FROM mentions WHERE document_id = @id AND code_key IS NOT NULL',
    ).all({ id: documentId }) as { key: string }[]
    return rows.map(({ key }) => key)
  }

  /** Removes documents that no file holds any more. Returns the keys of the codes they bore or named. */
  dropOrphans(): string[] {
    return this.db.transaction(() => {
      const orphans = this.sql(
        'SELECT id FROM documents d WHERE NOT EXISTS (SELECT 1 FROM files f WHERE f.document_id = d.id)',
      ).all() as { id: number }[]
      const keys = orphans.flatMap(({ id }) => this.keysOf(id))
      for (const { id } of orphans) {
        this.forgetCopies(id)
        this.sql('DELETE FROM texts WHERE rowid = ?').run(id)
        this.sql('DELETE FROM documents WHERE id = ?').run(id)
      }
      return keys
    })()
  }

  /** Of several paths with one content the first by name is the document's, the others are duplicates of it. */
  settleDuplicates(): void {
    this.db.exec(`
      UPDATE files SET state = settled.state, reason = settled.reason FROM (
        SELECT path, CASE WHEN path = least THEN 'imported' ELSE 'duplicate' END AS state,
          CASE WHEN path = least THEN NULL ELSE 'duplicate of ' || least END AS reason
        FROM (SELECT path, min(path) OVER (PARTITION BY document_id) AS least FROM files WHERE document_id IS NOT NULL)
      ) AS settled
      WHERE files.path = settled.path AND (files.state <> settled.state OR files.reason IS NOT settled.reason)`)
  }

  /** What it stood for stands for itself until it is grouped again. */
  private forgetCopies(id: number): void {
    for (const copy of this.copies.copiesOf(id)) this.pending.addKeys(this.keysOf(copy))
    this.copies.forget(id)
  }

  private replaceDocument(document: NewDocument, known: number | null, runId: number): number {
    if (known !== null) {
      this.forgetCopies(known)
      for (const table of ['pages', 'mentions', 'links', 'reviews', 'deadlines', 'problems', 'printed_fields'])
        this.sql(`DELETE FROM ${table} WHERE document_id = ?`).run(known)
      this.sql('DELETE FROM texts WHERE rowid = ?').run(known)
    }
    const own = document.extraction.document
    const row = {
      sha256: document.sha256,
      format: document.format,
      method: document.method,
      reader: document.reader,
      notes: JSON.stringify(document.notes),
      text: document.text,
      type: own.type,
      number: own.number,
      symbol: own.symbol,
      code: own.code,
      codeKey: document.codeKey,
      date: own.date,
      place: own.place,
      issuer: own.issuer,
      level: own.level,
      parent: own.parent,
      title: own.title,
      term: own.term,
      authority: own.signer?.authority ?? null,
      position: own.signer?.position ?? null,
      name: own.signer?.name ?? null,
      recipients: JSON.stringify(own.recipients),
      addressees: JSON.stringify(own.addressees),
      secrecy: own.secrecy,
      urgency: own.urgency,
      inferred: JSON.stringify(own.inferred),
      hint: document.hint,
      extractor: document.extractor,
      reading: document.reading,
      readingProblems: JSON.stringify(document.readingProblems),
      runId,
    }
    let id: number
    if (known !== null) {
      id = known
      this.sql(
        `UPDATE documents SET format = @format, method = @method, reader = @reader, notes = @notes, text = @text, type = @type, number = @number, symbol = @symbol, code = @code, code_key = @codeKey, date = @date, place = @place, issuer = @issuer, level = @level, parent = @parent,
         title = @title, term = @term, signer_authority = @authority, signer_position = @position, signer_name = @name, recipients = @recipients, addressees = @addressees, secrecy = @secrecy, urgency = @urgency, inferred = @inferred, hint = @hint, extractor = @extractor, reading = @reading, reading_problems = @readingProblems, run_id = @runId, work_id = NULL WHERE sha256 = @sha256`,
      ).run(row)
    } else {
      id = Number(
        this.sql(
          `INSERT INTO documents (sha256, format, method, reader, notes, text, type, number, symbol, code, code_key, date, place, issuer, level, parent, title, term, signer_authority, signer_position, signer_name, recipients, addressees, secrecy, urgency, inferred, hint, extractor, reading, reading_problems, run_id)
             VALUES (@sha256, @format, @method, @reader, @notes, @text, @type, @number, @symbol, @code, @codeKey, @date, @place, @issuer, @level, @parent, @title, @term, @authority, @position, @name, @recipients, @addressees, @secrecy, @urgency, @inferred, @hint, @extractor, @reading, @readingProblems, @runId)`,
        ).run(row).lastInsertRowid,
      )
    }
    this.copies.sign(id, document.signature, document.syllables)
    this.insertRecords(id, document)
    this.sql('INSERT INTO texts (rowid, words) VALUES (?, ?)').run(id, document.words)
    return id
  }

  private insertRecords(
    id: number,
    { extraction, pages, citationKeys, citationSentences, deadlineSentences }: NewDocument,
  ): void {
    const page = (offset: number): number => {
      let at = pages[0]?.page ?? 1
      for (const each of pages) if (each.start <= offset) at = each.page
      return at
    }
    const insertPage = this.sql('INSERT INTO pages (document_id, page, start, "end") VALUES (?, ?, ?, ?)')
    for (const each of pages) insertPage.run(id, each.page, each.start, each.end)
    const insertMention = this.sql(
      `INSERT INTO mentions (document_id, ordinal, start, "end", page, quote, coded, type, number, code, code_key, date, issuer, term, title, relation, via, section, sentence, confidence, rule)
       VALUES (@document, @ordinal, @start, @end, @page, @quote, @coded, @type, @number, @code, @codeKey, @date, @issuer, @term, @title, @relation, @via, @section, @sentence, @confidence, @rule)`,
    )
    const byId = new Map<string, number>()
    extraction.citations.forEach((citation: Citation, index) => {
      const { id: name, ...rest } = citation
      const added = insertMention.run({
        ...rest,
        document: id,
        ordinal: index + 1,
        coded: citation.coded ? 1 : 0,
        codeKey: citationKeys[index] ?? null,
        sentence: citationSentences[index] ?? '',
      })
      byId.set(name, Number(added.lastInsertRowid))
    })
    this.sql(MARK_TITLE).run(id)
    const insertLink = this.sql('INSERT INTO links (document_id, from_name, to_name, relation) VALUES (?, ?, ?, ?)')
    for (const { from, to, relation } of extraction.links) insertLink.run(id, from, to, relation)
    const insertReview = this.sql(
      'INSERT INTO reviews (document_id, kind, years, year, target, target_date, start, "end", page, quote, mention) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    for (const review of extraction.reviews)
      insertReview.run(
        id,
        review.kind,
        review.years,
        review.year,
        review.target,
        review.targetDate,
        review.start,
        review.end,
        page(review.start),
        review.quote,
        review.citation ? (byId.get(review.citation) ?? null) : null,
      )
    const insertDeadline = this.sql(
      'INSERT INTO deadlines (document_id, kind, date, rrule, relation_to_date, task, actor, recipient, start, "end", page, quote, sentence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    extraction.deadlines.forEach((deadline, index) => {
      insertDeadline.run(
        id,
        deadline.kind,
        deadline.date,
        deadline.rrule,
        deadline.relationToDate,
        deadline.task,
        deadline.actor,
        deadline.recipient,
        deadline.start,
        deadline.end,
        page(deadline.start),
        deadline.quote,
        deadlineSentences[index] ?? '',
      )
    })
    const insertProblem = this.sql(
      "INSERT INTO problems (document_id, kind, message, start, \"end\", page, source, severity, fingerprint) SELECT ?, ?, ?, ?, ?, ?, 'extraction', ?, ? || ':' || substr(sha256, 1, 16) || ':' || CAST(? AS INTEGER) FROM documents WHERE id = ?",
    )
    for (const problem of extraction.problems)
      insertProblem.run(
        id,
        problem.kind,
        problem.message,
        problem.start,
        problem.end,
        page(problem.start),
        problem.kind === 'impossible-date' ? 'error' : 'note',
        problem.kind,
        problem.start,
        id,
      )
  }

  /** What the registry says that the database does not say yet, and the works that it lists no more. */
  registryChanges(works: readonly WorkRow[]): RegistryChanges {
    const listed = new Set(works.map(({ id }) => id))
    const known = this.sql(
      "SELECT id, code_key AS codeKey, type, issuer, term, title, origin, confidence FROM works WHERE origin = 'registry' OR id IN (SELECT value FROM json_each(?))",
    ).all(JSON.stringify([...listed])) as Known[]
    const byId = new Map(known.map((work) => [work.id, work]))
    const gone = known.filter(({ id, origin }) => origin === 'registry' && !listed.has(id))
    const added = works.filter((work) => saysMore(work, byId.get(work.id)))
    return {
      added,
      gone: gone.map(({ id }) => id),
      keys: [...new Set([...gone, ...added].flatMap(({ codeKey }) => codeKey ?? []))],
    }
  }

  /** Puts the works of the registry in, whether or not anything cites them, and lets go of those it lists no more. */
  seedRegistry({ added, gone }: RegistryChanges): void {
    const insert = this.sql(
      'INSERT INTO works (id, scope, code, code_key, type, date, issuer, term, title, origin, confidence) VALUES (@id, @scope, @code, @codeKey, @type, @date, @issuer, @term, @title, @origin, @confidence) ON CONFLICT (id) DO NOTHING',
    )
    const release = this.sql("UPDATE works SET origin = 'cited', confidence = NULL WHERE id = ?")
    this.db.transaction(() => {
      for (const work of added) insert.run(work)
      for (const id of gone) release.run(id)
    })()
  }

  /** Documents that name a code with one of these keys. */
  documentsNaming(keys: readonly string[]): number[] {
    return this.sql('SELECT DISTINCT document_id FROM mentions WHERE code_key IN (SELECT value FROM json_each(?))')
      .pluck()
      .all(JSON.stringify(keys)) as number[]
  }

  /**
   * The next run that comes by these documents extracts them again. A scan is read again, from what was recognized: OCR
   * repairs codes by the registry.
   */
  extractAgain(ids: readonly number[]): void {
    this.sql(
      "UPDATE documents SET extractor = 0, reading = CASE method WHEN 'ocr' THEN 0 ELSE reading END WHERE id IN (SELECT value FROM json_each(?))",
    ).run(JSON.stringify(ids))
  }

  saveWorks(works: Iterable<WorkRow>): void {
    const upsert = this.sql(
      `INSERT INTO works (id, scope, code, code_key, type, date, issuer, term, title, origin, confidence) VALUES (@id, @scope, @code, @codeKey, @type, @date, @issuer, @term, @title, @origin, @confidence)
       ON CONFLICT (id) DO UPDATE SET scope = excluded.scope, code = excluded.code, code_key = excluded.code_key, type = excluded.type, date = excluded.date, issuer = excluded.issuer, term = excluded.term, title = excluded.title, origin = excluded.origin, confidence = excluded.confidence`,
    )
    this.db.transaction(() => {
      for (const work of works) upsert.run(work)
    })()
  }

  /** The mentions under some keys in some documents, with those documents' places, in the order of content, not of import. */
  mentionsUnder(keys: readonly string[], ids: readonly number[]): MentionRow[] {
    return this.mentionRows(
      'm.document_id IN (SELECT value FROM json_each(?)) AND +m.code_key IN (SELECT value FROM json_each(?))',
      [JSON.stringify(ids), JSON.stringify(keys)],
    )
  }

  /** Documents that name codes with these keys, each with the number of all its mentions, in the order of content. */
  documentsNamingBySize(keys: readonly string[]): { readonly id: number; readonly mentions: number }[] {
    return this.sql(
      `SELECT d.id, (SELECT count(*) FROM mentions m WHERE m.document_id = d.id) AS mentions FROM documents d
       WHERE d.id IN (SELECT document_id FROM mentions WHERE code_key IN (SELECT value FROM json_each(?))) ORDER BY d.sha256`,
    ).all(JSON.stringify(keys)) as { id: number; mentions: number }[]
  }

  /** All mentions of some documents, in the same order. */
  mentionsOfDocuments(ids: readonly number[]): MentionRow[] {
    return this.mentionRows('m.document_id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)])
  }

  /** "Nghị quyết 57" without its symbol, in these documents. */
  bareNumbersIn(ids: readonly number[]): MentionRow[] {
    return this.mentionRows("m.rule = 'uncoded.number' AND m.document_id IN (SELECT value FROM json_each(?))", [
      JSON.stringify(ids),
    ])
  }

  private mentionRows(where: string, bound: readonly unknown[]): MentionRow[] {
    return this.sql(
      `SELECT m.id, m.document_id AS documentId, m.ordinal, m.start, m."end", m.code, m.code_key AS codeKey, m.type, m.number, m.date, m.issuer, m.term, m.title, m.relation, m.quote, m.sentence, m.via, m.rule,
         d.sha256 AS documentSha256, d.parent AS documentParent, d.issuer AS documentIssuer, d.level AS documentLevel, d.date AS documentDate, d.hint AS documentHint
         FROM mentions m JOIN documents d ON d.id = m.document_id WHERE ${where} ORDER BY d.sha256, m.ordinal`,
    ).all(...bound) as MentionRow[]
  }

  /** Documents under some keys, but for copies: those are the work of the document that stands for them. */
  heldUnder(keys: readonly string[]): HeldRow[] {
    return this.sql(
      `${HELD} WHERE code_key IN (SELECT value FROM json_each(?)) AND ${counts('id')} ORDER BY sha256`,
    ).all(JSON.stringify(keys)) as HeldRow[]
  }

  /** Documents without a code; of copies the one that counts. */
  drafts(): HeldRow[] {
    return this.sql(`${HELD} WHERE ${counts('id')} AND code_key IS NULL ORDER BY sha256`).all() as HeldRow[]
  }

  /** The numbered documents of the symbols that drafts bear, likewise; no other query may run between. */
  issuedOfDrafts(): IterableIterator<HeldRow> {
    return this.sql(
      `${HELD} WHERE ${counts('id')} AND code_key IS NOT NULL
         AND symbol IN (SELECT symbol FROM documents WHERE code_key IS NULL AND symbol IS NOT NULL AND type IS NOT NULL) ORDER BY sha256`,
    ).iterate() as IterableIterator<HeldRow>
  }

  /** Says which works drafts are: their own, or those of their issued copies (document id → document id). */
  holdDrafts(own: ReadonlyMap<number, string>, copies: ReadonlyMap<number, number>): void {
    const hold = this.sql('UPDATE documents SET work_id = ? WHERE id = ? AND work_id IS NOT ?')
    for (const [document, work] of own) hold.run(work, document, work)
    const workOf = this.sql('SELECT work_id FROM documents WHERE id = ?').pluck()
    for (const [document, copy] of copies) {
      const work = workOf.get(copy) as string | null
      hold.run(work, document, work)
    }
  }

  /** Copies are the works that those documents are which stand for them. */
  holdCopies(): void {
    this.db.exec(`UPDATE documents SET work_id = first.work_id FROM copies c JOIN documents first ON first.id = c.representative
      WHERE documents.id = c.document_id AND documents.work_id IS NOT first.work_id`)
  }

  /** How many mentions each of these keys has; keys without any are left out. */
  mentionCounts(keys: readonly string[]): Map<string, number> {
    const rows = this.sql(
      'SELECT code_key AS key, count(*) AS n FROM mentions WHERE code_key IN (SELECT value FROM json_each(?)) GROUP BY code_key',
    ).all(JSON.stringify(keys)) as { key: string; n: number }[]
    return new Map(rows.map(({ key, n }) => [key, n]))
  }

  /** Numbers without a symbol in these documents, each with every code that stands beside it. */
  codesBesideBareNumbers(ids: readonly number[]): { readonly number: string; readonly key: string }[] {
    return this.sql(
      `WITH bare AS MATERIALIZED (
         SELECT DISTINCT document_id, number FROM mentions
         WHERE document_id IN (SELECT value FROM json_each(?)) AND rule = 'uncoded.number' AND number IS NOT NULL
       ), coded AS MATERIALIZED (
         SELECT DISTINCT document_id, code_key FROM mentions
         WHERE document_id IN (SELECT document_id FROM bare) AND code_key IS NOT NULL
       )
       SELECT DISTINCT bare.number, coded.code_key AS key FROM bare JOIN coded USING (document_id)`,
    ).all(JSON.stringify(ids)) as { number: string; key: string }[]
  }

  /** Those of these documents that name something without a code, in the order of content. */
  documentsWithUncoded(ids: readonly number[]): number[] {
    return this.sql(
      `SELECT d.id FROM documents d WHERE d.id IN (SELECT value FROM json_each(?))
       AND EXISTS (SELECT 1 FROM mentions m WHERE m.document_id = d.id AND m.code_key IS NULL) ORDER BY d.sha256`,
    )
      .pluck()
      .all(JSON.stringify(ids)) as number[]
  }

  /** Mentions that corrections name, "SHA256:START". */
  mentionsAt(targets: readonly string[]): MentionRow[] {
    if (targets.length === 0) return []
    return this.mentionRows(
      `d.sha256 IN (SELECT substr(value, 1, 64) FROM json_each(?)) AND d.sha256 || ':' || m.start IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(targets), JSON.stringify(targets)],
    )
  }

  /** Code of a content's own header; null where it has none, or is not held. */
  codeOf(sha256: string): string | null {
    return (this.sql('SELECT code FROM documents WHERE sha256 = ?').pluck().get(sha256) as string | undefined) ?? null
  }

  /** Works that are not there yet; those that are stay as they are. */
  addMissing(works: Iterable<WorkRow>): void {
    const insert = this.sql(
      'INSERT INTO works (id, scope, code, code_key, type, date, issuer, term, title, origin, confidence) VALUES (@id, @scope, @code, @codeKey, @type, @date, @issuer, @term, @title, @origin, @confidence) ON CONFLICT (id) DO NOTHING',
    )
    for (const work of works) insert.run(work)
  }

  /** Puts a field of a document right, and keeps what was printed. `codeKey` is that of a corrected code. */
  correctField(sha256: string, field: string, value: string | null, codeKey: string | null): void {
    if (!CORRECTABLE.has(field)) return
    this.sql(
      `INSERT INTO printed_fields SELECT id, @field, ${field} FROM documents WHERE sha256 = @sha256 ON CONFLICT DO NOTHING`,
    ).run({ sha256, field })
    this.setField(sha256, field, value, codeKey)
  }

  private setField(sha256: string, field: string, value: string | null, codeKey: string | null): void {
    const changed = this.sql(
      `UPDATE documents SET ${field} = @value WHERE sha256 = @sha256 AND ${field} IS NOT @value RETURNING id`,
    )
      .pluck()
      .get({ value, sha256 }) as number | undefined
    if (changed !== undefined) this.copies.compareAgain(changed)
    if (field === 'code') this.sql('UPDATE documents SET code_key = ? WHERE sha256 = ?').run(codeKey, sha256)
  }

  /** Fields that were put right once, with what was printed. */
  printedFields(): { readonly sha256: string; readonly field: string; readonly value: string | null }[] {
    return this.sql(
      'SELECT d.sha256, p.field, p.value FROM printed_fields p JOIN documents d ON d.id = p.document_id',
    ).all() as { sha256: string; field: string; value: string | null }[]
  }

  /** Gives a field back what was printed. */
  restoreField(sha256: string, field: string, value: string | null, codeKey: string | null): void {
    if (!CORRECTABLE.has(field)) return
    this.setField(sha256, field, value, codeKey)
    this.sql(
      'DELETE FROM printed_fields WHERE field = ? AND document_id = (SELECT id FROM documents WHERE sha256 = ?)',
    ).run(field, sha256)
  }

  /** Reviews that say after how many years and in which year, of works whose day is known. */
  datedReviews(): IterableIterator<ReviewedRow & { readonly documentId: number }> {
    return this.sql(
      `SELECT r.document_id AS documentId, r.start, r."end", r.kind, r.years, r.year, w.id AS workId, w.date AS workDate
         FROM reviews r JOIN works w ON w.id = r.work_id
         WHERE r.years IS NOT NULL AND r.year IS NOT NULL AND length(w.date) = 10 ORDER BY r.id`,
    ).iterate() as IterableIterator<ReviewedRow & { readonly documentId: number }>
  }

  /** Problems of one kind as they are now, in place of those that stood. */
  replaceProblems(kind: string, problems: readonly NewProblem[]): void {
    this.db.transaction(() => {
      this.sql("DELETE FROM problems WHERE source = 'resolution' AND kind = ?").run(kind)
      for (const problem of problems) this.raise(problem)
    })()
  }

  private raise(problem: NewProblem): void {
    this.sql(
      `INSERT INTO problems (document_id, kind, message, start, "end", page, suggestion, source, severity, evidence, against, fingerprint)
         SELECT @documentId, @kind, @message, @start, @end, coalesce((SELECT max(page) FROM pages WHERE document_id = @documentId AND start <= @start), 1), @suggestion, 'resolution', @severity, @evidence, @against,
           @kind || ':' || substr(d.sha256, 1, 16) || ':' || CAST(@start AS INTEGER) FROM documents d WHERE d.id = @documentId`,
    ).run({
      documentId: problem.documentId,
      kind: problem.kind,
      message: problem.message,
      start: problem.start,
      end: problem.end,
      suggestion: problem.suggestion,
      severity: problem.severity,
      evidence: JSON.stringify(problem.evidence),
      against: JSON.stringify(problem.against),
    })
  }

  /** Says which works documents are (document id → work id). */
  holdWorks(held: ReadonlyMap<number, string>): void {
    const hold = this.sql('UPDATE documents SET work_id = ? WHERE id = ?')
    for (const [document, work] of held) hold.run(work, document)
  }

  /** Applies what resolution decided on these mentions; settleWorks follows when all is decided. */
  applyDecisions(
    mentions: readonly MentionRow[],
    works: Iterable<WorkRow>,
    decisions: readonly Decision[],
    problems: readonly NewProblem[],
  ): void {
    this.db.exec('CREATE TEMP TABLE IF NOT EXISTS decided (document_id INTEGER PRIMARY KEY)')
    this.db.transaction(() => {
      this.saveWorks(works)
      const decide = this.sql(
        'UPDATE mentions SET work_id = ?, state = ?, evidence = ?, candidates = ?, refused = ? WHERE id = ?',
      )
      for (const { mentionId, workId, state, evidence, candidates, refused } of decisions)
        decide.run(workId, state, evidence, JSON.stringify(candidates), JSON.stringify(refused), mentionId)
      const places = JSON.stringify(mentions.map(({ documentId, start }) => [documentId, start]))
      this.sql(
        `DELETE FROM problems WHERE source = 'resolution' AND kind <> 'review-arithmetic'
           AND document_id IN (SELECT value ->> 0 FROM json_each(@places)) AND (document_id, start) IN (SELECT value ->> 0, value ->> 1 FROM json_each(@places))`,
      ).run({ places })
      this.sql('INSERT OR IGNORE INTO decided SELECT value ->> 0 FROM json_each(?)').run(places)
      for (const problem of problems) this.raise(problem)
    })()
  }

  /** Links and reviews follow the decisions on their documents; works that nothing names any more are dropped. */
  settleWorks(): void {
    this.db.exec(`
      CREATE TEMP TABLE IF NOT EXISTS decided (document_id INTEGER PRIMARY KEY);
      UPDATE links SET
        from_work = (SELECT m.work_id FROM mentions m WHERE m.document_id = links.document_id AND coalesce(m.code, m.quote) = links.from_name AND m.work_id IS NOT NULL ORDER BY m.ordinal LIMIT 1),
        to_work = (SELECT m.work_id FROM mentions m WHERE m.document_id = links.document_id AND coalesce(m.code, m.quote) = links.to_name AND m.work_id IS NOT NULL ORDER BY m.ordinal LIMIT 1)
      WHERE document_id IN (SELECT document_id FROM decided);
      UPDATE reviews SET work_id = (SELECT m.work_id FROM mentions m WHERE m.id = reviews.mention)
      WHERE document_id IN (SELECT document_id FROM decided);
      DELETE FROM works WHERE origin <> 'registry' AND NOT EXISTS (SELECT 1 FROM mentions m WHERE m.work_id = works.id) AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.work_id = works.id)
        AND NOT EXISTS (SELECT 1 FROM links l WHERE l.from_work = works.id) AND NOT EXISTS (SELECT 1 FROM links l WHERE l.to_work = works.id) AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.work_id = works.id);
      DELETE FROM decided;
    `)
  }
}

/** A document as a run needs to know it before it reads the file again. */
export interface KnownDocument {
  readonly id: number
  readonly extractor: number
  readonly reading: number
  readonly format: string
  readonly method: string
  readonly placedByPath: boolean
}

/** A text as it was read, with all that extraction needs. */
export interface StoredText {
  readonly sha256: string
  readonly format: string
  readonly method: string
  readonly reader: string
  readonly notes: readonly string[]
  readonly text: string
  readonly pages: readonly Page[]
  readonly readingProblems: NewDocument['readingProblems']
  readonly secrecy: string | null
}

export interface RegistryChanges {
  readonly added: readonly WorkRow[]
  /** Ids of works. */
  readonly gone: readonly string[]
  /** Keys of the codes of both. */
  readonly keys: readonly string[]
}

type Known = Omit<WorkRow, 'scope' | 'code' | 'date'>

const FACTS = ['type', 'issuer', 'term', 'title'] as const

/** Whether the registry says of a work what the database does not have; of a held one it only fills gaps. */
function saysMore(work: WorkRow, known: Known | undefined): boolean {
  if (!known || known.origin === 'cited') return true
  if (known.origin === 'held') return FACTS.some((fact) => known[fact] === null && work[fact] !== null)
  return [...FACTS, 'confidence' as const].some((fact) => known[fact] !== work[fact])
}
