-- Near-copies: draft and issued copy, DOCX and its scan, one document in several formats. All are kept, one of each group counts.

-- MinHash of a document's words; a row is missing where it has still to be worked out.
CREATE TABLE signatures (
  document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  -- 128 numbers of 32 bits, little-endian.
  signature BLOB NOT NULL,
  syllables INTEGER NOT NULL,
  -- Its header leaves unit or month blank: it is looked for by its words.
  by_words INTEGER NOT NULL DEFAULT 0,
  -- new: to be compared; compared: its group is to be made again; settled.
  state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'compared', 'settled'))
) STRICT;
CREATE INDEX signatures_unsettled ON signatures (state, document_id) WHERE state <> 'settled';
CREATE INDEX signatures_by_words ON signatures (document_id) WHERE by_words = 1;

-- Keys under which documents that may be copies of each other meet.
CREATE TABLE copy_keys (
  key INTEGER NOT NULL,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  PRIMARY KEY (key, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_keys_by_document ON copy_keys (document_id);

-- Two documents that were compared word by word and are alike; a < b.
CREATE TABLE copy_pairs (
  a INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  b INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  likeness REAL NOT NULL,
  strength TEXT NOT NULL CHECK (strength IN ('same', 'draft', 'misread', 'text')),
  evidence TEXT NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_pairs_by_second ON copy_pairs (b);

-- The documents that count no more, because another one of their group stands for them.
CREATE TABLE copies (
  document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  representative INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('draft', 'scan', 'copy')),
  likeness REAL NOT NULL,
  evidence TEXT NOT NULL
) STRICT;
CREATE INDEX copies_by_representative ON copies (representative);
