import type { Upload } from '@junheng/core/endpoint.ts'
import type { CoreResults } from '@junheng/core/features/evaluation/judgements/core-results/contract.ts'
import type { Marks } from '@junheng/core/features/evaluation/judgements/core-results/marks.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, isDuplicate } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { audit } from '../../../audit/service.ts'
import { placeOfLead } from '../../../collection/service.ts'
import { readRubrics } from '../rubrics.ts'
import { failAt, writeCounts } from './counts.ts'
import { standingResults } from './standing.ts'

/** What every school reaches of the province's items in a school year, and where the counts go. */
export async function readCoreResults(ctx: Context, schoolYear: number): Promise<CoreResults> {
  const { code } = countyOf(ctx.actor)
  const place = await placeOfLead(ctx.db, code, schoolYear)
  const results = [...(await standingResults(ctx.db, code, schoolYear)).values()]
  return {
    schoolYear,
    failAt: failAt(),
    place: place && {
      roundId: place.roundId,
      roundName: place.roundName,
      unit: place.unit,
      state: place.state,
      mayWrite: place.mayWrite,
    },
    results: results.map(({ school_code: school, marks, version, return_id, at, account_name: by }) => {
      return { school, marks, version, written: return_id !== null, at, by }
    }),
  }
}

interface Saving {
  schoolYear: number
  changes: readonly { school: string; marks: Marks; seen: number }[]
}

/** @throws Problem record.changed, judgements.too-many-marks */
export async function saveCoreResults(ctx: Context, { schoolYear, changes }: Saving): Promise<CoreResults> {
  const { code } = countyOf(ctx.actor)
  return atomically(ctx.db, async (tx) => {
    const { core } = await readRubrics({ ...ctx, db: tx }, schoolYear)
    if (changes.some(({ marks }) => marks.length > core.lines.length)) throw new Problem('judgements.too-many-marks')
    const standing = await standingResults(tx, code, schoolYear)
    if (changes.some(({ school, seen }) => (standing.get(school)?.version ?? 0) !== seen)) throw new Problem('record.changed')
    const marks = new Map(changes.map((change) => [change.school, change.marks]))
    const return_id = await writeCounts(tx, ctx, { schoolYear, lines: core.lines, marks })
    const by = { at: ctx.now.toISOString(), account_id: ctx.actor.accountId, account_name: ctx.actor.displayName }
    await tx
      .insertInto('core_result')
      .values(
        changes.map((change) => {
          const key = { county_code: code, school_year: schoolYear, school_code: change.school, version: change.seen + 1 }
          return { ...key, marks: change.marks, return_id, ...by }
        }),
      )
      .execute()
    await audit(tx, ctx, {
      verb: 'evaluation.core-results',
      subject: String(schoolYear),
      subjectName: '学校办学基本标准逐项结果',
      details: {
        学年: schoolYear,
        学校数: changes.length,
        ...(changes.length <= 20 && {
          内容: changes.map(({ school, marks: now }) => `${school}：${standing.get(school)?.marks ?? ''} → ${now}`),
        }),
      },
    })
    return readCoreResults({ ...ctx, db: tx }, schoolYear)
  }).catch((error: unknown) => {
    throw isDuplicate(error) ? new Problem('record.changed') : error
  })
}

/** @throws Problem judgements.unreadable-sheet */
export async function readCoreSheet(ctx: Context, file: Upload): Promise<{ rows: string[][] }> {
  const input = { bytes: file.bytes, fileName: file.fileName, rule: 'core-results' }
  const { sheets, fault } = await ctx.work.run('readSheets', input, ctx.signal)
  if (fault) throw new Problem('judgements.unreadable-sheet', { message: fault.message })
  const rows: string[][] = []
  // Empty rows are left out of a sheet; their numbers are what people see in Excel.
  for (const { row, cells } of sheets[0]?.rows.slice(0, MOST_ROWS) ?? []) rows[row - 1] = cells.slice(0, MOST_CELLS)
  return { rows: Array.from(rows, (row) => row ?? []) }
}

const MOST_ROWS = 3000
const MOST_CELLS = 64
