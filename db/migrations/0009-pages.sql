-- What the explorer's pages count and list by, each answered by an index alone: texts stand before these columns in the row.
CREATE INDEX documents_facets ON documents (id, type, level, parent, date, work_id);
CREATE INDEX mentions_by_state ON mentions (state);
CREATE INDEX problems_by_suggestion ON problems (suggestion) WHERE suggestion IS NOT NULL;

-- Doubts and problems that wait to be looked at.
CREATE INDEX mentions_unresolved ON mentions (coded, document_id, start) WHERE state = 'unresolved' AND relation <> 'self';
CREATE INDEX mentions_unsure ON mentions (document_id, start) WHERE confidence < 0.9 AND relation <> 'self' AND state = 'resolved';
CREATE INDEX problems_by_severity ON problems (severity, document_id);
CREATE INDEX documents_by_parent ON documents (parent);
