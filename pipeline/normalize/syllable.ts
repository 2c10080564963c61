/** The spelling of one Vietnamese syllable: onset, rhyme and tone, and where the tone mark may stand ("nghị", "quyết", "Thủy", "Thuỷ"). */

const ONSET =
  /^(?:ngh(?=[eêi])|gh(?=[eêi])|ng(?![eêiy])|gi(?=[aăâeêoôơuư])|g(?![eêy])|qu(?=[aăâeêiyơô])|k(?=[eêiy])|c(?![eêiyh])|[ckpt]h|nh|tr|[bdđhlmnprstvx])?/

/** Rhymes without their tones; those that end in a stop take only sắc and nặng. */
const RHYMES = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uên uênh uêu ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu
ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y`.split(/\s+/),
)
const Y_RHYMES = new Set(['y', 'ych', 'yêm', 'yên', 'yêng', 'yêt', 'yêu', 'ynh', 'yt', 'yu'])
/** Open rhymes of two vowels that print their tone on either: "hòa", "hoà". */
const EITHER = new Set(['oa', 'oe', 'uy'])
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g

const known = new Map<string, boolean>()
const MOST_KNOWN = 20_000

/** Whether a word is one syllable as Vietnamese is spelt, in small letters, with a capital, or in capitals; its composed form. */
export function isSyllable(word: string): boolean {
  if (word.length > 7) return false
  const small = word.toLowerCase()
  if (word !== small && word !== word.toUpperCase() && word.slice(1) !== small.slice(1)) return false
  const before = known.get(small)
  if (before !== undefined) return before
  const answer = spelt(small)
  if (known.size > MOST_KNOWN) known.clear()
  known.set(small, answer)
  return answer
}

function spelt(word: string): boolean {
  if (!/^[a-zà-ỹ]+$/.test(word)) return false
  const parts = word.normalize('NFD')
  const tones = parts.match(TONE) ?? []
  if (tones.length > 1) return false
  const plain = parts.replace(TONE, '').normalize('NFC')
  const onset = ONSET.exec(plain)![0]
  if (rhymes(onset, plain.slice(onset.length), word, tones[0])) return true
  // "gì", "gìn": the i is the vowel.
  return onset === 'gi' && rhymes('g', plain.slice(1), word, tones[0])
}

function rhymes(onset: string, rhyme: string, word: string, tone: string | undefined): boolean {
  const good = RHYMES.has(rhyme) || (Y_RHYMES.has(rhyme) && (onset === '' || onset === 'qu' || rhyme === 'y'))
  if (!good) return false
  if (tone === undefined) return !/(?:[cpt]|ch)$/.test(rhyme)
  if (/(?:[cpt]|ch)$/.test(rhyme) && tone !== '\u0301' && tone !== '\u0323') return false
  const vowels = /^[aăâeêioôơuưy]+/.exec(rhyme)![0]
  const at = Array.from(word.slice(onset.length)).findIndex((letter) => letter.normalize('NFD').includes(tone))
  if (EITHER.has(rhyme)) return at === 0 || at === 1
  return at === placeOf(vowels, rhyme.length > vowels.length)
}

/** Which vowel of a rhyme bears the tone. */
function placeOf(vowels: string, closed: boolean): number {
  const marked = Math.max(...['ă', 'â', 'ê', 'ô', 'ơ'].map((vowel) => vowels.lastIndexOf(vowel)))
  if (marked >= 0) return marked
  if (closed) return vowels.length - 1
  return vowels.length === 3 ? 1 : 0
}
