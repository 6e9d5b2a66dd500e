import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type EvaluateOptions, evaluateInput } from './evaluate-input.ts'
import { type EvaluationText, textOf } from './evaluation-json.ts'

/** Evaluates a package to the JSON of DESIGN §6: in parts on all processors where it is a large folder, else whole. */
export async function evaluateJson(input: string, options: EvaluateOptions): Promise<EvaluationText> {
  // What parts need is loaded only for them: a county's evaluation is mostly starting up.
  const parts = isLarge(input) ? await (await import('./evaluate-parts.ts')).evaluateParts(input, options) : null
  return parts ?? textOf(await evaluateInput(input, options), options.brief ?? false)
}

const LARGE = 24 << 20

function isLarge(path: string): boolean {
  if (!statSync(path).isDirectory()) return false
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' })
  return files.reduce((sum, file) => sum + statSync(join(path, file)).size, 0) >= LARGE
}
