import type { Stage } from '../../collection/county.ts'
import type { Indicator } from '../../standards/standard.ts'
import { compositeCv, weightedCv, weightedSpread } from '../cv.ts'
import type { Explanation, ExplanationInput } from '../explanation.ts'
import type { Frame } from '../frame.ts'
import { indicatorColumn } from '../indicators.ts'
import { orNull } from '../items/say.ts'
import { factorOf } from '../spread/raises.ts'
import { raisesAbove, schoolShares } from '../spread/school-shares.ts'
import { amountsOf } from '../spreads.ts'
import { figure } from './numbers.ts'
import { sectionInput, sectionName, stageWord } from './sources.ts'

/** Before an indicator's code, or `composite`: what one school does to that spread. */
export const SHARE_PREFIX = 'spread:'

const FORMULA =
  '占差异 = 学生数 ×（该校生均值 − 平均值）² ÷ Σ 学生数 ×（各校生均值 − 平均值）²；不计该校时 = 其余各校的差异系数；' +
  '再增的影响 ∂CV²/∂x =（2 ÷ 资源总量）×（该校生均值 ÷ 平均值 − 1 − CV²）'

/**
 * What one counted section carries of its stage's 差异系数, what the coefficient is without it, and what more of the resource for it would do.
 *
 * @param section row of the county's sections; it must be counted in `stage`
 */
export function explainShare(frame: Frame, stage: Stage, indicator: Indicator, section: number): Explanation {
  const { values } = indicatorColumn(frame, indicator, stage)
  const students = frame.stageColumn(stage, 'students')
  const amounts = amountsOf(values, students)
  const i = [...frame.stageRows[stage]].indexOf(section)
  const share = schoolShares(amounts, students)[i]!
  const spread = weightedSpread(amounts, students)
  const name = sectionName(frame.county, section)
  const [value, pupils] = [values[i]!, students[i]!]
  const parts = spread && values.map((x, k) => students[k]! * (x - spread.mean) ** 2)
  const all = parts?.reduce((sum, part) => sum + part, 0) ?? 0
  return {
    ...head(frame, stage, indicator),
    title: `${name} 对${stageWord(stage)}“${indicator.zh}”校际差异的影响`,
    indicator: `${SHARE_PREFIX}${indicator.code}`,
    unit: '比例',
    value: share.share,
    formula: FORMULA,
    withNumbers:
      share.share === null || !spread
        ? '各校相等，或有学校的数据未报，无法计算'
        : `${figure(pupils)} ×（${figure(value)} − ${figure(spread.mean)}）² ÷ ${figure(all)} = ${figure(share.share)}`,
    inputs: [
      sectionInput(frame, section, 'students'),
      plainInput(indicator.code, `${name} ${indicator.zh}`, indicator.unit, orNull(value)),
      plainInput('mean', '全县平均值（按学生加权）', indicator.unit, spread?.mean ?? null),
      plainInput('cv', '差异系数', '', spread?.cv ?? null),
    ],
    notes: spread ? notesOf(spread, value, share, amounts, { indicator, factor: factorOf(frame, indicator, stage) }) : [],
  }
}

/** The composite has no values of its own: what each single coefficient would be without the school, and their mean. */
export function explainCompositeShare(frame: Frame, stage: Stage, section: number): Explanation {
  const students = frame.stageColumn(stage, 'students')
  const i = [...frame.stageRows[stage]].indexOf(section)
  const singles = frame.standard.indicators.map((indicator) => {
    const { values } = indicatorColumn(frame, indicator, stage)
    const amounts = amountsOf(values, students)
    return { indicator, now: weightedCv(amounts, students), without: schoolShares(amounts, students)[i]!.without }
  })
  const value = compositeCv(singles.map(({ without }) => without))
  return {
    ...head(frame, stage, frame.standard.indicators[0]!),
    title: `不计${sectionName(frame.county, section)}时的${stageWord(stage)}综合差异系数`,
    indicator: `${SHARE_PREFIX}composite`,
    unit: '',
    value,
    formula: `各单项不计该校时的差异系数的算术平均（${singles.length} 项）`,
    withNumbers: `（${singles.map(({ without }) => (without === null ? '无法判定' : figure(without))).join(' + ')}）÷ ${singles.length} = ${value === null ? '无法判定' : figure(value)}`,
    inputs: singles.map(({ indicator, without }) => plainInput(indicator.code, `${indicator.zh}，不计该校时`, '', without)),
    notes: [`计入该校时：${figure(compositeCv(singles.map(({ now }) => now)) ?? Number.NaN)}`],
  }
}

function notesOf(
  spread: { mean: number; cv: number | null },
  value: number,
  { without, slope, raises }: { without: number | null; slope: number | null; raises: boolean | null },
  amounts: ArrayLike<number>,
  { indicator: { unit, gap }, factor }: { indicator: Indicator; factor: number },
): string[] {
  const total = Array.from(amounts).reduce((sum, amount) => sum + amount, 0) / factor
  const notes = [`与平均之差：${figure(value)} − ${figure(spread.mean)} = ${figure(value - spread.mean)} ${unit}`]
  if (without !== null) notes.push(`不计该校时，其余 ${amounts.length - 1} 个学段的差异系数为 ${figure(without)}`)
  if (slope !== null && spread.cv !== null) {
    const u = value / spread.mean - 1
    notes.push(
      `∂CV²/∂x =（2 ÷ ${figure(total)} ${gap.unit}）×（${figure(u)} − ${figure(spread.cv)}²）= ${(slope * factor).toExponential(4)}`,
    )
    const line = figure(raisesAbove(spread)!)
    notes.push(
      raises
        ? `再给该校增加资源会拉大校际差距：生均值 ${figure(value)} 高于（1 + CV²）× 平均值 = ${line}`
        : `再给该校增加资源会缩小校际差距：生均值 ${figure(value)} 不高于（1 + CV²）× 平均值 = ${line}`,
    )
  }
  return notes
}

/** It is derived from a spread, not judged: no line, no verdict of its own. */
function head({ standard }: Frame, stage: Stage, { source, confidence }: Indicator) {
  return {
    split: null,
    threshold: null,
    clause: `由${stageWord(stage)}校际差异系数推出，${standard.docNo} ${standard.spread.zh}`,
    source,
    confidence,
    verdict: null,
    toPass: null,
  }
}

const plainInput = (element: string, zh: string, unit: string, value: number | null): ExplanationInput => ({
  element,
  zh,
  unit,
  value,
  source: null,
})
