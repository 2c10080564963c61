-- The citation graph. Dates are ISO text as precise as printed; offsets are half-open UTF-16 into documents.text.
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL,
  finished TEXT,
  program TEXT NOT NULL,
  arguments TEXT NOT NULL,
  found INTEGER NOT NULL DEFAULT 0,
  imported INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  duplicate INTEGER NOT NULL DEFAULT 0,
  set_aside INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE works (
  id TEXT PRIMARY KEY,
  scope TEXT NOT NULL,
  code TEXT,
  code_key TEXT,
  type TEXT,
  date TEXT,
  issuer TEXT,
  term TEXT,
  title TEXT,
  origin TEXT NOT NULL CHECK (origin IN ('registry', 'held', 'cited')),
  confidence TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX works_by_key ON works (code_key, scope);

CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  format TEXT NOT NULL,
  method TEXT NOT NULL,
  reader TEXT NOT NULL,
  notes TEXT NOT NULL DEFAULT '[]',
  text TEXT NOT NULL,
  type TEXT,
  number TEXT,
  symbol TEXT,
  code TEXT,
  code_key TEXT,
  date TEXT,
  place TEXT,
  issuer TEXT,
  level TEXT,
  parent TEXT,
  title TEXT,
  term TEXT,
  signer_authority TEXT,
  signer_position TEXT,
  signer_name TEXT,
  recipients TEXT NOT NULL DEFAULT '[]',
  addressees TEXT NOT NULL DEFAULT '[]',
  secrecy TEXT,
  urgency TEXT,
  inferred TEXT NOT NULL DEFAULT '[]',
  work_id TEXT REFERENCES works (id),
  extractor INTEGER NOT NULL,
  run_id INTEGER REFERENCES runs (id)
) STRICT;
CREATE INDEX documents_by_work ON documents (work_id);
CREATE INDEX documents_by_key ON documents (code_key);

CREATE TABLE files (
  path TEXT PRIMARY KEY,
  sha256 TEXT,
  size INTEGER,
  format TEXT,
  state TEXT NOT NULL CHECK (state IN ('imported', 'unchanged', 'duplicate', 'set-aside')),
  reason TEXT,
  message TEXT,
  document_id INTEGER REFERENCES documents (id) ON DELETE SET NULL,
  run_id INTEGER REFERENCES runs (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX files_by_document ON files (document_id);
CREATE INDEX files_by_content ON files (sha256);

CREATE TABLE pages (
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  page INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (document_id, page)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  page INTEGER NOT NULL,
  quote TEXT NOT NULL,
  coded INTEGER NOT NULL,
  type TEXT,
  number TEXT,
  code TEXT,
  code_key TEXT,
  date TEXT,
  issuer TEXT,
  term TEXT,
  title TEXT,
  relation TEXT NOT NULL,
  via TEXT,
  section TEXT,
  sentence TEXT NOT NULL,
  confidence REAL NOT NULL,
  rule TEXT NOT NULL,
  work_id TEXT REFERENCES works (id),
  state TEXT NOT NULL DEFAULT 'unresolved' CHECK (state IN ('resolved', 'ambiguous', 'unresolved')),
  evidence TEXT,
  candidates TEXT NOT NULL DEFAULT '[]',
  UNIQUE (document_id, ordinal)
) STRICT;
CREATE INDEX mentions_by_work ON mentions (work_id, relation, document_id);
CREATE INDEX mentions_by_key ON mentions (code_key, document_id);

CREATE TABLE links (
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  from_name TEXT NOT NULL,
  to_name TEXT NOT NULL,
  relation TEXT NOT NULL,
  from_work TEXT REFERENCES works (id),
  to_work TEXT REFERENCES works (id),
  PRIMARY KEY (document_id, from_name, to_name)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_target ON links (to_work, relation);
CREATE INDEX links_by_source ON links (from_work, relation);

CREATE TABLE reviews (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  years INTEGER,
  year INTEGER,
  target TEXT NOT NULL,
  target_date TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  page INTEGER NOT NULL,
  quote TEXT NOT NULL,
  mention INTEGER,
  work_id TEXT REFERENCES works (id)
) STRICT;
CREATE INDEX reviews_by_document ON reviews (document_id);
CREATE INDEX reviews_by_year ON reviews (year);

CREATE TABLE deadlines (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  date TEXT,
  rrule TEXT,
  relation_to_date TEXT,
  task TEXT,
  actor TEXT,
  recipient TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  page INTEGER NOT NULL,
  quote TEXT NOT NULL,
  sentence TEXT NOT NULL
) STRICT;
CREATE INDEX deadlines_by_document ON deadlines (document_id);
CREATE INDEX deadlines_by_date ON deadlines (date);

CREATE TABLE problems (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  page INTEGER NOT NULL,
  suggestion TEXT,
  source TEXT NOT NULL CHECK (source IN ('extraction', 'resolution'))
) STRICT;
CREATE INDEX problems_by_document ON problems (document_id);

CREATE TABLE corrections (
  id INTEGER PRIMARY KEY,
  made TEXT NOT NULL,
  author TEXT,
  kind TEXT NOT NULL,
  target TEXT NOT NULL,
  value TEXT,
  note TEXT
) STRICT;

-- Full text over folded words (no diacritics, đ as d); the text itself stays in documents.
CREATE VIRTUAL TABLE texts USING fts5 (words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2");

CREATE VIEW citations AS
SELECT m.document_id, m.work_id, m.relation, m.page, m.quote, m.sentence, m.via, m.id AS mention_id, d.type AS document_type, d.title AS document_title, d.issuer, d.level, d.parent AS province, d.date
FROM mentions m
JOIN documents d ON d.id = m.document_id
WHERE m.work_id IS NOT NULL AND m.relation <> 'self';

CREATE VIEW held AS
SELECT d.id AS document_id, d.work_id, (SELECT min(f.path) FROM files f WHERE f.document_id = d.id) AS path, d.type, d.code, d.date, d.issuer, d.level, d.parent AS province, d.title
FROM documents d;
