import { STAGES, type Stage } from '../../collection/county.ts'
import { compute } from '../../standards/formula/compute.ts'
import { atLeast } from '../../standards/formula/tolerance.ts'
import type { Item } from '../../standards/standard.ts'
import { type Frame, stageScope } from '../frame.ts'
import type { ItemResult, Verdict } from '../result.ts'
import { allOf, listed, orNull, percent, shownAgainst } from './say.ts'

/**
 * 就近划片入学: over the public, non-boarding sections of cities and towns, primary and junior each against its line.
 * `value` is the ratio over both stages together; the detail gives each stage's.
 */
export function zonedItem(frame: Frame, item: Item): ItemResult {
  const detail: string[] = []
  const verdicts: Verdict[] = []
  let inZone = 0
  let pupils = 0
  for (const stage of STAGES) {
    const result = zonedStage(frame, item, stage)
    verdicts.push(result.verdict)
    detail.push(result.detail)
    inZone += result.inZone
    pupils += result.pupils
  }
  return { key: item.key, value: pupils === 0 ? null : orNull(inZone / pupils), verdict: allOf(verdicts), detail }
}

/** The sections concerned and their pupils; `inZone` is NaN where it cannot be said. */
export interface ZonedStage {
  inZone: number
  pupils: number
  sections: number[]
  verdict: Verdict
  detail: string
}

export function zonedStage(frame: Frame, item: Item, stage: Stage): ZonedStage {
  const rows = frame.stageRows[stage]
  const concerned = frame.shared?.zoned(item, stage) ?? compute(item.where!.tree, stageScope(frame, stage))
  const inZone = frame.stageColumn(stage, 'students_in_zone')
  const students = frame.stageColumn(stage, 'students')
  const result: ZonedStage = { inZone: 0, pupils: 0, sections: [], verdict: 'met', detail: '' }
  const nameOf = (i: number): string => frame.county.schools.names[frame.county.sections.school[rows[i]!]!]!
  const unknown: string[] = []
  const short: number[] = []
  for (let i = 0; i < rows.length; i++) {
    if (concerned[i] === 0) continue
    if (Number.isNaN(concerned[i]!)) {
      unknown.push(`${nameOf(i)}（办别、城乡分类或是否寄宿未报）`)
      continue
    }
    result.sections.push(rows[i]!)
    result.inZone += inZone[i]!
    result.pupils += students[i]!
    if (Number.isNaN(inZone[i]! + students[i]!)) unknown.push(`${nameOf(i)}（就近入学人数或在校生未报）`)
    else if (!atLeast(inZone[i]!, students[i]!)) short.push(i)
  }
  const shortNames = (): string => listed(short.map((i) => `${nameOf(i)} ${inZone[i]}/${students[i]}`))
  const line = item.params![stage]!
  const word = stage === 'primary' ? '小学' : '初中'
  if (result.sections.length === 0 && unknown.length === 0)
    return { ...result, detail: `${word}：没有城区、镇区非寄宿公办学校，视为达标` }
  if (unknown.length > 0) {
    // At 100 % a single school known to fall short decides; below that the unknown ones may still make up for it.
    const decided = line === 1 && short.length > 0
    const detail = `${word}：${decided ? `不足 100% 的学校 ${shortNames()}；` : ''}无法判定：${listed(unknown)}`
    return { ...result, inZone: Number.NaN, verdict: decided ? 'unmet' : 'not_judgeable', detail }
  }
  const ratio = result.inZone / result.pupils
  const verdict = atLeast(ratio, line) ? 'met' : 'unmet'
  const names = verdict === 'unmet' ? `；不足的学校：${shortNames()}` : ''
  return {
    ...result,
    verdict,
    detail: `${word}就近入学比例 ${shownAgainst(ratio, line, '比例')}，标准 ≥ ${percent(line)}${names}`,
  }
}
