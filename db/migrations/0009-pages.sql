-- What the explorer's pages count and list by, each answered by an index alone: texts stand before these columns in the row.
CREATE INDEX documents_facets ON documents (id, type, level, parent, date, work_id);
CREATE INDEX mentions_by_state ON mentions (state);
CREATE INDEX reviews_by_work ON reviews (work_id);
CREATE INDEX problems_by_suggestion ON problems (suggestion) WHERE suggestion IS NOT NULL;
