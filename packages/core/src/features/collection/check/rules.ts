import checks from '../../../../../../standards/checks.json' with { type: 'json' }
import type { Fault } from '../../../fault.ts'
import type { Confidence } from '../../standards/catalogue.ts'
import { type Formula, namesIn, parseFormula } from '../../standards/formula/parse.ts'

/** Whose rows a rule is asked of. `room` and `teacher` rules are written in code (`coded-rules.ts`). */
export type CheckScope = 'section' | 'school' | 'county' | 'room' | 'teacher'

/** One comparison of a rule: what must hold, where its fault is shown, what is said. `{…}` in the message is a formula. */
export interface CheckPart {
  names: readonly string[]
  tree: Formula
  /** What a name counts as where it was not reported. */
  assume: Readonly<Record<string, number>>
  at: string
  message: string
  repair: string
}

/** A consistency rule V001…V032 of `standards/checks.json`. Rules that a formula cannot say have `needs` instead of parts. */
export interface CheckRule {
  id: string
  severity: Fault['severity']
  scope: CheckScope
  zh: string
  parts: readonly CheckPart[]
  needs: readonly string[]
  source: string
  confidence: Confidence
}

interface RawPart {
  formula: string
  at: string
  message: string
  repair: string
  assume?: Record<string, number>
}
type RawRule = Omit<CheckRule, 'parts' | 'needs'> & { parts?: RawPart[]; needs?: string[] }

let parsed: readonly CheckRule[] | undefined

/** All rules in order, parsed when first asked for. */
export function checkRules(): readonly CheckRule[] {
  parsed ??= (checks as unknown as RawRule[]).map((rule) => ({
    ...rule,
    parts: (rule.parts ?? []).map(readPart),
    needs: rule.needs ?? [],
  }))
  return parsed
}

function readPart({ formula, at, message, repair, assume = {} }: RawPart): CheckPart {
  const tree = parseFormula(formula)
  return { names: [...namesIn(tree)], tree, assume, at, message, repair }
}
