/** Text that a word processor keeps but does not print is no part of the document that people hold in their hands. */

/** Remark for the analyst: something of the file was not read because it is not printed. */
export const HIDDEN_TEXT = 'hidden text left out'

/** The remark, where such text was met. */
export const hiddenNotes = (met: boolean): string[] => (met ? [HIDDEN_TEXT] : [])
