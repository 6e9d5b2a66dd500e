import { DISAGREEMENT_CODES, type DisagreementCode } from '@junheng/core/features/rectification/plan/plan.ts'
import type { PlanFinding } from '@junheng/core/features/rectification/schema.ts'
import type { Search } from '../../shared/url.ts'

const SEVERITIES = ['error', 'warn', 'info'] as const
const STATES = ['open', 'resolved', 'kept'] as const

/** The findings an address narrows to, the worst first and otherwise in the plan's order. What is settled stays in its place. */
export function shownFindings(findings: readonly PlanFinding[], { severity, state, code }: Search): PlanFinding[] {
  return SEVERITIES.flatMap((each) => findings.filter((f) => f.severity === each)).filter(
    (f) => (!severity || f.severity === severity) && (!state || f.state === state) && (!code || f.code === code),
  )
}

export interface FindingChip {
  key: 'severity' | 'state' | 'code'
  value: (typeof SEVERITIES)[number] | (typeof STATES)[number] | DisagreementCode
  count: number
}

/** The filters worth offering, with how many findings of the whole plan each leaves beside the others. */
export function findingChips(findings: readonly PlanFinding[], search: Search): FindingChip[] {
  const chips = [
    ...STATES.map((value) => ({ key: 'state', value }) as const),
    ...SEVERITIES.map((value) => ({ key: 'severity', value }) as const),
    ...DISAGREEMENT_CODES.filter((code) => findings.some((f) => f.code === code)).map(
      (value) => ({ key: 'code', value }) as const,
    ),
  ]
  return chips
    .map((chip) => ({ ...chip, count: shownFindings(findings, { ...search, [chip.key]: chip.value }).length }))
    .filter(({ key, value, count }) => count > 0 || search[key] === value)
}

/** The next open finding after (`way` 1) or before (-1) the one named, going round; null when none is open. */
export function nextOpen(shown: readonly PlanFinding[], from: string | undefined, way: 1 | -1): PlanFinding | null {
  const at = shown.findIndex(({ key }) => key === from)
  const count = shown.length
  for (let n = 1; n <= count; n++) {
    const start = at < 0 ? (way === 1 ? -1 : count) : at
    const one = shown[(((start + way * n) % count) + count) % count]!
    if (one.state === 'open' && one.key !== from) return one
  }
  return null
}
