/** Test and bench support: openpyxl as a second reader, where the machine has it. */
import { spawnSync } from 'node:child_process'

const PYTHON = '/usr/bin/python3'

/** What a Python program with openpyxl prints, as JSON; null where there is no openpyxl. */
export function withOpenpyxl<T>(program: string, ...words: string[]): T | null {
  if (spawnSync(PYTHON, ['-c', 'import openpyxl']).status !== 0) return null
  const done = spawnSync(PYTHON, ['-c', program, ...words], { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (done.status !== 0) throw new Error(`openpyxl: ${done.stderr}`)
  return JSON.parse(done.stdout) as T
}
