import { defaultCoreItems, defaultScores } from '@junheng/core/features/evaluation/judgements/rubric.ts'
import type { CoreItem, Rubrics, ScoreLine } from '@junheng/core/features/evaluation/judgements/rubric-schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db, isDuplicate } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { readStandard } from '../../standards/files.ts'
import { writeCounts } from './core-results/counts.ts'
import { standingResults } from './core-results/standing.ts'
import type { RubricTable } from './tables.ts'

type Kind = RubricTable['kind']
const standard = () => readStandard('basic_balanced_2012')

/** The county's tables of points; what nobody set is the default, version 0. A year without its own takes the last earlier one's. */
export async function readRubrics(ctx: Context, schoolYear: number): Promise<Rubrics> {
  const { code } = countyOf(ctx.actor)
  const [scores, core] = [await lastOf(ctx.db, code, schoolYear, 'scores'), await lastOf(ctx.db, code, schoolYear, 'core')]
  return {
    schoolYear,
    scores: { ...headOf(scores, schoolYear), lines: scoreLines(scores) },
    // What `setRubric` wrote.
    core: { ...headOf(core, schoolYear), lines: (core?.lines as CoreItem[] | undefined) ?? defaultCoreItems(standard()) },
  }
}

/** The most points a government item can bring; null where nobody set it. */
export async function maxOf(db: Db, countyCode: string, schoolYear: number, item: string): Promise<number | null> {
  return scoreLines(await lastOf(db, countyCode, schoolYear, 'scores')).find(({ key }) => key === item)?.max ?? null
}

interface Setting {
  schoolYear: number
  source: string
  /** The version of this year's table the person saw. */
  seen: number
}

/** @throws Problem record.changed, judgements.no-such-item for a line that is no item of the standard */
export async function setScores(ctx: Context, { lines, ...setting }: Setting & { lines: ScoreLine[] }): Promise<Rubrics> {
  const known = new Set(defaultScores(standard()).map(({ key }) => key))
  if (lines.some(({ key }) => !known.delete(key))) throw new Problem('judgements.no-such-item')
  return setRubric(ctx, 'scores', setting, lines)
}

/** What the schools reach is counted anew by the changed table. @throws Problem record.changed */
export async function setCoreItems(ctx: Context, { lines, ...setting }: Setting & { lines: CoreItem[] }): Promise<Rubrics> {
  return atomically(ctx.db, async (tx) => {
    const rubrics = await setRubric({ ...ctx, db: tx }, 'core', setting, lines)
    const standing = await standingResults(tx, countyOf(ctx.actor).code, setting.schoolYear)
    const marks = new Map([...standing].map(([school, row]) => [school, row.marks]))
    if (marks.size > 0) await writeCounts(tx, ctx, { schoolYear: setting.schoolYear, lines, marks })
    return rubrics
  })
}

async function setRubric(
  ctx: Context,
  kind: Kind,
  { schoolYear, source, seen }: Setting,
  lines: readonly (ScoreLine | CoreItem)[],
): Promise<Rubrics> {
  const { code } = countyOf(ctx.actor)
  return atomically(ctx.db, async (tx) => {
    const last = await lastOf(tx, code, schoolYear, kind)
    if (headOf(last, schoolYear).version !== seen) throw new Problem('record.changed')
    const by = { at: ctx.now.toISOString(), account_id: ctx.actor.accountId, account_name: ctx.actor.displayName }
    const key = { county_code: code, school_year: schoolYear, kind, version: seen + 1 }
    await tx
      .insertInto('rubric')
      .values({ ...key, source, lines: JSON.stringify(lines), ...by })
      .execute()
    await audit(tx, ctx, {
      verb: 'evaluation.set-rubric',
      subject: `${schoolYear}:${kind}`,
      subjectName: kind === 'scores' ? '政府工作评分表' : '学校办学基本标准',
      details: { 学年: schoolYear, 版次: seen + 1, 项数: lines.length, 依据: source },
    })
    return readRubrics({ ...ctx, db: tx }, schoolYear)
  }).catch((error: unknown) => {
    throw isDuplicate(error) ? new Problem('record.changed') : error
  })
}

type Row = NonNullable<Awaited<ReturnType<typeof lastOf>>>

/** Every item has its line, also one the standard got after the table was set. */
function scoreLines(row: Row | undefined): ScoreLine[] {
  const set = row?.lines as ScoreLine[] | undefined
  return defaultScores(standard()).map((line) => set?.find(({ key }) => key === line.key) ?? line)
}

const headOf = (row: Row | undefined, schoolYear: number) => ({
  version: row?.school_year === schoolYear ? row.version : 0,
  source: row?.source ?? '',
  set: row ? { at: row.at, by: row.account_name } : null,
})

function lastOf(db: Db, countyCode: string, schoolYear: number, kind: Kind) {
  return db
    .selectFrom('rubric')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('kind', '=', kind)
    .where('school_year', '<=', schoolYear)
    .orderBy('school_year', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}
