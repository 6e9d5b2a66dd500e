import type { CalendarChange, KeeperChange } from '@junheng/core/features/collection/round/open/board-schema.ts'
import { dueOf, dueTooEarly } from '@junheng/core/features/collection/round/open/calendar.ts'
import type { Keeper, RoundDetail } from '@junheng/core/features/collection/round/open/schema.ts'
import { schoolYearName } from '@junheng/core/features/collection/round/school-year.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { audit } from '../../../audit/service.ts'
import { notify } from '../../../notices/service.ts'
import { directoryOf, todayOf } from '../../../orgs/service.ts'
import { lockRoundRow, setRound } from '../lock/queries.ts'
import { lockReturn, returnsOf, updateReturn } from '../return-queries.ts'
import type { RoundRow } from '../round-queries.ts'
import { keepersOf, tooEarly } from './open-round.ts'
import { unitsOf } from './proposal.ts'
import { readRound } from './read-round.ts'
import { keeperPlace } from './return-rows.ts'
import { departmentParts, partsOf, SELF_CHECK_DUE, schoolParts } from './round-basis.ts'

/**
 * Moves the days on which parts are due. Returns that are not in yet follow.
 *
 * @throws Problem record.missing, record.changed, round.closed, round.due-too-early
 */
export async function changeCalendar(ctx: Context, id: string, change: CalendarChange): Promise<RoundDetail> {
  const { code } = countyOf(ctx.actor)
  await atomically(ctx.db, async (tx) => {
    const round = await takeOpen(tx, code, id)
    const standard = round.standard_key as StandardKey
    const parts = partsOf(standard, round.school_year, ({ key, opens }) => round.due[key] ?? opens)
    const stood = {
      due: Object.fromEntries(parts.map(({ key, due }) => [key, due])),
      selfCheckDue: round.due[SELF_CHECK_DUE] ?? null,
    }
    if (!isSame(stood, change.seen)) throw new Problem('record.changed')
    const days = { ...stood.due, ...Object.fromEntries(Object.entries(change.due).filter(([key]) => key in stood.due)) }
    const early = dueTooEarly(parts, days)[0]
    if (early) throw tooEarly(early)
    const due = { ...days, ...(change.selfCheckDue !== null && { [SELF_CHECK_DUE]: change.selfCheckDue }) }
    await setRound(tx, code, id, { due: JSON.stringify(due) })
    for (const row of await returnsOf(tx, code, id)) {
      if (row.state === 'accepted' || row.state === 'locked') continue
      const own = row.kind === 'school' ? schoolParts(standard) : departmentParts(standard, row.unit_key)
      const day = row.kind === 'self_check' ? change.selfCheckDue : dueOf(own, days)
      if (day !== row.due) await updateReturn(tx, row, { due: day })
    }
    await audit(tx, ctx, { verb: 'round.reschedule', subject: id, subjectName: round.name, before: round.due, after: due })
  })
  return readRound(ctx, id)
}

/** Whom a department's return may be given to. @throws Problem record.missing */
export async function listUnits(ctx: Context): Promise<{ units: Keeper[] }> {
  return { units: unitsOf(await directoryOf(ctx.db, countyOf(ctx.actor), todayOf(ctx))).units }
}

/**
 * Gives a department's return to a unit, whose people are told; null takes it from whoever had it.
 *
 * @throws Problem record.missing (return or unit), round.closed
 */
export async function changeKeeper(ctx: Context, id: string, returnId: string, { orgId }: KeeperChange): Promise<RoundDetail> {
  const { code } = countyOf(ctx.actor)
  const place = keeperPlace(await listUnits(ctx), orgId)
  await atomically(ctx.db, async (tx) => {
    const round = await takeOpen(tx, code, id)
    const row = await lockReturn(tx, code, returnId)
    if (!row || row.round_id !== id || row.school_code !== null) throw new Problem('record.missing')
    await updateReturn(tx, row, place)
    const states = { before: { 填报单位: row.keeper_unit }, after: { 填报单位: place.keeper_unit } }
    await audit(tx, ctx, { verb: 'round.assign', subject: returnId, subjectName: row.unit_name, ...states })
    if (orgId !== null)
      await notify(tx, ctx, {
        to: keepersOf(code, place),
        kind: 'opened',
        title: `请填报${row.unit_name}的数据`,
        body: `${schoolYearName(round.school_year)}的这份填报由贵单位承担${row.due ? `，截止 ${row.due}` : ''}。`,
        link: `/returns/${returnId}`,
      })
  })
  return readRound(ctx, id)
}

async function takeOpen(tx: Db, county: string, id: string): Promise<RoundRow> {
  const round = await lockRoundRow(tx, county, id)
  if (!round) throw new Problem('record.missing')
  if (round.state !== 'open') throw new Problem('round.closed', { name: round.name })
  return round
}

const isSame = (a: CalendarChange['seen'], b: CalendarChange['seen']): boolean =>
  a.selfCheckDue === b.selfCheckDue && Object.keys({ ...a.due, ...b.due }).every((part) => a.due[part] === b.due[part])
