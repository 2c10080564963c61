/** Columns of a table of the documents that cite a work, one row a citation. */
export const CITE_COLUMNS = [
  'level',
  'province',
  'issuer',
  'type',
  'code',
  'date',
  'title',
  'relation',
  'via',
  'quote',
  'sentence',
  'page',
  'path',
] as const
