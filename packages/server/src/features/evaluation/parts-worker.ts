/** One more thread for `evaluate-parts.ts`: does the task it is sent. An error in it ends it, and reaches the thread that waits for it. */
import { parentPort } from 'node:worker_threads'
import { judgeParts, type PartsTask } from './judge-parts.ts'

parentPort!.once('message', (task: PartsTask) => {
  const judged = judgeParts(task)
  parentPort!.postMessage(
    judged,
    judged.parts.map(({ json }) => json.buffer),
  )
})
