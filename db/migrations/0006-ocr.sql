-- Words that were recognized on scanned pages, so that no page is recognized twice: by the page's image and the engine's version.
CREATE TABLE ocr_cache (
  image TEXT NOT NULL,
  engine TEXT NOT NULL,
  -- JSON [[text, confidence, left, top, right, bottom, line]], in pixels at 200 dpi.
  words TEXT NOT NULL,
  PRIMARY KEY (image, engine)
) STRICT, WITHOUT ROWID;
