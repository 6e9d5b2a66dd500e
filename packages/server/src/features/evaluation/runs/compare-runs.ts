import { differenceOf } from '@junheng/core/features/evaluation/difference/difference.ts'
import type { CountyResult } from '@junheng/core/features/evaluation/result.ts'
import type { RunComparison, SchoolChange } from '@junheng/core/features/evaluation/runs/schema.ts'
import type { Context } from '../../../http/context.ts'
import { type SchoolMove, schoolMoves } from '../../orgs/service.ts'
import type { RunRow } from './queries.ts'
import { getRun, resultsOf } from './read-runs.ts'
import { summaryOf } from './run-view.ts'

/**
 * Two runs of the caller's county held against each other: two years, two rounds, two profiles, two bases. Between two standards only schools and
 * verdicts can be compared.
 *
 * @throws Problem record.missing
 */
export async function compareRuns(ctx: Context, id: string, other: string): Promise<RunComparison> {
  const [was, is] = [await getRun(ctx, id), await getRun(ctx, other)]
  const [before, after] = [(await resultsOf(ctx, was)).county, (await resultsOf(ctx, is)).county]
  return {
    before: summaryOf(was),
    after: summaryOf(is),
    difference: was.standard_key === is.standard_key ? differenceOf(before, after) : null,
    schools: schoolChanges(before, after, await movesBetween(ctx, was, is)),
  }
}

/** What the directory says happened to schools from the older day to the newer. */
async function movesBetween(ctx: Context, was: RunRow, is: RunRow): Promise<SchoolMove[]> {
  const [from, to] = [dayOf(was), dayOf(is)].toSorted()
  return from === to ? [] : schoolMoves(ctx.db, was.county_code, from!, to!)
}

const dayOf = ({ statistics_day, judged_on }: RunRow): string => statistics_day ?? judged_on

/** Schools in one run only, with what became of them, and schools that go by another name. */
export function schoolChanges(before: CountyResult, after: CountyResult, moves: readonly SchoolMove[]): SchoolChange[] {
  const [old, now] = [namesOf(before), namesOf(after)]
  const changes: SchoolChange[] = []
  for (const code of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const [name, then] = [old.get(code), now.get(code)]
    if (name !== undefined && then !== undefined) {
      if (name !== then) changes.push({ kind: 'renamed', code, name: then, others: [name], on: null })
      continue
    }
    const isGone = name !== undefined
    const own = moves.filter(({ from, to }) => (isGone ? from.code : to.code) === code)
    const kind = own[0] ? (own[0].kind === 'merge' ? 'merged' : 'split') : isGone ? 'removed' : 'added'
    const others = own.map(({ from, to }) => (isGone ? to.name : from.name))
    changes.push({ kind, code, name: (name ?? then)!, others, on: own[0]?.on ?? null })
  }
  return changes
}

const namesOf = ({ sections, excluded }: CountyResult): Map<string, string> =>
  new Map([...excluded, ...sections].map(({ schoolCode, schoolName }) => [schoolCode, schoolName]))
