/**
 * Changes whenever reading or normalizing may give another text for the same bytes (readers, OCR and its repairs,
 * normalize); stored with every document. While it stands, a new extractor works from the stored text.
 */
export const READER_VERSION = 1
