-- What a decision rests on, problems that can be weighed and muted, corrections that always win.
-- A province that a text speaks of, where it has no header of its own (articles): helps to place TU, HU, ĐU.
ALTER TABLE documents ADD COLUMN hint TEXT;
-- Works that were considered and refused: JSON [{ "work", "reason" }].
ALTER TABLE mentions ADD COLUMN refused TEXT NOT NULL DEFAULT '[]';
ALTER TABLE problems ADD COLUMN severity TEXT NOT NULL DEFAULT 'warning' CHECK (severity IN ('error', 'warning', 'note'));
-- Evidence for and against, as JSON lists of sentences.
ALTER TABLE problems ADD COLUMN evidence TEXT NOT NULL DEFAULT '[]';
ALTER TABLE problems ADD COLUMN against TEXT NOT NULL DEFAULT '[]';
-- Names the problem over rebuilds: kind, start of the content's digest, place in the text. A mute holds to it.
ALTER TABLE problems ADD COLUMN fingerprint TEXT;
CREATE INDEX problems_by_fingerprint ON problems (fingerprint);
CREATE INDEX problems_by_kind ON problems (kind);
CREATE INDEX corrections_by_target ON corrections (kind, target);

-- Problems that nobody muted; the last word of "mute" and "unmute" counts.
CREATE VIEW open_problems AS
SELECT p.* FROM problems p
WHERE coalesce((SELECT c.kind FROM corrections c WHERE c.kind IN ('mute', 'unmute') AND c.target = p.fingerprint ORDER BY c.id DESC LIMIT 1), 'unmute') = 'unmute';
