import { type Body, type BodyItem, clausesOf, pairItems } from './body.ts'
import { STAGE_NAMES } from './find-counts.ts'
import { kindsOf } from './kinds.ts'
import type { Disagreement, MeasureKind } from './plan.ts'
import { BOTH } from './rows.ts'
import { place, type ReadIndicator, shortMentions } from './settle.ts'
import { halfDigits, unique } from './words.ts'

export const KIND_NAMES: Record<MeasureKind, string> = {
  new_build: '新建',
  expand: '改扩建',
  convert_rooms: '功能室改造',
  divert: '分流',
  merge: '并入',
  lease: '租赁',
  purchase: '购置',
  reallocate: '均衡调配',
  teachers: '调配教师',
  zoning: '招生划片',
  survey: '专项普查',
  teaching: '教学改进',
}

/** Where the plan's main text and its table do not say the same. */
export function findBody(indicators: readonly ReadIndicator[], body: Body): Disagreement[] {
  const pairs = pairItems(
    body.items,
    indicators.map(({ text }) => text),
  )
  if (pairs.every((item) => item === null))
    return [
      disagree(
        'BODY_COUNT',
        'warn',
        'whole',
        '正文里没有找到与表中指标对应的条目（形如“（一）……我区现有……不达标。整改措施：……”），无法核对。',
      ),
    ]
  const unpaired = body.items.filter((item) => !pairs.includes(item) && item.situation.stages.length > 0)
  return [
    ...indicators.flatMap((indicator, i) => {
      const item = pairs[i]
      if (!item) return [disagree('BODY_COUNT', 'warn', place(indicator.no), '表中有这一项，正文里没有找到对应的条目。')]
      return [
        ...counts(indicator, item),
        ...units(indicator, item),
        ...measures(indicator, item),
        ...names(indicator, item, indicators),
      ]
    }),
    ...unpaired.map((item) =>
      disagree('BODY_COUNT', 'warn', 'whole', `正文有“${item.requirement.trim().slice(0, 30)}……”一项，表中没有对应的指标。`),
    ),
  ]
}

function counts(indicator: ReadIndicator, item: BodyItem): Disagreement[] {
  const found: Disagreement[] = []
  for (const stage of BOTH) {
    const { failing_count_published, schools, cv_failing } = indicator.stages[stage]
    const [table, text] = [failing_count_published ?? (schools.length || null), item.situation.counts[stage]]
    const where = place(indicator.no, stage)
    if (table !== text)
      found.push(disagree('BODY_COUNT', 'warn', where, `不达标${STAGE_NAMES[stage]}：正文${said(text)}，表中${said(table)}。`))
    if (cv_failing !== item.situation.cv[stage])
      found.push(
        disagree(
          'BODY_COUNT',
          'warn',
          where,
          `${STAGE_NAMES[stage]}段校际差异：${cv_failing ? '表中写不达标，正文没有' : '正文写不达标，表中没有'}。`,
        ),
      )
  }
  const key = (r: { grade: number; subject: string; level: number }) => `${r.grade}年级${r.subject}${r.level}级`
  const [table, text] = [(indicator.subject_results ?? []).map(key), item.situation.subjects.map(key)]
  const only = [...table.filter((k) => !text.includes(k)), ...text.filter((k) => !table.includes(k))]
  if (only.length > 0)
    found.push(disagree('BODY_COUNT', 'warn', place(indicator.no), `监测学科的情况正文与表中不同：${only.join('、')}。`))
  return found
}

const said = (count: number | null): string => (count === null ? '没有写' : `写 ${count} 所`)

function units(indicator: ReadIndicator, item: BodyItem): Disagreement[] {
  if (item.units.length === 0) return []
  const onlyBody = item.units.filter((unit) => !indicator.units.includes(unit))
  const onlyTable = indicator.units.filter((unit) => !item.units.includes(unit))
  if (onlyBody.length + onlyTable.length === 0) return []
  const parts = [
    onlyBody.length > 0 ? `只在正文：${onlyBody.join('、')}` : '',
    onlyTable.length > 0 ? `只在表中：${onlyTable.join('、')}` : '',
  ]
  return [
    disagree(
      'BODY_UNITS',
      'warn',
      place(indicator.no),
      `责任单位正文与表中不同，${parts.filter((part) => part !== '').join('；')}。`,
      [...onlyBody, ...onlyTable],
    ),
  ]
}

/** One BODY_MEASURE for an indicator, saying all that differs: schools by kind of action, stages covered, kinds left out, figures of the requirement. */
function measures(indicator: ReadIndicator, item: BodyItem): Disagreement[] {
  const said: string[] = []
  const clauses = clausesOf(item.measures).map((clause) => ({ ...clause, kinds: kindsOf(clause.text) }))
  const bodyKinds = unique(clauses.flatMap(({ kinds }) => kinds))
  const tableKinds = unique(indicator.measures.flatMap(({ kinds }) => kinds))
  for (const clause of clauses) {
    const matching = indicator.measures.filter((measure) => measure.kinds.some((kind) => clause.kinds.includes(kind)))
    const served = unique(matching.flatMap((measure) => measure.schools_canonical)).length
    const named = clause.kinds.map((kind) => KIND_NAMES[kind]).join('、')
    if (clause.count !== null && clause.kinds.length > 0 && clause.count !== served)
      said.push(
        `正文写 ${clause.count} 所学校通过${named}解决，表中通过${named}解决的是 ${served} 所${others(indicator, clause.kinds)}`,
      )
    const covered = unique(matching.flatMap((measure) => (measure.stage === 'both' ? BOTH : [measure.stage])))
    if (clause.count === null && clause.stages.length > 0 && covered.length > 0 && !sameMembers(clause.stages, covered))
      said.push(`${named}：正文包括${stageList(clause.stages)}，表中只写${stageList(covered)}`)
  }
  const absent = tableKinds.filter((kind) => !bodyKinds.includes(kind))
  if (item.measures !== '' && absent.length > 0)
    said.push(`表中有${absent.map((kind) => `${KIND_NAMES[kind]}${schoolCount(indicator, kind)}`).join('、')}，正文没有提到`)
  const added = bodyKinds.filter((kind) => !tableKinds.includes(kind))
  if (added.length > 0) said.push(`正文有${added.map((kind) => KIND_NAMES[kind]).join('、')}，表中没有`)
  said.push(...figures(indicator.text, item.requirement))
  return said.length === 0 ? [] : [disagree('BODY_MEASURE', 'warn', place(indicator.no), `${said.join('；')}。`)]
}

/** 「另有 4 所通过分流」: the kinds the clause does not have. */
function others(indicator: ReadIndicator, kinds: readonly MeasureKind[]): string {
  const rest = indicator.measures.filter(
    (measure) => measure.schools.length > 0 && !measure.kinds.some((kind) => kinds.includes(kind)),
  )
  const byKind = unique(rest.map((measure) => measure.kind)).filter((kind) => kind !== null)
  return byKind.length === 0
    ? ''
    : `（另有${byKind.map((kind) => `${KIND_NAMES[kind]}${schoolCount(indicator, kind)}`).join('、')}）`
}

function schoolCount(indicator: ReadIndicator, kind: MeasureKind): string {
  const schools = unique(
    indicator.measures.filter((measure) => measure.kinds.includes(kind)).flatMap((measure) => measure.schools_canonical),
  )
  return schools.length === 0 ? '' : ` ${schools.length} 所`
}

/** Figures of the requirement that only one of the two has: 2010年前建校不超2400人. */
function figures(table: string, body: string): string[] {
  const of = (text: string) => unique([...halfDigits(text).matchAll(/\d+(?:\.\d+)?/g)].map((match) => Number(match[0])))
  const clauseWith = (text: string, number: number) =>
    text.split(/[，。；;]/).find((clause) => of(clause).includes(number)) ?? String(number)
  const only = (from: string, other: string) =>
    unique(
      of(from)
        .filter((n) => !of(other).includes(n))
        .map((n) => clauseWith(from, n)),
    )
  const [onlyTable, onlyBody] = [only(table, body), only(body, table)]
  return [
    ...(onlyTable.length > 0 ? [`指标要求里“${onlyTable.join('”“')}”只在表中，正文没有`] : []),
    ...(onlyBody.length > 0 ? [`指标要求里“${onlyBody.join('”“')}”只在正文，表中没有`] : []),
  ]
}

/** Schools the main text calls by less than their name. */
function names(indicator: ReadIndicator, item: BodyItem, all: readonly ReadIndicator[]): Disagreement[] {
  const ofIndicator = (i: ReadIndicator) => [
    ...BOTH.flatMap((stage) => i.stages[stage].schools),
    ...i.measures.flatMap((m) => m.schools),
  ]
  return shortMentions(item.measures, unique(ofIndicator(indicator)), unique(all.flatMap(ofIndicator))).map(({ short, full }) =>
    disagree('NAME_VARIANT', 'info', place(indicator.no), `正文写“${short}”，表中是“${full}”，可能是同一所学校，请核对确认。`, [
      short,
      full,
    ]),
  )
}

const sameMembers = <T>(a: readonly T[], b: readonly T[]): boolean => a.length === b.length && a.every((one) => b.includes(one))
const stageList = (stages: readonly ('primary' | 'junior')[]): string =>
  stages.map((stage) => `${STAGE_NAMES[stage]}段`).join('、')

const disagree = (
  code: Disagreement['code'],
  severity: Disagreement['severity'],
  where: string,
  text: string,
  of?: string[],
): Disagreement => ({
  code,
  severity,
  where,
  text,
  ...(of ? { names: of } : {}),
})
