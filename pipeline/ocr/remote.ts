/** The cache of recognized words lies in the database, which the run's thread alone writes; a worker asks it by messages. */
import type { MessagePort } from 'node:worker_threads'
import type { OcrOptions } from './index.js'
import type { Word } from './types.js'

type Question =
  | { readonly plan: number }
  | { readonly page: true }
  | { readonly get: number; readonly image: string; readonly engine: string }
  | { readonly put: number; readonly words: readonly Word[]; readonly image: string; readonly engine: string }

interface Answer {
  readonly id: number
  readonly words: readonly Word[] | null
}

/** The worker's side. */
export function behind(port: MessagePort): Required<Pick<OcrOptions, 'cache' | 'onPlan' | 'onPage'>> {
  const waiting = new Map<number, (words: readonly Word[] | null) => void>()
  let asked = 0
  const say = (question: Question) => port.postMessage(question)
  const ask = (question: (id: number) => Question) =>
    new Promise<readonly Word[] | null>((resolve) => {
      const id = asked++
      waiting.set(id, resolve)
      say(question(id))
    })
  port.on('message', ({ id, words }: Answer) => {
    waiting.get(id)?.(words)
    waiting.delete(id)
  })
  return {
    onPlan: (pages) => say({ plan: pages }),
    onPage: () => say({ page: true }),
    cache: {
      get: (image, engine) => ask((id) => ({ get: id, image, engine })),
      // Answered as well: a worker that is done closes its port.
      put: async (image, engine, words) => {
        await ask((id) => ({ put: id, words, image, engine }))
      },
    },
  }
}

/** The side of the run. What a worker has recognized is kept at once: a run that is stopped loses one page. */
export function serve(
  port: MessagePort,
  { cache, onPlan, onPage }: Required<Pick<OcrOptions, 'cache' | 'onPlan' | 'onPage'>>,
): void {
  port.on('message', async (question: Question) => {
    if ('plan' in question) onPlan(question.plan)
    else if ('page' in question) onPage()
    else if ('put' in question) {
      await cache.put(question.image, question.engine, question.words)
      port.postMessage({ id: question.put, words: null } satisfies Answer)
    } else {
      const words = await cache.get(question.image, question.engine)
      port.postMessage({ id: question.get, words } satisfies Answer)
    }
  })
}
