import type { Stage } from '../../collection/county.ts'
import { namesIn } from '../../standards/formula/parse.ts'
import type { Indicator } from '../../standards/standard.ts'
import { weightedSpread } from '../cv.ts'
import type { Explanation, ExplanationInput } from '../explanation.ts'
import type { Frame } from '../frame.ts'
import { formulaOf, indicatorColumn } from '../indicators.ts'
import { orNull } from '../items/say.ts'
import { amountsOf, compositeLimit, judgesComposite, stageSpreads } from '../spreads.ts'
import { figure } from './numbers.ts'
import { sectionInput, sectionName, stageWord } from './sources.ts'

const FORMULA =
  '差异系数 = 标准差 ÷ 平均值；平均值 = 资源总量 ÷ 学生总数；标准差 = √（Σ 学生数 ×（各校生均值 − 平均值）² ÷ 学生总数）'

/** 校际差异 of one indicator and stage: every school with its value and pupils, and what would bring it under the line. */
export function explainSpread(frame: Frame, stage: Stage, indicator: Indicator): Explanation {
  const rows = frame.stageRows[stage]
  const { values } = indicatorColumn(frame, indicator, stage)
  const students = frame.stageColumn(stage, 'students')
  const spread = weightedSpread(amountsOf(values, students), students)
  const found = stageSpreads(frame, stage, [{ indicator, values, ways: new Map() }])[0]!
  const inputs: ExplanationInput[] = [...rows].map((section, i) => ({
    element: indicator.code,
    zh: sectionName(frame.county, section),
    unit: indicator.unit,
    value: orNull(values[i]!),
    source: null,
    inputs: [...namesIn(formulaOf(indicator, stage, frame.profile).tree)].map((name) => sectionInput(frame, section, name)),
  }))
  const limit = indicator.cvLimits?.[stage] ?? null
  return {
    title: `${stageWord(stage)} ${indicator.zh} 校际差异系数`,
    indicator: indicator.code,
    unit: '',
    value: found.cv,
    formula: FORMULA,
    withNumbers: spread
      ? `${figure(spread.sd)} ÷ ${figure(spread.mean)} = ${spread.cv === null ? '平均值为 0，无法计算' : figure(spread.cv)}`
      : '有学校的数据未报，无法计算',
    inputs,
    split: null,
    threshold: found.limit,
    clause: `${frame.standard.docNo} ${frame.standard.spread.zh}`,
    source: indicator.source,
    confidence: indicator.confidence,
    verdict: found.verdict,
    toPass:
      found.verdict === 'unmet'
        ? spreadToPass(frame, stage, indicator, values, students)
        : found.verdict === 'not_judgeable'
          ? unknownSchools(inputs)
          : null,
    notes: [
      `${rows.length} 个学段、${figure(students.reduce((a, b) => a + b, 0))} 名学生；按学生数加权，总体标准差（不减 1）；资源为 0 的学校计入`,
      ...(judgesComposite(frame)
        ? [`单项只列示，按综合差异系数判定${limit === null ? '' : '（口径 cv.mode = composite）'}`]
        : []),
    ],
  }
}

/** The schools that carry most, and what raising every school below the line to the line would do. */
function spreadToPass(frame: Frame, stage: Stage, indicator: Indicator, values: Float64Array, students: Float64Array): string {
  const rows = frame.stageRows[stage]
  const mean = weightedSpread(amountsOf(values, students), students)!.mean
  const parts = [...rows].map((section, i) => ({
    name: sectionName(frame.county, section),
    part: students[i]! * (values[i]! - mean) ** 2,
    high: values[i]! > mean,
  }))
  const all = parts.reduce((sum, p) => sum + p.part, 0)
  const top = parts
    .sort((a, b) => b.part - a.part)
    .slice(0, 3)
    .map((p) => `${p.name}（${p.high ? '高于' : '低于'}平均，占差异 ${((p.part / all) * 100).toFixed(1)}%）`)
  const line = indicator.thresholds?.[stage]
  if (line === undefined) return `差异主要来自：${top.join('、')}`
  const raised = values.map((v, i) => Math.max(v, line) * students[i]!)
  const then = weightedSpread(raised, students)?.cv ?? null
  const low = values.filter((v) => v < line).length
  return `差异主要来自：${top.join('、')}。若把低于标准的 ${low} 个学段都补到 ${line} ${indicator.unit}，差异系数为 ${then === null ? '无法计算' : figure(then)}`
}

const unknownSchools = (inputs: readonly ExplanationInput[]): string => {
  const names = inputs.filter((input) => input.value === null).map((input) => input.zh)
  return names.length > 0 ? `补报：${names.join('、')}` : '平均值为 0，须先有资源'
}

/** 综合差异系数: the mean of the single coefficients. In 2017 it is shown beside them; judged only under cv.mode = composite. */
export function explainComposite(frame: Frame, stage: Stage): Explanation {
  const { standard } = frame
  const columns = standard.indicators.map((indicator) => indicatorColumn(frame, indicator, stage))
  const singles = stageSpreads(frame, stage, columns).filter((s) => s.indicator !== 'composite')
  const known = singles.every((s) => s.cv !== null) && singles.length > 0
  const value = known ? singles.reduce((sum, s) => sum + s.cv!, 0) / singles.length : null
  const judged = judgesComposite(frame)
  const limit = judged ? compositeLimit(frame, stage) : null
  const verdict = limit === null ? null : value === null ? 'not_judgeable' : value <= limit * (1 + 1e-9) ? 'met' : 'unmet'
  return {
    title: `${stageWord(stage)} 综合差异系数`,
    indicator: 'composite',
    unit: '',
    value,
    formula: `综合差异系数 = ${singles.length} 项差异系数的算术平均`,
    withNumbers: `（${singles.map((s) => (s.cv === null ? '无法判定' : figure(s.cv))).join(' + ')}）÷ ${singles.length} = ${value === null ? '无法判定' : figure(value)}`,
    inputs: singles.map((s, k) => ({
      element: s.indicator,
      zh: standard.indicators[k]!.zh,
      unit: '',
      value: s.cv,
      source: null,
    })),
    split: null,
    threshold: limit,
    clause: `${standard.docNo} 综合差异系数`,
    source: standard.indicators[0]!.source,
    confidence: standard.confidence,
    verdict,
    toPass:
      verdict === 'unmet'
        ? `须由 ${figure(value!)} 降到 ${limit}；先降最大的：${[...singles]
            .sort((a, b) => b.cv! - a.cv!)
            .slice(0, 2)
            .map((s) => standard.indicators.find((i) => i.code === s.indicator)!.zh)
            .join('、')}`
        : null,
    notes: judged ? [] : ['只列示，供参考；本标准按每一项差异系数判定'],
  }
}
