/** Writing: one document a transaction; what a content asserted before is replaced whole. */
import type { Citation } from '../extractors/types.js'
import { unsettle } from './copies.js'
import type { Db } from './open.js'
import type { Decision, FileRow, HeldRow, MentionRow, NewDocument, NewProblem, ReviewedRow, WorkRow } from './types.js'

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

/** Prepared statements of the writer; make one a connection. */
export class Store {
  constructor(readonly db: Db) {}

  startRun(program: string, argv: readonly string[], started: string): number {
    return Number(
      this.db
        .prepare('INSERT INTO runs (started, program, arguments) VALUES (?, ?, ?)')
        .run(started, program, JSON.stringify(argv)).lastInsertRowid,
    )
  }

  finishRun(
    id: number,
    finished: string,
    counts: { found: number; imported: number; unchanged: number; duplicate: number; setAside: number },
  ): void {
    this.db
      .prepare(
        'UPDATE runs SET finished = ?, found = ?, imported = ?, unchanged = ?, duplicate = ?, set_aside = ? WHERE id = ?',
      )
      .run(finished, counts.found, counts.imported, counts.unchanged, counts.duplicate, counts.setAside, id)
  }

  /** The document that holds a content, the extractor version that read it, and whether its path told its province. */
  documentOf(
    sha256: string,
  ): { id: number; extractor: number; format: string; method: string; placedByPath: boolean } | null {
    const found = this.db
      .prepare(
        `SELECT id, extractor, format, method, parent IS NULL OR EXISTS (SELECT 1 FROM json_each(inferred) WHERE value = 'parent') AS placedByPath FROM documents WHERE sha256 = ?`,
      )
      .get(sha256) as
      | { id: number; extractor: number; format: string; method: string; placedByPath: number }
      | undefined
    return found ? { ...found, placedByPath: found.placedByPath === 1 } : null
  }

  /** Words recognized on a page image before, as they were kept; null where there are none. */
  recognized(image: string, engine: string): string | null {
    return (
      (this.db.prepare('SELECT words FROM ocr_cache WHERE image = ? AND engine = ?').pluck().get(image, engine) as
        | string
        | undefined) ?? null
    )
  }

  keepRecognized(image: string, engine: string, words: string): void {
    this.db
      .prepare('INSERT OR REPLACE INTO ocr_cache (image, engine, words) VALUES (?, ?, ?)')
      .run(image, engine, words)
  }

  fileOf(path: string): FileRow | null {
    return (
      (this.db
        .prepare(
          'SELECT path, sha256, size, format, state, reason, message, document_id AS documentId FROM files WHERE path = ?',
        )
        .get(path) as FileRow | undefined) ?? null
    )
  }

  /** Another path that already holds this content. */
  otherPathOf(documentId: number, path: string): string | null {
    return (
      (
        this.db
          .prepare('SELECT path FROM files WHERE document_id = ? AND path <> ? ORDER BY path LIMIT 1')
          .get(documentId, path) as { path: string } | undefined
      )?.path ?? null
    )
  }

  saveFile(file: FileRow, runId: number): void {
    // Of copies that are equally good the first by path stands for all.
    const before = this.fileOf(file.path)?.documentId
    for (const document of new Set([before, file.documentId]))
      if (document !== undefined && document !== null) unsettle(this.db, document)
    this.db
      .prepare(
        `INSERT INTO files (path, sha256, size, format, state, reason, message, document_id, run_id) VALUES (@path, @sha256, @size, @format, @state, @reason, @message, @documentId, @runId)
         ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256, size = excluded.size, format = excluded.format, state = excluded.state, reason = excluded.reason, message = excluded.message, document_id = excluded.document_id, run_id = excluded.run_id`,
      )
      .run({ ...file, runId })
  }

  /** Stores a content with all it asserts, and the file it came from, in one transaction. Returns the document's id. */
  saveDocument(document: NewDocument, file: Omit<FileRow, 'documentId'>, runId: number): number {
    return this.db.transaction(() => {
      const id = this.replaceDocument(document, runId)
      this.saveFile({ ...file, documentId: id }, runId)
      return id
    })()
  }

  /** Documents that a run saved before it was broken off: this run takes them over and resolves them. */
  takeOver(runId: number): number[] {
    return this.db
      .prepare(
        'UPDATE documents SET run_id = @runId WHERE run_id <> @runId AND run_id IN (SELECT id FROM runs WHERE finished IS NULL) RETURNING id',
      )
      .pluck()
      .all({ runId }) as number[]
  }

  /** Keys of the codes that a document bears or names. */
  keysOf(documentId: number): string[] {
    const rows = this.db
      .prepare(
        'SELECT code_key AS key FROM documents WHERE id = @id AND code_key IS NOT NULL UNION SELECT code_key FROM mentions WHERE document_id = @id AND code_key IS NOT NULL',
      )
      .all({ id: documentId }) as { key: string }[]
    return rows.map(({ key }) => key)
  }

  /** Removes documents that no file holds any more. Returns the keys of the codes they bore or named. */
  dropOrphans(): string[] {
    return this.db.transaction(() => {
      const orphans = this.db
        .prepare('SELECT id FROM documents d WHERE NOT EXISTS (SELECT 1 FROM files f WHERE f.document_id = d.id)')
        .all() as { id: number }[]
      const keys = orphans.flatMap(({ id }) => this.keysOf(id))
      for (const { id } of orphans) {
        unsettle(this.db, id, true)
        this.db.prepare('DELETE FROM texts WHERE rowid = ?').run(id)
        this.db.prepare('DELETE FROM documents WHERE id = ?').run(id)
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

  private replaceDocument(document: NewDocument, runId: number): number {
    const { db } = this
    const known = this.documentOf(document.sha256)
    if (known) {
      unsettle(db, known.id, true)
      for (const table of ['pages', 'mentions', 'links', 'reviews', 'deadlines', 'problems', 'printed_fields'])
        db.prepare(`DELETE FROM ${table} WHERE document_id = ?`).run(known.id)
      db.prepare('DELETE FROM texts WHERE rowid = ?').run(known.id)
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
      runId,
    }
    let id: number
    if (known) {
      id = known.id
      db.prepare(
        `UPDATE documents SET format = @format, method = @method, reader = @reader, notes = @notes, text = @text, type = @type, number = @number, symbol = @symbol, code = @code, code_key = @codeKey, date = @date, place = @place, issuer = @issuer, level = @level, parent = @parent,
         title = @title, term = @term, signer_authority = @authority, signer_position = @position, signer_name = @name, recipients = @recipients, addressees = @addressees, secrecy = @secrecy, urgency = @urgency, inferred = @inferred, hint = @hint, extractor = @extractor, run_id = @runId, work_id = NULL WHERE sha256 = @sha256`,
      ).run(row)
    } else {
      id = Number(
        db
          .prepare(
            `INSERT INTO documents (sha256, format, method, reader, notes, text, type, number, symbol, code, code_key, date, place, issuer, level, parent, title, term, signer_authority, signer_position, signer_name, recipients, addressees, secrecy, urgency, inferred, hint, extractor, run_id)
             VALUES (@sha256, @format, @method, @reader, @notes, @text, @type, @number, @symbol, @code, @codeKey, @date, @place, @issuer, @level, @parent, @title, @term, @authority, @position, @name, @recipients, @addressees, @secrecy, @urgency, @inferred, @hint, @extractor, @runId)`,
          )
          .run(row).lastInsertRowid,
      )
    }
    this.insertRecords(id, document)
    db.prepare('INSERT INTO texts (rowid, words) VALUES (?, ?)').run(id, document.words)
    return id
  }

  private insertRecords(
    id: number,
    { extraction, pages, citationKeys, citationSentences, deadlineSentences }: NewDocument,
  ): void {
    const { db } = this
    const page = (offset: number): number => {
      let at = pages[0]?.page ?? 1
      for (const each of pages) if (each.start <= offset) at = each.page
      return at
    }
    const insertPage = db.prepare('INSERT INTO pages (document_id, page, start, "end") VALUES (?, ?, ?, ?)')
    for (const each of pages) insertPage.run(id, each.page, each.start, each.end)
    const insertMention = db.prepare(
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
    db.prepare(MARK_TITLE).run(id)
    const insertLink = db.prepare('INSERT INTO links (document_id, from_name, to_name, relation) VALUES (?, ?, ?, ?)')
    for (const { from, to, relation } of extraction.links) insertLink.run(id, from, to, relation)
    const insertReview = db.prepare(
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
    const insertDeadline = db.prepare(
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
    const insertProblem = db.prepare(
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
    const known = this.db
      .prepare(
        "SELECT id, code_key AS codeKey, type, issuer, term, title, origin, confidence FROM works WHERE origin = 'registry' OR id IN (SELECT value FROM json_each(?))",
      )
      .all(JSON.stringify([...listed])) as Known[]
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
    const insert = this.db.prepare(
      'INSERT INTO works (id, scope, code, code_key, type, date, issuer, term, title, origin, confidence) VALUES (@id, @scope, @code, @codeKey, @type, @date, @issuer, @term, @title, @origin, @confidence) ON CONFLICT (id) DO NOTHING',
    )
    const release = this.db.prepare("UPDATE works SET origin = 'cited', confidence = NULL WHERE id = ?")
    this.db.transaction(() => {
      for (const work of added) insert.run(work)
      for (const id of gone) release.run(id)
    })()
  }

  /** Documents that name a code with one of these keys. */
  documentsNaming(keys: readonly string[]): number[] {
    return this.db
      .prepare('SELECT DISTINCT document_id FROM mentions WHERE code_key IN (SELECT value FROM json_each(?))')
      .pluck()
      .all(JSON.stringify(keys)) as number[]
  }

  saveWorks(works: Iterable<WorkRow>): void {
    const upsert = this.db.prepare(
      `INSERT INTO works (id, scope, code, code_key, type, date, issuer, term, title, origin, confidence) VALUES (@id, @scope, @code, @codeKey, @type, @date, @issuer, @term, @title, @origin, @confidence)
       ON CONFLICT (id) DO UPDATE SET scope = excluded.scope, code = excluded.code, code_key = excluded.code_key, type = excluded.type, date = excluded.date, issuer = excluded.issuer, term = excluded.term, title = excluded.title, origin = excluded.origin, confidence = excluded.confidence`,
    )
    this.db.transaction(() => {
      for (const work of works) upsert.run(work)
    })()
  }

  /** Mentions under some keys (all where none are given), with their documents' places, in the order of content, not of import. */
  mentionsOf(keys: readonly string[] | null): MentionRow[] {
    if (keys === null) return this.mentionRows('1 = 1', [])
    return this.mentionRows('m.code_key IN (SELECT value FROM json_each(?))', [JSON.stringify(keys)])
  }

  /** All mentions of some documents, in the same order. */
  mentionsOfDocuments(ids: readonly number[]): MentionRow[] {
    return this.mentionRows('m.document_id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)])
  }

  /** "Nghị quyết 57" without its symbol, in documents that name one of these keys. */
  bareNumbersNear(keys: readonly string[]): MentionRow[] {
    return this.mentionRows(
      "m.rule = 'uncoded.number' AND m.document_id IN (SELECT document_id FROM mentions WHERE code_key IN (SELECT value FROM json_each(?)))",
      [JSON.stringify(keys)],
    )
  }

  private mentionRows(where: string, bound: readonly unknown[]): MentionRow[] {
    return this.db
      .prepare(
        `SELECT m.id, m.document_id AS documentId, m.ordinal, m.start, m."end", m.code, m.code_key AS codeKey, m.type, m.number, m.date, m.issuer, m.term, m.title, m.relation, m.quote, m.sentence, m.via, m.rule,
         d.sha256 AS documentSha256, d.parent AS documentParent, d.issuer AS documentIssuer, d.level AS documentLevel, d.date AS documentDate, d.hint AS documentHint
         FROM mentions m JOIN documents d ON d.id = m.document_id WHERE ${where} ORDER BY d.sha256, m.ordinal`,
      )
      .all(...bound) as MentionRow[]
  }

  /**
   * Documents under some keys with their copies, those without a code, and the numbered ones of the symbols that drafts
   * bear; all where no keys are given.
   */
  heldOf(keys: readonly string[] | null): HeldRow[] {
    const where =
      keys === null
        ? ''
        : `WHERE code_key IN (SELECT value FROM json_each(?)) OR code_key IS NULL
           OR symbol IN (SELECT symbol FROM documents WHERE code_key IS NULL AND symbol IS NOT NULL)
           OR id IN (SELECT c.document_id FROM copies c JOIN documents r ON r.id = c.representative WHERE r.code_key IN (SELECT value FROM json_each(?)))`
    const statement = this.db.prepare(
      `SELECT id, sha256, type, symbol, code, code_key AS codeKey, date, issuer, level, parent, title, term FROM documents ${where} ORDER BY sha256`,
    )
    return (keys === null ? statement.all() : statement.all(JSON.stringify(keys), JSON.stringify(keys))) as HeldRow[]
  }

  /** Mentions that corrections name, "SHA256:START". */
  mentionsAt(targets: readonly string[]): MentionRow[] {
    return this.mentionRows("d.sha256 || ':' || m.start IN (SELECT value FROM json_each(?))", [JSON.stringify(targets)])
  }

  /** Code of a content's own header; null where it has none, or is not held. */
  codeOf(sha256: string): string | null {
    return (
      (this.db.prepare('SELECT code FROM documents WHERE sha256 = ?').pluck().get(sha256) as string | undefined) ?? null
    )
  }

  /** Works that are not there yet; those that are stay as they are. */
  addMissing(works: Iterable<WorkRow>): void {
    const insert = this.db.prepare(
      'INSERT INTO works (id, scope, code, code_key, type, date, issuer, term, title, origin, confidence) VALUES (@id, @scope, @code, @codeKey, @type, @date, @issuer, @term, @title, @origin, @confidence) ON CONFLICT (id) DO NOTHING',
    )
    for (const work of works) insert.run(work)
  }

  /** Puts a field of a document right, and keeps what was printed. `codeKey` is that of a corrected code. */
  correctField(sha256: string, field: string, value: string | null, codeKey: string | null): void {
    if (!CORRECTABLE.has(field)) return
    this.db
      .prepare(
        `INSERT INTO printed_fields SELECT id, @field, ${field} FROM documents WHERE sha256 = @sha256 ON CONFLICT DO NOTHING`,
      )
      .run({ sha256, field })
    this.setField(sha256, field, value, codeKey)
  }

  private setField(sha256: string, field: string, value: string | null, codeKey: string | null): void {
    const changed = this.db
      .prepare(`UPDATE documents SET ${field} = @value WHERE sha256 = @sha256 AND ${field} IS NOT @value RETURNING id`)
      .pluck()
      .get({ value, sha256 }) as number | undefined
    if (changed !== undefined) unsettle(this.db, changed, true)
    if (field === 'code') this.db.prepare('UPDATE documents SET code_key = ? WHERE sha256 = ?').run(codeKey, sha256)
  }

  /** Fields that were put right once, with what was printed. */
  printedFields(): { readonly sha256: string; readonly field: string; readonly value: string | null }[] {
    return this.db
      .prepare('SELECT d.sha256, p.field, p.value FROM printed_fields p JOIN documents d ON d.id = p.document_id')
      .all() as { sha256: string; field: string; value: string | null }[]
  }

  /** Gives a field back what was printed. */
  restoreField(sha256: string, field: string, value: string | null, codeKey: string | null): void {
    if (!CORRECTABLE.has(field)) return
    this.setField(sha256, field, value, codeKey)
    this.db
      .prepare(
        'DELETE FROM printed_fields WHERE field = ? AND document_id = (SELECT id FROM documents WHERE sha256 = ?)',
      )
      .run(field, sha256)
  }

  /** Reviews that say after how many years and in which year, of works whose day is known. */
  datedReviews(): (ReviewedRow & { readonly documentId: number })[] {
    return this.db
      .prepare(
        `SELECT r.document_id AS documentId, r.start, r."end", r.kind, r.years, r.year, w.id AS workId, w.date AS workDate
         FROM reviews r JOIN works w ON w.id = r.work_id
         WHERE r.years IS NOT NULL AND r.year IS NOT NULL AND length(w.date) = 10 ORDER BY r.id`,
      )
      .all() as (ReviewedRow & { readonly documentId: number })[]
  }

  /** Problems of one kind as they are now, in place of those that stood. */
  replaceProblems(kind: string, problems: readonly NewProblem[]): void {
    this.db.transaction(() => {
      this.db.prepare("DELETE FROM problems WHERE source = 'resolution' AND kind = ?").run(kind)
      for (const problem of problems) this.raise(problem)
    })()
  }

  private raise(problem: NewProblem): void {
    this.db
      .prepare(
        `INSERT INTO problems (document_id, kind, message, start, "end", page, suggestion, source, severity, evidence, against, fingerprint)
         SELECT @documentId, @kind, @message, @start, @end, coalesce((SELECT max(page) FROM pages WHERE document_id = @documentId AND start <= @start), 1), @suggestion, 'resolution', @severity, @evidence, @against,
           @kind || ':' || substr(d.sha256, 1, 16) || ':' || CAST(@start AS INTEGER) FROM documents d WHERE d.id = @documentId`,
      )
      .run({
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

  /** Applies what resolution decided; works that nothing names any more are dropped. */
  applyDecisions(
    works: Iterable<WorkRow>,
    held: ReadonlyMap<number, string>,
    decisions: readonly Decision[],
    problems: readonly NewProblem[],
  ): void {
    const { db } = this
    db.transaction(() => {
      this.saveWorks(works)
      const setHeld = db.prepare('UPDATE documents SET work_id = ? WHERE id = ?')
      for (const [document, work] of held) setHeld.run(work, document)
      const decide = db.prepare(
        'UPDATE mentions SET work_id = ?, state = ?, evidence = ?, candidates = ?, refused = ? WHERE id = ?',
      )
      const clear = db.prepare(
        "DELETE FROM problems WHERE source = 'resolution' AND kind <> 'review-arithmetic' AND (document_id, start) = (SELECT document_id, start FROM mentions WHERE id = ?)",
      )
      for (const { mentionId, workId, state, evidence, candidates, refused } of decisions) {
        decide.run(workId, state, evidence, JSON.stringify(candidates), JSON.stringify(refused), mentionId)
        clear.run(mentionId)
      }
      for (const problem of problems) this.raise(problem)
      db.exec(`
        UPDATE links SET
          from_work = (SELECT m.work_id FROM mentions m WHERE m.document_id = links.document_id AND coalesce(m.code, m.quote) = links.from_name AND m.work_id IS NOT NULL ORDER BY m.ordinal LIMIT 1),
          to_work = (SELECT m.work_id FROM mentions m WHERE m.document_id = links.document_id AND coalesce(m.code, m.quote) = links.to_name AND m.work_id IS NOT NULL ORDER BY m.ordinal LIMIT 1);
        UPDATE reviews SET work_id = (SELECT m.work_id FROM mentions m WHERE m.id = reviews.mention);
        DELETE FROM works WHERE origin <> 'registry' AND NOT EXISTS (SELECT 1 FROM mentions m WHERE m.work_id = works.id) AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.work_id = works.id)
          AND NOT EXISTS (SELECT 1 FROM links l WHERE l.from_work = works.id OR l.to_work = works.id) AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.work_id = works.id);
      `)
    })()
  }
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
