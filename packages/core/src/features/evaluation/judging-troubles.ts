import type { Fault, NotRun } from '../../fault.ts'
import type { Frame } from './frame.ts'
import { schoolStandardItem, scoreTotalItem } from './items/basic.ts'
import { contradicts, judgementItem } from './items/judgement.ts'

/**
 * What only the judging can see: a county's conclusion that its schools' own conclusions, or its scores, contradict; and a scope rule
 * that could not be applied because who owns a school was not reported.
 */
export interface Troubles {
  faults: Fault[]
  notRun: NotRun[]
}

export function troublesOf(frame: Frame): Troubles {
  const { county, standard } = frame
  const faults: Fault[] = []
  const fault = (key: string, message: string, repair: string): void => {
    const { sheet, headers, letters } = county.valuesSource
    const row = county.values.get(key)!.line
    const letter = letters?.get('value')
    faults.push({
      sheet,
      row,
      column: headers.get('value') ?? 'value',
      cell: letter ? `${letter}${row}` : null,
      rule: 'S902',
      severity: 'error',
      message,
      repair,
    })
  }
  for (const item of standard.items) {
    const stated = county.values.get(item.key)?.number ?? Number.NaN
    if (Number.isNaN(stated)) continue
    if (item.kind === 'judgement' && item.level === 'school') {
      const { verdict, detail } = judgementItem(frame, item)
      const schools = county.schools.numbers.get(item.key)
      if (schools && verdict && contradicts(stated, verdict)) {
        fault(
          item.key,
          `「${item.zh}」县级填报为${stated === 1 ? '达标' : '不达标'}，但各校填报汇总：${detail[0]}`,
          '删去县级这一行，以各校结论为准；或更正学校结论',
        )
      }
    }
    if (item.kind === 'school_standard') {
      const { verdict, detail } = schoolStandardItem(frame, item)
      if (verdict && contradicts(stated, verdict))
        fault(
          item.key,
          `「${item.zh}」县级填报为${stated === 1 ? '达标' : '不达标'}，但各校填报汇总：${detail[0]}`,
          '删去县级这一行，以各校结果为准；或更正学校数据',
        )
    }
    if (item.kind === 'score_total') {
      const said = scoreTotalItem(frame, item).detail[1]
      if (said) fault(item.key, `政府工作总分填报为 ${stated} 分，${said}`, '更正总分或各项评分，使两者一致')
    }
  }
  const open = [...frame.scope.openFor]
  return { faults, notRun: open.length > 0 ? [{ rule: 'S903', missing: open }] : [] }
}
