import type { Item } from '../../standards/standard.ts'
import type { Frame } from '../frame.ts'
import { BLANK, percentOf, say } from './cells.ts'
import type { FormRow } from './form.ts'
import type { JudgedCounty } from './forms.ts'
import { type Line, number, ofSchool, rowOf, type SchoolAt, truths } from './school-line.ts'

/** A3 教育质量: each school's own conclusions, and its share of training funds. */
export function qualityRows(judged: JudgedCounty): (at: SchoolAt) => FormRow[] {
  const lines = qualityLines(judged.frame)
  return (at) => lines.map((line) => rowOf(judged.frame, line, at))
}

export function qualityLines(frame: Frame): Line[] {
  const lines: Line[] = []
  for (const item of frame.standard.items) {
    if (item.key === 'training_funds_5pct') lines.push(trainingFundsLine(frame, item))
    else if (item.kind === 'judgement' && item.level === 'school') lines.push(judgementLine(frame, item))
  }
  return lines
}

function trainingFundsLine(frame: Frame, item: Item): Line {
  const verdict = truths(frame, item)
  return ({ school }) => {
    const [training, all] = [
      ofSchool(frame, school, 'training_funds_budget_wan'),
      ofSchool(frame, school, 'public_funds_budget_wan'),
    ]
    return {
      name: '教师培训经费占公用经费预算总额的比例',
      item: item.key,
      verdict: verdict(school),
      elements: ['training_funds_budget_wan', 'public_funds_budget_wan'],
      sentence: say`教师培训经费${number(item.key, '教师培训经费', training, '万元', 2)}，公用经费预算${number(item.key, '公用经费预算', all, '万元', 2)}，占比${number(item.key, '占比', percentOf(training, all), '%', 2)}`,
    }
  }
}

const GRADES = ['优秀', '良好', '合格', '不合格']

function judgementLine(frame: Frame, item: Item): Line {
  return ({ school }) => {
    const value = frame.county.schools.numbers.get(item.key)?.[school] ?? Number.NaN
    const word = Number.isNaN(value) ? BLANK : item.grades ? (GRADES[value] ?? BLANK) : value === 1 ? '达到要求' : '未达到要求'
    const good = item.grades ? value <= item.grades.indexOf(item.atLeast!) : value === 1
    const lacking = number(item.key, item.zh, { value: null, missing: ['本校结论'] }, '')
    return {
      name: item.zh,
      item: item.key,
      elements: [item.key],
      verdict: Number.isNaN(value) ? 'not_judgeable' : good ? 'met' : 'unmet',
      sentence: { text: item.grades ? `评定等级：${word}` : `结论：${word}`, figures: Number.isNaN(value) ? [lacking] : [] },
    }
  }
}
