-- What a header said before people put it right: an undone correction gives it back.
CREATE TABLE printed_fields (
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  value TEXT,
  PRIMARY KEY (document_id, field)
) STRICT, WITHOUT ROWID;
