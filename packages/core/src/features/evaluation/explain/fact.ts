import type { Element } from '../../standards/catalogue.ts'
import type { Explanation } from '../explanation.ts'
import type { Frame } from '../frame.ts'
import { figure } from './numbers.ts'
import { schoolInput, sectionInput, sectionName, wholeInput } from './sources.ts'

/** A fact itself, e.g. 在校学生数: where it was read, or what it was added up from. `section` null: the whole school's. */
export function explainFact(frame: Frame, element: Element, school: number, section: number | null): Explanation {
  const input = inputOf(frame, element, school, section)
  const name = section === null || element.shared ? frame.county.schools.names[school]! : sectionName(frame.county, section)
  const { value, unit, inputs } = input
  const shown = value === null ? '未报' : `${typeof value === 'number' ? figure(value) : value} ${unit}`.trim()
  return {
    title: `${name} ${element.zh}`,
    indicator: element.key,
    unit,
    value: typeof value === 'number' ? value : null,
    formula: inputs?.length ? '由各部分相加' : element.definition || '填报的原始数据，没有经过计算',
    withNumbers: inputs?.length
      ? `${inputs.map((part) => (typeof part.value === 'number' ? figure(part.value) : '未报')).join(' + ')} = ${shown}`
      : shown,
    inputs: [input],
    split: null,
    threshold: null,
    clause: '数据填报要素',
    source: element.source,
    confidence: element.confidence,
    verdict: null,
    toPass: value === null ? `补报：${element.zh}` : null,
    notes: [],
  }
}

function inputOf(frame: Frame, { key, shared }: Element, school: number, section: number | null) {
  if (shared) return wholeInput(frame, school, key)
  return section === null ? schoolInput(frame, school, key) : sectionInput(frame, section, key)
}
