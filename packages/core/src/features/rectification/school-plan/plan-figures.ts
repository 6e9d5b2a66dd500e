import { STAGE_WORDS, verdictWord } from '../../documents/bulletins/words.ts'
import { figuresOf, type PrintedFigure } from '../../documents/figures.ts'
import type { Paper } from '../../documents/paper.ts'
import type { SchoolView } from '../../evaluation/school-schema.ts'
import { ITEM_STATE_NAMES } from '../ledger/states.ts'
import type { PlanItem } from './schema.ts'
import { subjectOf } from './written-text.ts'

/**
 * Everything of a plan that may become otherwise after it was approved: the numbers its paper prints, then sizes, classes, rooms, duties and the
 * state of its items. Frozen with an approval and held against the same of a later day (`figureChanges`).
 */
export function planFigures(paper: Paper, view: SchoolView | null, items: readonly PlanItem[]): PrintedFigure[] {
  return [...figuresOf(paper), ...(view ? schoolFigures(view) : []), ...items.flatMap(itemFigures)]
}

function schoolFigures({ code, sections, classes, rooms, duties }: SchoolView): PrintedFigure[] {
  const of = (part: string, label: string, value: number | null): PrintedFigure => ({
    key: `school.${code}.${part}`,
    label,
    text: value === null ? '未报' : String(value),
    value,
  })
  return [
    ...sections.flatMap(({ stage, students, classes }) => [
      of(`${stage}.students`, `${STAGE_WORDS[stage]}在校生数`, students),
      of(`${stage}.classes`, `${STAGE_WORDS[stage]}班数`, classes),
    ]),
    ...classes.map(({ stage, largest }) => of(`${stage}.largest-class`, `${STAGE_WORDS[stage]}最大班额`, largest)),
    ...rooms.flatMap(({ kind, required, good }) => [
      of(`${kind}.required`, `应有${ROOMS[kind]}`, required),
      of(`${kind}.good`, `达标的${ROOMS[kind]}`, good),
    ]),
    ...duties
      .filter(({ concerns }) => concerns)
      .map(({ key, lines, verdict }) => ({
        key: `school.${code}.duty.${key}`,
        label: lines.map(({ name }) => name).join('、'),
        text: `${lines.map(({ text }) => text).join('；')}（${verdict === null ? '全县合计' : verdictWord(verdict)}）`,
        value: null,
      })),
  ]
}

const ROOMS = { music: '音乐教室间数', art: '美术教室间数' } as const

const itemFigures = (item: PlanItem): PrintedFigure[] => [
  {
    key: `item.${item.no}.state`,
    label: `№ ${item.no} ${subjectOf(item)}：状态`,
    text: ITEM_STATE_NAMES[item.state],
    value: null,
  },
  { key: `item.${item.no}.deadline`, label: `№ ${item.no}：完成时间`, text: item.deadline ?? '未定', value: null },
]
