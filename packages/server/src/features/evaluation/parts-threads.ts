import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { PartsJudged } from './judge-parts.ts'

/** One more thread that judges parts. It waits for its task and answers once. */
export interface Thread {
  worker: Worker
  answer: Promise<PartsJudged>
}

const MOST_THREADS = 8

/** How many threads a nation is judged on, this one among them. */
export const usualThreads = (): number => Math.min(availableParallelism(), MOST_THREADS)

export const startThreads = (threads: number, url = new URL('./parts-worker.ts', import.meta.url)): Thread[] =>
  Array.from({ length: threads }, () => {
    const worker = new Worker(url)
    const answer = answerOf(worker)
    // Whoever waits for the answer hears of a failure; until then this thread is busy itself.
    answer.catch(() => {})
    return { worker, answer }
  })

const answerOf = (worker: Worker): Promise<PartsJudged> =>
  new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('messageerror', reject)
    worker.once('exit', (code) => reject(new Error(`a thread ended with ${code} before its answer`)))
  })
