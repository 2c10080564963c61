-- Who has carried out what, over a whole archive at once: which citations stand in a title, and indexes that answer alone.
ALTER TABLE mentions ADD COLUMN in_title INTEGER NOT NULL DEFAULT 0;

-- The same rule as Store: the first citation of a code, or of words, that the document's own title holds.
UPDATE mentions SET in_title = 1 WHERE id IN (
  SELECT min(m.id) FROM mentions m JOIN documents d ON d.id = m.document_id
  WHERE m.relation <> 'self'
    AND ' ' || lower(replace(replace(replace(replace(d.title, ' ', ''), char(10), ''), '–', '-'), 'Đ', 'đ')) GLOB '*[^0-9]' || lower(replace(replace(replace(replace(coalesce(m.code, m.quote), ' ', ''), char(10), ''), '–', '-'), 'Đ', 'đ')) || '*'
  GROUP BY m.document_id, coalesce(m.code, m.quote)
);

CREATE INDEX mentions_in_title ON mentions (work_id, relation, document_id) WHERE in_title = 1;
CREATE INDEX mentions_ambiguous ON mentions (code_key, document_id) WHERE state = 'ambiguous';
CREATE INDEX documents_by_place ON documents (level, parent, issuer, date, sha256, type);
DROP INDEX links_by_target;
CREATE INDEX links_by_target ON links (to_work, relation, from_work);
