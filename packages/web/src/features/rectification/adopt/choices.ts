import type { Directory } from '@junheng/core/features/orgs/schema.ts'
import type { AdoptionEntry, AskedName, PartLine } from '@junheng/core/features/rectification/adopt/schema.ts'
import { isStanding } from '@junheng/core/features/rectification/ledger/states.ts'
import type { NameAnswer } from './api.ts'

/** The proposal a person need only confirm: the one that is surer than every other. */
export function proposalOf({ answer, candidates }: AskedName): AskedName['candidates'][number] | null {
  const [first, second] = candidates
  if (answer !== 'open' || !first || first.rank > 3) return null
  return second === undefined || second.rank > first.rank ? first : null
}

/** What confirming all proposals says. */
export const allProposals = (names: readonly AskedName[]): NameAnswer[] =>
  names.flatMap((one) => {
    const proposal = proposalOf(one)
    return proposal ? [{ part: one.part, name: one.name, answer: 'named', orgIds: [proposal.orgId], seen: one.decisions }] : []
  })

/** Whom a name may mean, the proposed ones first, each once. */
export function optionsFor(name: AskedName, orgs: Directory['orgs']): { value: string; label: string }[] {
  const proposed = name.candidates.map(({ orgId, name: label, reason }) => ({ value: orgId, label: `${label}（${reason}）` }))
  const known = new Set(proposed.map(({ value }) => value))
  const others = orgs
    .filter(({ id, kind, state }) => state === 'active' && !known.has(id) && fits(name, kind))
    .map(({ id, facts }) => ({ value: id, label: facts.name }))
  return [...proposed, ...others]
}

function fits({ part, isGroup }: AskedName, kind: Directory['orgs'][number]['kind']): boolean {
  if (isGroup) return kind === 'township'
  return (kind === 'school') === (part === 'school')
}

/** What an adoption would do, counted. */
export function countsOf(entries: readonly AdoptionEntry[]) {
  const of = (state: AdoptionEntry['state']) => entries.filter((one) => one.state === state).length
  return { n: of('new'), m: of('link'), a: of('adopted'), w: of('waiting') }
}

/** Whether the item may still take over what the plan says. */
export const mayTake = ({ differences, itemState }: AdoptionEntry): boolean =>
  differences.length > 0 && itemState !== null && isStanding(itemState)

export const mayTakePart = ({ differences }: PartLine): boolean => differences.length > 0

/** What adopting adds beside items, by kind; what waits is left out, what only lacks something counts as due. */
export function partCounts(parts: readonly PartLine[]) {
  const due = parts.filter(({ state, adds }) => state === 'new' || state === 'link' || adds !== '')
  const of = (part: PartLine['part'], lines: readonly PartLine[]) => lines.filter((line) => line.part === part)
  const stated = of('fund', parts).flatMap(({ facts }) =>
    facts.part === 'fund' && facts.amountCny !== null ? [facts.amountCny] : [],
  )
  return {
    due: due.length,
    m: of('measure', parts).length,
    p: of('project', parts).length,
    f: stated.length,
    cny: stated.length === 0 ? null : stated.reduce((a, b) => a + b, 0),
  }
}
