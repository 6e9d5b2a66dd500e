/** One more thread for `evaluate-parts.ts`. An error in it ends it, and reaches the thread that waits for it. */
import { parentPort, workerData } from 'node:worker_threads'
import { judgeParts, type PartsTask } from './judge-parts.ts'

parentPort!.postMessage(judgeParts(workerData as PartsTask))
