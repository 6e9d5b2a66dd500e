import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { EvaluateOptions } from './evaluate-input.ts'
import { type EvaluationText, textOf } from './evaluation-json.ts'

/**
 * Evaluates a package to the JSON of DESIGN §6: in parts on all processors where it is a large folder, else whole. What either way needs
 * is loaded only for it: a county's evaluation is mostly starting up, and a nation's threads start up while the rest is loaded.
 */
export async function evaluateJson(input: string, options: EvaluateOptions): Promise<EvaluationText> {
  const parts = isLarge(input) ? await inParts(input, options) : null
  if (parts !== null) return parts
  const { evaluateInput } = await import('./evaluate-input.ts')
  return textOf(await evaluateInput(input, options), options.brief ?? false)
}

async function inParts(input: string, options: EvaluateOptions): Promise<EvaluationText | null> {
  const { startThreads, usualThreads } = await import('./parts-threads.ts')
  const others = startThreads(usualThreads() - 1)
  const { evaluateParts } = await import('./evaluate-parts.ts')
  return evaluateParts(input, options, { others })
}

const LARGE = 24 << 20

function isLarge(path: string): boolean {
  if (!statSync(path).isDirectory()) return false
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' })
  return files.reduce((sum, file) => sum + statSync(join(path, file)).size, 0) >= LARGE
}
