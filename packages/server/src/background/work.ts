import { Worker } from 'node:worker_threads'
import { Problem, type ProblemCode } from '@junheng/core/problems.ts'
import { phase, type Tell } from '@junheng/core/progress.ts'
import type { JobAnswer, JobName, Jobs } from './jobs.ts'

/** Runs long work off the thread that answers requests, each job within limits of time and memory. */
export interface Work {
  /**
   * A job nobody waits for any more (`signal`) is not begun, or stopped where it stands. `tell` hears how far it has come.
   *
   * @throws Problem work.busy, work.too-long, work.left, and whatever the job itself refuses
   */
  run: <K extends JobName>(job: K, input: Jobs[K]['input'], signal?: AbortSignal, tell?: Tell) => Promise<Jobs[K]['output']>
  /** Stops every thread; jobs under way are refused. */
  close: () => Promise<void>
}

export interface WorkLimits {
  threads: number
  /** Jobs that may wait; one more is refused. */
  queue: number
  milliseconds: number
  megabytes: number
}

const LIMITS: WorkLimits = { threads: 2, queue: 32, milliseconds: 60_000, megabytes: 1024 }

interface Waiting {
  job: JobName
  input: unknown
  resolve: (output: unknown) => void
  reject: (error: Error) => void
  tell: Tell | undefined
}

interface Thread {
  worker: Worker
  doing: Waiting | null
  timer: NodeJS.Timeout | null
}

/** Threads start when first needed, wait without keeping the process alive, and are replaced when a job breaks its limits. */
export function openWork(limits: Partial<WorkLimits> = {}, program: URL = new URL('./worker.ts', import.meta.url)): Work {
  const { threads: most, queue, milliseconds, megabytes } = { ...LIMITS, ...limits }
  const threads = new Set<Thread>()
  const waiting: Waiting[] = []
  let closed = false

  function start(): Thread {
    const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: megabytes } })
    const thread: Thread = { worker, doing: null, timer: null }
    threads.add(thread)
    worker.on('message', (answer: JobAnswer) => {
      if ('progress' in answer) return thread.doing?.tell?.(answer.progress)
      const done = finish(thread)
      worker.unref()
      if (done) settle(done, answer)
      next()
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      drop(thread, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Problem('work.too-long') : error)
    })
    worker.on('exit', () => drop(thread, new Error('a worker thread ended in the middle of a job')))
    return thread
  }

  function finish(thread: Thread): Waiting | null {
    const { doing, timer } = thread
    if (timer) clearTimeout(timer)
    thread.doing = null
    thread.timer = null
    return doing
  }

  function drop(thread: Thread, reason: Error): void {
    if (!threads.delete(thread)) return
    finish(thread)?.reject(reason)
    void thread.worker.terminate()
    next()
  }

  function leave(task: Waiting): void {
    const at = waiting.indexOf(task)
    if (at >= 0) waiting.splice(at, 1)
    const thread = [...threads].find((t) => t.doing === task)
    if (thread) drop(thread, new Problem('work.left'))
    else if (at >= 0) task.reject(new Problem('work.left'))
  }

  function next(): void {
    if (closed || waiting.length === 0) return
    const thread = [...threads].find((t) => t.doing === null) ?? (threads.size < most ? start() : null)
    const task = thread && waiting.shift()
    if (!thread || !task) return
    thread.doing = task
    thread.timer = setTimeout(() => drop(thread, new Problem('work.too-long')), milliseconds)
    thread.worker.ref()
    thread.worker.postMessage({ id: 0, job: task.job, input: task.input })
  }

  return {
    run: (job, input, signal, tell) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(new Problem('work.left'))
        if (closed || waiting.length >= queue) return reject(new Problem('work.busy', { retryAfter: 10 }))
        // The output is what `Jobs` says of this job: worker.ts is checked against the same table.
        const task: Waiting = { job, input, resolve: resolve as (output: unknown) => void, reject, tell }
        waiting.push(task)
        signal?.addEventListener('abort', () => leave(task), { once: true })
        next()
        if (waiting.includes(task)) tell?.(phase('waiting'))
      }),
    close: async () => {
      closed = true
      for (const task of waiting.splice(0)) task.reject(new Problem('work.busy', { retryAfter: 10 }))
      await Promise.all([...threads].map((thread) => thread.worker.terminate()))
    },
  }
}

function settle(task: Waiting, answer: Exclude<JobAnswer, { progress: unknown }>): void {
  if ('output' in answer) task.resolve(answer.output)
  else
    task.reject('problem' in answer ? new Problem(answer.problem.code as ProblemCode, answer.problem.details) : errorOf(answer))
}

function errorOf({ error: { name, message, stack } }: Extract<JobAnswer, { error: unknown }>): Error {
  return Object.assign(new Error(message), { name, stack })
}
