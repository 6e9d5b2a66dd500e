import type { County, Stage } from '../collection/county.ts'
import type { CountyGroup } from '../collection/county-group.ts'
import { compute, type List } from '../standards/formula/compute.ts'
import { newRows } from '../standards/formula/new-column.ts'
import type { Profile } from '../standards/profile.ts'
import type { Indicator, Item, Standard } from '../standards/standard.ts'
import { type Frame, frameOf, remembered, type Shared, stageScope } from './frame.ts'
import { type IndicatorColumn, indicatorColumn } from './indicators.ts'
import { judgeSchools, type SchoolRule } from './items/schools.ts'

/**
 * The frames of a group's counties, cut from one frame over all of them: columns, indicators and duties are worked out in one run for
 * all. A county whose scope depends on more than its own rows (teaching points merged, ownership unknown) gets a frame of its own.
 */
export function framesOf(group: CountyGroup, standard: Standard, profileOf: (county: County) => Profile): Frame[] {
  // One package is judged by one profile; on different days different exemptions of it are in force.
  const cutters = new Map<string, ((k: number) => Frame) | null>()
  return group.counties.map((county, k) => {
    const profile = profileOf(county)
    const cut = found(cutters, [...profile.exemptions].join(' '), () => cutterOf(group, standard, profile))
    return cut === null ? frameOf(county, standard, profile) : cut(k)
  })
}

function cutterOf(group: CountyGroup, standard: Standard, profile: Profile): ((k: number) => Frame) | null {
  if (profile.settings.get('teachingPoint') === 'merge_into_parent') return null
  const whole = frameOf(group.all, standard, profile)
  if (whole.scope.openFor.size > 0) return null
  const { firstSchool, firstSection } = group
  const rows = {
    primary: localRows(whole.stageRows.primary, firstSection),
    junior: localRows(whole.stageRows.junior, firstSection),
    sections: localRows(whole.sectionRows, firstSection),
    schools: localRows(whole.schoolRows, firstSchool),
  }
  const shared = sharedBy(whole, group, { primary: rows.primary.start, junior: rows.junior.start })
  return (k) => {
    const [school, nextSchool] = [firstSchool[k]!, firstSchool[k + 1]!]
    const [section, nextSection] = [firstSection[k]!, firstSection[k + 1]!]
    const { facts, scope } = whole
    const ofSchools = (column: Float64Array): Float64Array => column.subarray(school, nextSchool)
    const stageColumn = (stage: Stage) =>
      remembered((name) => whole.stageColumn(stage, name).subarray(rows[stage].start[k], rows[stage].start[k + 1]))
    const stageColumns = { primary: stageColumn('primary'), junior: stageColumn('junior') }
    const frame: Frame = {
      county: group.counties[k]!,
      standard,
      profile,
      facts: {
        types: facts.types.slice(school, nextSchool),
        first: shifted(facts.first.subarray(school, nextSchool + 1), section),
        pupils: {
          primary: ofSchools(facts.pupils.primary),
          junior: ofSchools(facts.pupils.junior),
          senior: ofSchools(facts.pupils.senior),
        },
        isPrivate: ofSchools(facts.isPrivate),
      },
      scope: { ...scope, reasons: scope.reasons.slice(section, nextSection) },
      shares: whole.shares.subarray(section, nextSection),
      stageRows: { primary: rows.primary.of(k), junior: rows.junior.of(k) },
      sectionRows: rows.sections.of(k),
      schoolRows: rows.schools.of(k),
      sectionColumn: remembered((name) => whole.sectionColumn(name).subarray(section, nextSection)),
      schoolColumn: remembered((name) => ofSchools(whole.schoolColumn(name))),
      stageColumn: (stage, name) => stageColumns[stage](name),
      countedColumn: remembered((name) => whole.countedColumn(name).subarray(rows.schools.start[k], rows.schools.start[k + 1])),
      countedRooms: remembered((name) =>
        listsWithin(whole.countedRooms(name), rows.schools.start[k]!, rows.schools.start[k + 1]!),
      ),
      shared: shared(k),
    }
    return frame
  }
}

/** Rising rows of the whole, as rows of each county. */
function localRows(rows: Int32Array, first: Int32Array): { start: Int32Array; of: (k: number) => Int32Array } {
  const start = newRows(first.length)
  const local = newRows(rows.length)
  let i = 0
  for (let k = 0; k + 1 < first.length; k++) {
    for (; i < rows.length && rows[i]! < first[k + 1]!; i++) local[i] = rows[i]! - first[k]!
    start[k + 1] = i
  }
  return { start, of: (k) => local.subarray(start[k], start[k + 1]) }
}

function shifted(rows: Int32Array, by: number): Int32Array {
  const result = newRows(rows.length)
  for (let i = 0; i < rows.length; i++) result[i] = rows[i]! - by
  return result
}

/** The lists of some rows, as lists of their own. */
function listsWithin(lists: List | null, from: number, to: number): List | null {
  if (lists === null) return null
  const start = shifted(lists.start.subarray(from, to + 1), lists.start[from]!)
  return { start, data: lists.data.subarray(lists.start[from], lists.start[to]) }
}

/** What is worked out over all counties when the first of them asks for it. */
function sharedBy(whole: Frame, group: CountyGroup, start: Record<Stage, Int32Array>): (k: number) => Shared {
  const indicators = { primary: new Map<Indicator, IndicatorColumn>(), junior: new Map<Indicator, IndicatorColumn>() }
  const zoned = { primary: new Map<Item, Float64Array>(), junior: new Map<Item, Float64Array>() }
  const duties = new Map<Item, WholeDuty>()
  return (k) => ({
    indicator: (indicator, stage) => {
      const column = found(indicators[stage], indicator, () => indicatorColumn(whole, indicator, stage))
      const [from, to] = [start[stage][k]!, start[stage][k + 1]!]
      return { indicator, values: column.values.subarray(from, to), ways: waysWithin(column, from, to) }
    },
    zoned: (item, stage) =>
      found(zoned[stage], item, () => compute(item.where!.tree, stageScope(whole, stage))).subarray(
        start[stage][k],
        start[stage][k + 1],
      ),
    // 公用经费 is held against the county's own 基准定额.
    duty: (item) => (item.key === 'small_school_funds' ? null : dutyOf(duties, whole, item, group, k)),
  })
}

function waysWithin({ ways }: IndicatorColumn, from: number, to: number): IndicatorColumn['ways'] {
  if (ways.size === 0) return ways
  return new Map([...ways].filter(([row]) => row >= from && row < to).map(([row, way]) => [row - from, way]))
}

interface WholeDuty extends ReturnType<typeof localRows> {
  rule: SchoolRule
}

function dutyOf(known: Map<Item, WholeDuty>, whole: Frame, item: Item, group: CountyGroup, k: number): SchoolRule {
  const duty = found(known, item, () => {
    const rule = judgeSchools(whole, item)
    return { rule, ...localRows(rule.rows, group.firstSchool) }
  })
  const [from, to] = [duty.start[k]!, duty.start[k + 1]!]
  const { truths, applied, params } = duty.rule
  const lines = Object.entries(params).map(([name, line]) => [name, typeof line === 'number' ? line : line.subarray(from, to)])
  return {
    rows: duty.of(k),
    truths: truths.subarray(from, to),
    applied: applied.slice(from, to),
    params: Object.fromEntries(lines),
  }
}

function found<Key, Made>(known: Map<Key, Made>, key: Key, make: () => Made): Made {
  let made = known.get(key)
  if (made === undefined) {
    made = make()
    known.set(key, made)
  }
  return made
}
