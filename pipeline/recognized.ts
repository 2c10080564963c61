/** The cache of recognized words in the database: a page is recognized once, whatever becomes of the run. */
import type { Store } from '../db/store.js'
import type { Word, WordCache } from './ocr/types.js'

export function cacheIn(store: Store): WordCache {
  return {
    get: (image, engine) => {
      const kept = store.recognized(image, engine)
      return Promise.resolve(kept === null ? null : (JSON.parse(kept) as PackedWord[]).map(unpacked))
    },
    put: (image, engine, words) => {
      store.batch.run(() => store.keepRecognized(image, engine, JSON.stringify(words.map(packed))))
      // A page costs seconds: it does not wait for others.
      store.batch.flush()
    },
  }
}

type PackedWord = [string, number, number, number, number, number, number]

const packed = ({ text, confidence, left, top, right, bottom, line }: Word): PackedWord => [
  text,
  Math.round(confidence * 10) / 10,
  left,
  top,
  right,
  bottom,
  line,
]
const unpacked = ([text, confidence, left, top, right, bottom, line]: PackedWord): Word => ({
  text,
  confidence,
  left,
  top,
  right,
  bottom,
  line,
})
