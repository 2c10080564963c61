-- An import that is stopped at any moment goes on where it was; readers carry a version; runs can be compared.
-- What is still to be resolved: codes ("57|NQ|TW") and contents (sha256). Written with what touched them, emptied by resolution.
CREATE TABLE to_resolve (
  kind TEXT NOT NULL CHECK (kind IN ('code', 'document')),
  name TEXT NOT NULL,
  PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;
-- Runs that were broken off before this was kept.
INSERT INTO to_resolve SELECT 'document', sha256 FROM documents WHERE run_id IN (SELECT id FROM runs WHERE finished IS NULL);
INSERT OR IGNORE INTO to_resolve SELECT 'code', code_key FROM documents WHERE code_key IS NOT NULL AND run_id IN (SELECT id FROM runs WHERE finished IS NULL);
INSERT OR IGNORE INTO to_resolve SELECT 'code', m.code_key FROM mentions m JOIN documents d ON d.id = m.document_id WHERE m.code_key IS NOT NULL AND d.run_id IN (SELECT id FROM runs WHERE finished IS NULL);

-- The version of the readers that gave the text: a new extractor takes the text from here, new readers read the file again.
ALTER TABLE documents ADD COLUMN reading INTEGER NOT NULL DEFAULT 0;
-- Problems that reading found (a code that OCR misread), as JSON: they are no work of the extractor.
ALTER TABLE documents ADD COLUMN reading_problems TEXT NOT NULL DEFAULT '[]';

-- The run that looked where the file was and no longer found it.
ALTER TABLE files ADD COLUMN gone INTEGER REFERENCES runs (id);
CREATE INDEX files_gone ON files (gone) WHERE gone IS NOT NULL;

ALTER TABLE runs ADD COLUMN documents INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN seconds REAL;
ALTER TABLE runs ADD COLUMN stopped INTEGER NOT NULL DEFAULT 0;
-- JSON { reason: files }.
ALTER TABLE runs ADD COLUMN reasons TEXT NOT NULL DEFAULT '{}';
ALTER TABLE runs ADD COLUMN new_files INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN now_readable INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN now_refused TEXT NOT NULL DEFAULT '{}';
ALTER TABLE runs ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;

CREATE INDEX reviews_by_work ON reviews (work_id);

-- Whether there is anything to hide must be known at once, in an archive of any size.
CREATE INDEX documents_with_mark ON documents (secrecy) WHERE secrecy IS NOT NULL;
