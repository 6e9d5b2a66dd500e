import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { type EvaluateOptions, evaluateInput } from './evaluate-input.ts'
import { type EvaluationText, textOf } from './evaluation-json.ts'

/** Evaluates a package to the JSON of DESIGN §6: in parts on all processors where it is a large folder, else whole. */
export async function evaluateJson(input: string, options: EvaluateOptions): Promise<EvaluationText> {
  const parts = isLarge(input) ? await inParts(input, options) : null
  return parts ?? textOf(await evaluateInput(input, options), options.brief ?? false)
}

/** What parts need is loaded only for them: a county's evaluation is mostly starting up. */
async function inParts(input: string, options: EvaluateOptions): Promise<EvaluationText | null> {
  const { evaluateParts } = await import('./evaluate-parts.ts')
  setFlagsFromString(COMPILE_LITTLE)
  try {
    return await evaluateParts(input, options)
  } finally {
    setFlagsFromString(COMPILE_ALL)
  }
}

/**
 * V8 compiles what runs often a second time, thoroughly, and does so in each thread. Parts are done before that has paid for itself;
 * the loops over a nation's bytes come compiled (`byte-loops.ts`). A tenth of the whole is saved (`docs/decisions/speed.md`).
 */
const COMPILE_LITTLE = '--no-turbofan'
const COMPILE_ALL = '--turbofan'

const LARGE = 24 << 20

function isLarge(path: string): boolean {
  if (!statSync(path).isDirectory()) return false
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' })
  return files.reduce((sum, file) => sum + statSync(join(path, file)).size, 0) >= LARGE
}
