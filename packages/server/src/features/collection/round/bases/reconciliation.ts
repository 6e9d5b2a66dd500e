import type { Download } from '@junheng/core/endpoint.ts'
import { tableColumns } from '@junheng/core/features/collection/columns.ts'
import {
  figuresOf,
  filtered,
  noteKey,
  reconcileRound,
  sorted,
} from '@junheng/core/features/collection/round/bases/reconcile-round.ts'
import type {
  DifferenceExplanation,
  ReconciledFigure,
  Reconciliation,
  ReconciliationFilter,
  ReconciliationQuery,
} from '@junheng/core/features/collection/round/bases/reconciliation-schema.ts'
import { RETURN_LISTS, readPath } from '@junheng/core/features/collection/round/value-path.ts'
import { Problem } from '@junheng/core/problems.ts'
import { bounded } from '../../../../background/bounded-cache.ts'
import { atomically } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { audit } from '../../../audit/service.ts'
import { readCatalogue } from '../../../standards/files.ts'
import { workbookFile } from '../../workbooks.ts'
import { findReturn, type ReturnRow } from '../find-return.ts'
import { stampOf } from '../lock/queries.ts'
import { schoolOf } from '../read-return.ts'
import { lockReturn } from '../return-queries.ts'
import { packageOfTables } from '../round-package.ts'
import { getRound, type RoundRow } from '../round-queries.ts'
import { effectiveValues } from '../round-sheets.ts'
import { roundTarget, type UploadTarget } from './held-returns.ts'
import { reconciliationFile } from './reconciliation-file.ts'
import * as queries from './reconciliation-queries.ts'
import { withoutFigures } from './without-figures.ts'

/** A page of a round's reconciliation. @throws Problem record.missing */
export async function readReconciliation(ctx: Context, roundId: string, query: ReconciliationQuery): Promise<Reconciliation> {
  const { sort, page, size, ...filter } = query
  const all = await figuresOfRound(ctx, roundId)
  const shown = sorted(filtered(all, filter), sort, elementOrder())
  const count = (standing: ReconciledFigure['standing']) => all.filter((figure) => figure.standing === standing).length
  const choices = (key: 'element' | 'school', name: 'elementName' | 'schoolName') =>
    [...new Map(all.map((figure) => [figure[key], figure[name]]))].map(([own, called]) => ({ key: own, name: called }))
  const rank = new Map(elementOrder().map((element, i) => [element, i]))
  return {
    items: shown.slice((page - 1) * size, page * size),
    total: shown.length,
    page,
    size,
    counts: {
      differs: count('differs'),
      single: count('single'),
      agrees: count('agrees'),
      unexplained: filtered(all, { show: 'differs', unexplained: true }).length,
    },
    elements: choices('element', 'elementName').sort((a, b) => (rank.get(a.key) ?? 0) - (rank.get(b.key) ?? 0)),
    schools: choices('school', 'schoolName').sort((a, b) => (a.key < b.key ? -1 : 1)),
    towns: [...new Set(all.map(({ town }) => town))].filter((town) => town !== '').sort(),
  }
}

/** @throws Problem record.missing */
export async function downloadReconciliation(ctx: Context, roundId: string, filter: ReconciliationFilter): Promise<Download> {
  const { round } = await roundTarget(ctx, roundId)
  const figures = sorted(filtered(await figuresOfRound(ctx, roundId), filter), 'school', elementOrder())
  return workbookFile(`${round.name}-对账.xlsx`, reconciliationFile(figures))
}

/** What of one return differs or is said by one basis alone. @throws Problem record.missing */
export async function reconcileReturn(ctx: Context, id: string): Promise<{ figures: ReconciledFigure[] }> {
  return {
    figures: sorted(
      filtered(await figuresOfReturn(ctx, await findReturn(ctx, id)), { show: 'single', unexplained: false }),
      'school',
      elementOrder(),
    ),
  }
}

/** Keeps what is said to a difference, with the figures it is about. @throws Problem record.missing, round.wrong-state once it is locked */
export async function explainDifference(
  ctx: Context,
  id: string,
  { path, text }: DifferenceExplanation,
): Promise<ReconciledFigure> {
  const found = await findReturn(ctx, id)
  const { round_id } = found
  const figure = (await figuresOfReturn(ctx, found)).find((each) => each.path === path)
  if (!figure) throw new Problem('record.missing')
  const figures = figuresOf(figure)
  const at = ctx.now.toISOString()
  await atomically(ctx.db, async (tx) => {
    const { county_code, state, unit_name } = (await lockReturn(tx, countyOf(ctx.actor).code, id))!
    if (state === 'locked') throw new Problem('round.wrong-state', { action: '说明差异', state })
    const last = await queries.lastNote(tx, county_code, id, path)
    const by = { at, account_id: ctx.actor.accountId, account_name: ctx.actor.displayName }
    const row = { county_code, round_id, return_id: id, path, number: (last?.number ?? 0) + 1, text }
    await queries.addNote(tx, { ...row, figures: JSON.stringify(figures), ...by })
    const change = { before: { 说明: last?.text ?? null }, after: { 说明: text } }
    await audit(tx, ctx, {
      verb: 'round.explain-difference',
      subject: id,
      subjectName: unit_name,
      details: { 项目: path },
      ...change,
    })
  })
  return { ...figure, note: text === '' ? null : { text, at, by: ctx.actor.displayName, outdated: false } }
}

let order: string[] | undefined

/** Element keys as the catalogue lists them. */
function elementOrder(): readonly string[] {
  order ??= (['schools', 'sections'] as const).flatMap((table) =>
    tableColumns(table, readCatalogue()).values.map(({ key }) => key),
  )
  return order
}

// A few MB each; every change of a value and every note makes a new one.
const reconciled = bounded<Promise<ReconciledFigure[]>>(4)

async function figuresOfRound(ctx: Context, roundId: string): Promise<ReconciledFigure[]> {
  const { county_code, round_id } = await getRound(ctx.db, countyOf(ctx.actor).code, roundId)
  const stamp = await stampOf(ctx.db, county_code, round_id)
  const notes = await queries.countNotes(ctx.db, county_code, round_id)
  const key = [round_id, stamp.returns, stamp.revisions, stamp.changed_at, notes].join(' ')
  return reconciled.get(key, async () => reconcile(ctx, await roundTarget(ctx, roundId)))
}

/** What is this return's own to explain; while others are being filled in, it is not worked out for all of them. */
async function figuresOfReturn(ctx: Context, row: ReturnRow): Promise<ReconciledFigure[]> {
  // A department's figures are of schools: they stand with them.
  if (row.school_code === null)
    return (await figuresOfRound(ctx, row.round_id)).filter(({ returnId }) => returnId === row.return_id)
  return reconcile(ctx, { round: await getRound(ctx.db, row.county_code, row.round_id), returns: [row] })
}

async function reconcile(ctx: Context, target: UploadTarget): Promise<ReconciledFigure[]> {
  const { county_code, round_id } = target.round
  const only = target.returns.length === 1 ? target.returns[0]!.return_id : undefined
  const values = await queries.saidValues(ctx.db, county_code, round_id, only)
  const lists = await countLists(ctx, target, values)
  const notes = await notesOf(ctx, target.round)
  const rows = new Map(target.returns.map((row) => [row.return_id, row]))
  const said = values.flatMap(({ return_id, basis, path, value, note }) => {
    const row = rows.get(return_id)
    return row ? [{ returnId: return_id, school: schoolOf(row), basis, path, value, note }] : []
  })
  return reconcileRound(said, schoolsOf(target), lists, notes, readCatalogue())
}

const schoolsOf = ({ returns }: UploadTarget) =>
  returns.flatMap((row) => {
    const school = schoolOf(row)
    return school ? [{ returnId: row.return_id, school }] : []
  })

async function notesOf(ctx: Context, { county_code, round_id }: RoundRow) {
  const notes = await queries.notesOf(ctx.db, county_code, round_id)
  return new Map(
    notes.map(({ return_id, path, text, figures, at, account_name: by }) => [
      noteKey(return_id, path),
      { text, figures, at, by },
    ]),
  )
}

/** The rows a school stands by, list by list: as verified and reported, else as the national systems have them. */
function countLists(
  ctx: Context,
  target: UploadTarget,
  values: Awaited<ReturnType<typeof queries.saidValues>>,
): Promise<Map<string, number>> {
  const byReturn = Map.groupBy(values, ({ return_id }) => return_id)
  const sheets = schoolsOf(target).map(({ returnId, school }) => {
    const own = (byReturn.get(returnId) ?? []).filter(({ path }) => LISTS.has(readPath(path)?.table ?? ''))
    const lists = [...effectiveValues(own, 'effective')]
    const known = new Set(lists.map(([path]) => readPath(path)?.table))
    const others = [...effectiveValues(own, 'statistics')].filter(([path]) => !known.has(readPath(path)?.table))
    return { returnId, school, values: new Map([...lists, ...others]) }
  })
  return ctx.work.run('listCounts', { bytes: packageOfTables(withoutFigures(countyOf(ctx.actor), sheets)) })
}

const LISTS: ReadonlySet<string> = new Set(RETURN_LISTS)
