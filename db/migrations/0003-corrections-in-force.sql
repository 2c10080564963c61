-- Which corrections count: of one kind and target the last made that nobody took back.
CREATE VIEW corrections_in_force AS
SELECT id, made, author, kind, target, value, note
FROM (
  SELECT c.*, row_number() OVER (PARTITION BY CASE c.kind WHEN 'unmute' THEN 'mute' ELSE c.kind END, c.target ORDER BY c.made DESC, c.id DESC) AS place
  FROM corrections c
  WHERE c.kind <> 'undo' AND c.id NOT IN (SELECT CAST(u.target AS INTEGER) FROM corrections u WHERE u.kind = 'undo')
)
WHERE place = 1;

-- Problems that nobody muted; a mute that was taken back counts no more.
DROP VIEW open_problems;
CREATE VIEW open_problems AS
SELECT p.* FROM problems p JOIN documents d ON d.id = p.document_id
WHERE coalesce(p.fingerprint, p.kind || ':' || substr(d.sha256, 1, 16) || ':' || p.start) NOT IN (SELECT c.target FROM corrections_in_force c WHERE c.kind = 'mute');

-- Nobody's word is lost: corrections are only ever added.
CREATE TRIGGER corrections_stay BEFORE UPDATE ON corrections BEGIN SELECT RAISE(ABORT, 'corrections are only ever added'); END;
CREATE TRIGGER corrections_remain BEFORE DELETE ON corrections BEGIN SELECT RAISE(ABORT, 'corrections are only ever added'); END;
