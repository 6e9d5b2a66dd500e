import { isStanding } from '@junheng/core/features/rectification/ledger/states.ts'
import type { previewMeasure as previewContract } from '@junheng/core/features/rectification/measures/contract.ts'
import { MeasureFacts, schoolsOf } from '@junheng/core/features/rectification/measures/facts.ts'
import { notBeforeOf } from '@junheng/core/features/rectification/measures/project-days.ts'
import type { Forecast, MeasurePreview, MeasureView } from '@junheng/core/features/rectification/measures/schema.ts'
import { holdsFrom, partOf, type StandingMeasure } from '@junheng/core/features/rectification/measures/standing.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { z } from 'zod'
import { type Context, countyOf } from '../../../http/context.ts'
import { findPresent } from '../../collection/service.ts'
import { basisOf } from '../../evaluation/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { adoptedProfile, getStandard } from '../../standards/service.ts'
import type { EffectFound, EffectJob } from './effect-input.ts'
import { buildsSchool, daysOfProject, measureViews, projectsByMeasure } from './measure-view.ts'
import * as queries from './queries.ts'

type Asked = z.output<typeof previewContract.body>

/** What a measure would come to; nothing is kept. @throws Problem measure.no-data, measure.no-project, figure.missing */
export async function previewMeasure(ctx: Context, asked: Asked): Promise<MeasurePreview> {
  const preview = await findPreview(ctx, asked)
  if (preview === null) throw new Problem('measure.no-data')
  return preview
}

/** Null where the county has no data to be judged yet: then nobody can say. @throws Problem measure.no-project, figure.missing */
export async function findPreview(
  ctx: Context,
  { facts, projects, standard, day, measure }: Asked,
): Promise<MeasurePreview | null> {
  const county = countyOf(ctx.actor).code
  const wanted = await queries.projectsOf(ctx.db, county)
  const own = wanted.filter(({ project_id }) => projects.includes(project_id))
  if (own.length < new Set(projects).size) throw new Problem('measure.no-project')
  const others = (await standingMeasures(ctx)).filter(
    ({ id, state, isServing }) => state === 'planned' && isServing && id !== measure,
  )
  const schools = new Set(schoolsOf(facts))
  const given = others.filter((other) => schools.has(buildsSchool(other.facts) ?? ''))
  // Whoever gives must be able to give everything that is planned of it, not each measure alone.
  const givers = new Set(giverOf(facts))
  const beside = others.filter((other) => !given.includes(other) && giverOf(other.facts).some((code) => givers.has(code)))
  const found = await ask(ctx, standard, {
    kind: 'preview',
    measure: { facts, notBefore: notBeforeOf(own.map(daysOfProject), todayOf(ctx)) },
    given,
    beside,
    day,
  })
  return found && { basis: found.basis, given: given.map(({ title }) => title), effect: found.effect }
}

const giverOf = (facts: MeasureFacts): string[] => ('from' in facts && 'to' in facts && facts.from !== null ? [facts.from] : [])

/** The county on a day if all open measures succeed. @throws Problem measure.no-data, figure.missing */
export async function readForecast(ctx: Context, standard: StandardKey, day: string | null): Promise<Forecast> {
  const measures = (await standingMeasures(ctx)).filter(({ state }) => state !== 'cancelled')
  const unfilled = await unfilledMeasures(ctx)
  const found = await ask(ctx, standard, { kind: 'forecast', measures, day })
  if (found === null) throw new Problem('measure.no-data')
  return {
    basis: found.basis,
    effect: found.effect,
    measures: [
      ...measures.map(({ id, title, items, ...measure }) => ({
        id,
        title,
        kind: measure.facts.kind,
        part: partOf(measure, found.dataDay, found.effect.day),
        holdsFrom: holdsFrom(measure),
        items,
      })),
      ...unfilled.map(({ id, title, kind, items }) => ({
        id,
        title,
        kind,
        part: 'to_fill' as const,
        holdsFrom: null,
        items: items.map(({ no }) => no),
      })),
    ],
  }
}

/** Measures a plan words of which nobody has filled in any numbers: they are in no forecast, and it says so. */
async function unfilledMeasures(ctx: Context): Promise<MeasureView[]> {
  const county = countyOf(ctx.actor).code
  const rows = await queries.measuresOf(ctx.db, county)
  const filled = new Set(rows.flatMap(({ part_of, state }) => (state === 'cancelled' ? [] : (part_of ?? []))))
  const open = rows.filter(({ facts, state, measure_id }) => facts === null && state === 'planned' && !filled.has(measure_id))
  return measureViews(ctx.db, { county, today: todayOf(ctx) }, open)
}

type Standing = StandingMeasure & { id: string; title: string; state: queries.MeasureRow['state']; items: number[] }

async function standingMeasures(ctx: Context): Promise<Standing[]> {
  const county = countyOf(ctx.actor).code
  const rows = (await queries.measuresOf(ctx.db, county)).flatMap((row) =>
    // What an older version wrote is read with what has been added since.
    row.facts === null ? [] : [{ ...row, facts: MeasureFacts.parse(row.facts) }],
  )
  const ids = rows.map(({ measure_id }) => measure_id)
  const projects = await projectsByMeasure(ctx.db, county, rows)
  const linked = await queries.itemsOfMeasures(ctx.db, county, ids)
  const items = Map.groupBy(linked, ({ measure_id }) => measure_id)
  const standing = await standingItems(ctx, linked)
  return rows.map((row) => {
    const own = (items.get(row.measure_id) ?? []).map(({ item_no }) => item_no)
    const days = (projects.get(row.measure_id) ?? []).map(daysOfProject)
    return {
      id: row.measure_id,
      title: row.title,
      state: row.state,
      facts: row.facts,
      doneOn: row.done_on,
      notBefore: row.state === 'done' ? null : notBeforeOf(days, todayOf(ctx)),
      isServing: own.some((no) => standing.has(no)),
      items: own,
    }
  })
}

/** Which of these items still stand; one that was merged stands as long as the one it went into. */
async function standingItems(
  ctx: Context,
  items: readonly Pick<queries.ItemState, 'item_no' | 'state' | 'merged_into'>[],
): Promise<Set<number>> {
  const county = countyOf(ctx.actor).code
  const known = new Map(items.map((item) => [item.item_no, item]))
  for (;;) {
    const next = [...known.values()].flatMap(({ merged_into: no }) => (no === null || known.has(no) ? [] : [no]))
    if (next.length === 0) break
    const found = await queries.itemStates(ctx.db, county, next)
    if (found.length === 0) break
    for (const item of found) known.set(item.item_no, item)
  }
  const last = (no: number): queries.ItemState | undefined => {
    let item = known.get(no)
    for (let i = 0; item !== undefined && item.merged_into !== null && i < known.size; i++) item = known.get(item.merged_into)
    return item
  }
  return new Set(items.map(({ item_no }) => item_no).filter((no) => isStanding(last(no)?.state ?? 'dropped')))
}

/** Asks the county's present data under its adopted profile; null where it has none. */
async function ask(ctx: Context, standard: StandardKey, asks: EffectJob['asks']) {
  const present = await findPresent(ctx)
  if (present === null) return null
  const { code } = countyOf(ctx.actor)
  const adopted = await adoptedProfile(ctx)
  const several = present.counties.length > 1
  const basis = await basisOf(ctx, present.id, {
    standard,
    ...(adopted && { profile: adopted.id }),
    ...(several && { county: code }),
  })
  const found: EffectFound = await ctx.work.run('measureEffect', {
    bytes: await basis.bytes(),
    key: basis.key,
    ...basis.judging,
    asks,
  })
  return {
    ...found,
    basis: {
      packageName: present.fileName,
      dataDay: found.dataDay,
      standard: getStandard(standard).zh,
      profile: adopted?.name ?? null,
    },
  }
}
