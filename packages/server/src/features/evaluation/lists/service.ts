import type { JudgingQuery } from '@junheng/core/features/evaluation/contract.ts'
import type { PackageLists } from '@junheng/core/features/evaluation/lists/contract.ts'
import type { WeakRuleChange, WeakSchools } from '@junheng/core/features/evaluation/lists/weak-schema.ts'
import { isWeakTag, PROPOSED_WEAK_RULE } from '@junheng/core/features/evaluation/lists/weak-schools.ts'
import { Problem } from '@junheng/core/problems.ts'
import { bounded } from '../../../background/bounded-cache.ts'
import type { Jobs } from '../../../background/jobs.ts'
import { atomically, isDuplicate } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { readDirectory } from '../../orgs/service.ts'
import { basisOf } from '../basis.ts'
import * as queries from './queries.ts'

// Values of (bytes, standard, profile, day). One is some 40 KB.
const lists = bounded<Promise<Jobs['lists']['output']>>(40)

/** 大班额, 大校额, 新建和未满员 of a package's county. @throws Problem record.missing, figure.missing */
export async function readLists(ctx: Context, id: string, query: JudgingQuery): Promise<PackageLists> {
  const { judging, key, bytes, head } = await basisOf(ctx, id, query)
  return { ...head, ...(await lists.get(key, async () => ctx.work.run('lists', { bytes: await bytes(), ...judging }))) }
}

/** The county's rule, and the tags of the schools the caller reaches. */
export async function readWeakSchools(ctx: Context): Promise<WeakSchools> {
  const rule = await queries.newestRule(ctx.db, countyOf(ctx.actor).code)
  const { orgs } = await readDirectory(ctx)
  const { reach } = ctx.actor
  const reaches = (code: string) => reach.kind === 'county' || (reach.kind === 'schools' && reach.codes.includes(code))
  return {
    rule: rule ? { minUnmet: rule.min_unmet, minBelowFloor: rule.min_below_floor } : PROPOSED_WEAK_RULE,
    version: rule?.version_no ?? 0,
    changed: rule ? { by: rule.changed_name, at: rule.changed_at } : null,
    proposed: PROPOSED_WEAK_RULE,
    tagged: orgs.flatMap(({ facts, tags }) => {
      const tag = tags.find(isWeakTag)
      return tag && facts.schoolCode && reaches(facts.schoolCode) ? [{ code: facts.schoolCode, tag }] : []
    }),
  }
}

/** @throws Problem record.changed where somebody else set it meanwhile */
export async function setWeakRule(ctx: Context, { seen, minUnmet, minBelowFloor }: WeakRuleChange): Promise<WeakSchools> {
  const { code } = countyOf(ctx.actor)
  try {
    await atomically(ctx.db, async (tx) => {
      const before = await queries.newestRule(tx, code)
      if ((before?.version_no ?? 0) !== seen) throw new Problem('record.changed')
      await queries.addRule(tx, {
        county_code: code,
        version_no: seen + 1,
        min_unmet: minUnmet,
        min_below_floor: minBelowFloor,
        changed_at: ctx.now.toISOString(),
        changed_name: ctx.actor.displayName,
      })
      await audit(tx, ctx, {
        verb: 'evaluation.weak-rule',
        subject: code,
        subjectName: '薄弱学校认定规则',
        before: told(before ? { minUnmet: before.min_unmet, minBelowFloor: before.min_below_floor } : PROPOSED_WEAK_RULE),
        after: told({ minUnmet, minBelowFloor }),
      })
    })
  } catch (error) {
    throw isDuplicate(error) ? new Problem('record.changed') : error
  }
  return readWeakSchools(ctx)
}

const told = ({ minUnmet, minBelowFloor }: WeakSchools['rule']) => ({ 未达标项数: minUnmet, 低于85项数: minBelowFloor })
