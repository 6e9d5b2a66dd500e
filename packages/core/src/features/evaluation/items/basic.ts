import { computeOne } from '../../standards/formula/compute.ts'
import { atLeast } from '../../standards/formula/tolerance.ts'
import type { Item } from '../../standards/standard.ts'
import { type Frame, schoolScope } from '../frame.ts'
import type { ItemResult, Spread } from '../result.ts'
import { contradicts } from './judgement.ts'
import { allOf, listed, orNull, plain, truthVerdict } from './say.ts'

/** 综合差异系数 of 2012 as an item: the stage with least room gives the value. */
export function compositeItem(item: Item, spreads: readonly Spread[]): ItemResult {
  const found = spreads.filter((s) => s.indicator === 'composite')
  const tightest = found.reduce<Spread | null>(
    (a, b) => (a === null || (b.cv ?? 0) / b.limit! > (a.cv ?? 0) / a.limit! ? b : a),
    null,
  )
  const detail = found.map(
    (s) => `${s.stage === 'primary' ? '小学' : '初中'}综合差异系数 ${s.cv === null ? '无法判定' : plain(s.cv)}，上限 ${s.limit}`,
  )
  const verdict = found.length === 0 ? 'not_judgeable' : allOf(found.map((s) => s.verdict))
  return {
    key: item.key,
    value: verdict === 'not_judgeable' ? null : (tightest?.cv ?? null),
    verdict,
    detail: detail.length ? detail : ['没有计入的学校'],
  }
}

/** 办学基本标准: from each school's core items and score, else the county's own conclusion. `value` counts the schools that fail. */
export function schoolStandardItem(frame: Frame, item: Item): ItemResult {
  const { schools } = frame.county
  const stated = frame.county.values.get(item.key)?.number ?? Number.NaN
  const reported = frame.schoolRows.some((s) =>
    ['core_items_failed', 'school_standard_score'].some((e) => !Number.isNaN(frame.schoolColumn(e)[s]!)),
  )
  if (!reported) {
    const detail = Number.isNaN(stated)
      ? ['各校办学基本标准得分和核心指标均未报']
      : [`县级结论：${stated === 1 ? '达标' : '未达标'}（各校得分未报）`]
    return { key: item.key, value: null, verdict: truthVerdict(stated), detail }
  }
  const failing: string[] = []
  const unknown: string[] = []
  for (const school of frame.schoolRows) {
    const { truth, text } = schoolStandardOf(frame, item, school)
    if (truth === 0) failing.push(`${schools.names[school]}（${text}）`)
    else if (Number.isNaN(truth)) unknown.push(schools.names[school]!)
  }
  const detail: string[] = []
  if (failing.length) detail.push(`不达标 ${failing.length} 所：${listed(failing)}`)
  if (unknown.length) detail.push(`无法判定 ${unknown.length} 所：${listed(unknown)}`)
  if (!detail.length) detail.push(`${frame.schoolRows.length} 所学校全部达标`)
  if (!failing.length && unknown.length && !Number.isNaN(stated)) {
    // Schools that say nothing against it leave the county's own conclusion standing.
    detail.push(`县级结论：${stated === 1 ? '达标' : '未达标'}`)
    return { key: item.key, value: null, verdict: truthVerdict(stated), detail }
  }
  const verdict = failing.length ? 'unmet' : unknown.length ? 'not_judgeable' : 'met'
  if (contradicts(stated, verdict)) detail.push('县级结论与各校结果不一致，以各校结果为准')
  return { key: item.key, value: verdict === 'not_judgeable' ? null : failing.length, verdict, detail }
}

/** 办学基本标准 of one school: 1 reached, 0 not, NaN unknown, and its figures in words. */
export function schoolStandardOf(frame: Frame, item: Item, school: number): { truth: number; text: string } {
  const params = Object.fromEntries(Object.entries(item.params!).map(([k, v]) => [k, Float64Array.of(v)]))
  const truth = computeOne(item.formula!.tree, schoolScope(frame, Int32Array.of(school), params))
  const [core, score] = [frame.schoolColumn('core_items_failed')[school]!, frame.schoolColumn('school_standard_score')[school]!]
  const text = `核心指标 ${Number.isNaN(core) ? '未报' : `${core} 项不达标`}，得分 ${Number.isNaN(score) ? '未报' : plain(score)}`
  return { truth, text }
}

const scoreOf = (frame: Frame, key: string): number => frame.county.values.get(`score:${key}`)?.number ?? Number.NaN

/** One of the 17 government scores: shown, never judged alone (每项分值由各省定). */
export function scoreItem(frame: Frame, item: Item): ItemResult {
  const score = scoreOf(frame, item.key)
  return {
    key: item.key,
    value: orNull(score),
    verdict: null,
    detail: [Number.isNaN(score) ? '未评分；只计入总分，不单独判定' : `得 ${plain(score)} 分；只计入总分，不单独判定`],
  }
}

/** 政府工作总分 ≥ 85: as reported, else the sum of all 17 scores. */
export function scoreTotalItem(frame: Frame, item: Item): ItemResult {
  const scores = frame.standard.items.filter((i) => i.kind === 'score').map((i) => [i, scoreOf(frame, i.key)] as const)
  const sum = scores.reduce((total, [, score]) => total + score, 0)
  const stated = frame.county.values.get(item.key)?.number ?? Number.NaN
  const total = Number.isNaN(stated) ? sum : stated
  const line = item.params!['minScore']!
  if (Number.isNaN(total)) {
    const missing = scores.filter(([, score]) => Number.isNaN(score)).map(([i]) => `第${i.number}项`)
    return { key: item.key, value: null, verdict: 'not_judgeable', detail: [`总分未报，各项评分缺：${listed(missing)}`] }
  }
  const detail = [
    `总分 ${plain(total)} 分，合格线 ${line} 分（满分 ${item.params!['max']}）${Number.isNaN(stated) ? '，由各项评分相加' : ''}`,
  ]
  if (!Number.isNaN(stated) && !Number.isNaN(sum) && Math.abs(stated - sum) > 1e-6)
    detail.push(`各项评分之和为 ${plain(sum)} 分，与所报总分不一致`)
  return { key: item.key, value: total, verdict: atLeast(total, line) ? 'met' : 'unmet', detail }
}
