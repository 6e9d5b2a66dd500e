import type { Item } from '../../standards/standard.ts'
import type { Frame } from '../frame.ts'
import type { ItemResult } from '../result.ts'
import { listed, truthVerdict } from './say.ts'

/** Items people judge on evidence: one conclusion for the county, or one a school, rolled up. */
export function judgementItem(frame: Frame, item: Item): ItemResult {
  const stated = frame.county.values.get(item.key)?.number ?? Number.NaN
  if (item.level === 'county') {
    const detail = Number.isNaN(stated) ? ['尚无结论，请填写结论并附佐证'] : [stated === 1 ? '结论：达标' : '结论：未达标']
    return { key: item.key, value: null, verdict: truthVerdict(stated), detail }
  }
  const column = frame.county.schools.numbers.get(item.key)
  if (!column || frame.countedColumn(item.key).every(Number.isNaN)) {
    const detail = Number.isNaN(stated) ? ['各校结论未报'] : [`县级结论：${stated === 1 ? '达标' : '未达标'}（各校结论未报）`]
    return { key: item.key, value: null, verdict: truthVerdict(stated), detail }
  }
  return rolledUp(frame, item, frame.countedColumn(item.key), stated)
}

function rolledUp(frame: Frame, item: Item, column: Float64Array, stated: number): ItemResult {
  // Grades are places in a list, best first; met/unmet is 1/0.
  const lastGood = item.grades ? item.grades.indexOf(item.atLeast!) : Number.NaN
  const failing: string[] = []
  const unknown: string[] = []
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!
    if (Number.isNaN(value)) unknown.push(frame.county.schools.names[frame.schoolRows[i]!]!)
    else if (item.grades ? value > lastGood : value === 0) failing.push(frame.county.schools.names[frame.schoolRows[i]!]!)
  }
  const detail: string[] = []
  if (failing.length > 0) detail.push(`不达标 ${failing.length} 所：${listed(failing)}`)
  if (unknown.length > 0) detail.push(`未报 ${unknown.length} 所：${listed(unknown)}`)
  if (detail.length === 0) detail.push(`${frame.schoolRows.length} 所学校全部达标`)
  const verdict = failing.length > 0 ? 'unmet' : unknown.length > 0 ? 'not_judgeable' : 'met'
  if (contradicts(stated, verdict)) detail.push('县级结论与各校结论不一致，以各校结论为准')
  return { key: item.key, value: verdict === 'not_judgeable' ? null : failing.length, verdict, detail }
}

/** A county row that says otherwise than its schools is a fault of the data; see `judging-troubles.ts`. */
export function contradicts(stated: number, verdict: ItemResult['verdict']): boolean {
  return (stated === 1 && verdict === 'unmet') || (stated === 0 && verdict === 'met')
}
