/** Loaded into a measured process with `--import`: at its end writes its highest resident memory, in bytes, where the bench reads it. */
import { writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

const file = process.env['JUNHENG_BENCH_PEAK']
if (file !== undefined && isMainThread)
  process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS * 1024)))
