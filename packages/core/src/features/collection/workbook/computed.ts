import { type Formula, namesIn } from '../../standards/formula/parse.ts'
import type { Standard } from '../../standards/standard.ts'
import { STAGES, type Stage } from '../county.ts'
import { OWN_COLUMN } from './sheets.ts'

/** A column the workbook computes by itself: one of the standard's indicators, so that a clerk sees at once what the figures come to. */
export interface ComputedColumn {
  header: string
  unit: string
  note: string
  /** On 学部 when all it needs stands there, else on 学校, over the school's pupils of both stages. */
  table: 'schools' | 'sections'
  formula: Record<Stage, Formula>
}

/** The per-pupil indicators of a standard as columns. What is shown is not yet split by stage and judges nothing. */
export function computedColumns(standard: Standard, levelOf: (element: string) => string | null): ComputedColumn[] {
  return standard.indicators.map(({ zh, unit, formula }) => {
    const trees = { primary: formula.primary.tree, junior: formula.junior.tree }
    const names = STAGES.flatMap((stage) => [...namesIn(trees[stage])])
    const table = names.every((name) => levelOf(name) === 'section') ? 'sections' : 'schools'
    const how = table === 'schools' ? '按全校义务教育学生计算，未拆分学段' : '按本学段学生计算'
    return {
      header: `${OWN_COLUMN}计算〕${zh}`,
      unit,
      note: `由本表数据自动计算，不用填写，也不读取。单位：${unit}。${how}；正式结果以系统评估为准。`,
      table,
      formula: trees,
    }
  })
}

/**
 * A formula of the standard as Excel understands it.
 * @param cell the reference of a name in this row, such as `C2`, or what stands for it; a sum over other rows counts as reported above zero
 */
export function excelFormula(formula: Formula, cell: (name: string) => string): string {
  const refs = [...namesIn(formula)].map(cell)
  const reported = refs.map((ref) => (ref.startsWith('SUMIF(') ? `${ref}>0` : `ISNUMBER(${ref})`))
  return `IFERROR(IF(AND(${reported.join(',')}),${spelled(formula, cell)},""),"")`
}

/** What that Excel formula shows: '' where something is not reported or it has no value. */
export function excelResult(formula: Formula, value: (name: string) => number): number | '' {
  const result = computed(formula, value)
  return Number.isFinite(result) ? result : ''
}

function spelled(formula: Formula, cell: (name: string) => string): string {
  switch (formula.kind) {
    case 'number':
      return String(formula.value)
    case 'name':
      return cell(formula.name)
    case 'binary':
      return `(${spelled(formula.left, cell)}${operator(formula.operator)}${spelled(formula.right, cell)})`
    default:
      throw new Error(`an indicator's formula with ${formula.kind} has no Excel spelling yet`)
  }
}

function computed(formula: Formula, value: (name: string) => number): number {
  if (formula.kind === 'number') return formula.value
  if (formula.kind === 'name') return value(formula.name)
  if (formula.kind !== 'binary') throw new Error(`an indicator's formula with ${formula.kind} has no Excel spelling yet`)
  const [left, right] = [computed(formula.left, value), computed(formula.right, value)]
  switch (operator(formula.operator)) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    default:
      return left / right
  }
}

function operator(written: string): '+' | '-' | '*' | '/' {
  if (written === '+' || written === '-' || written === '*' || written === '/') return written
  throw new Error(`an indicator's formula with ${written} has no Excel spelling yet`)
}
