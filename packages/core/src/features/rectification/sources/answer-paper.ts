import { officialDate } from '../../documents/official-text.ts'
import { type Block, cell, emptyPaper, type Paper, type PaperTable, paragraph } from '../../documents/paper.ts'
import type { ItemDetail } from '../ledger/schema.ts'
import { ITEM_STATE_NAMES, isStanding } from '../ledger/states.ts'
import type { FeedbackLetterLine } from './schema.ts'

/** An item as the papers that answer a letter tell it. */
export type AnsweredItem = Pick<
  ItemDetail,
  | 'no'
  | 'state'
  | 'problem'
  | 'requirement'
  | 'closeStandard'
  | 'chief'
  | 'deputy'
  | 'handler'
  | 'units'
  | 'deadline'
  | 'isOverdue'
  | 'closedOn'
  | 'closedProof'
>

type Letter = Pick<FeedbackLetterLine, 'agency' | 'number' | 'title' | 'dated' | 'due'>

/** 整改方案 in answer to a letter: what was found, what each problem asks, of whom and by when, as the ledger holds it on `on`. */
export function planPaper(letter: Letter, items: readonly AnsweredItem[], county: string, on: string): Paper {
  return answer(letter, county, on, '整改方案', [
    heading('反馈情况'),
    paragraph(
      `${told(letter)}指出问题${items.length}个，要求${officialDate(letter.due)}前整改到位。${county}已逐条列入整改台账，方案如下。`,
    ),
    heading('整改任务'),
    table(
      [7, 34, 27, 18, 14],
      ['台账号', '问题', '整改要求和销号标准', '责任人、责任单位', '时限'],
      items.map((item) => [
        `№${item.no}`,
        item.problem,
        [item.requirement, item.closeStandard && `销号标准：${item.closeStandard}`].filter(Boolean).join(' '),
        whose(item),
        item.deadline ?? letter.due,
      ]),
    ),
    heading('验收和销号'),
    paragraph(
      '数据类问题以核实值或新一轮锁定数据的评估结果达标为准，判断类问题凭佐证材料由第二人验收；本人负责的任务不由本人销号。整改到位后报送整改报告。',
    ),
  ])
}

/** 整改报告 in answer to a letter: how many problems are settled, and of each how it stands and what proved it, on `on`. */
export function reportPaper(letter: Letter, items: readonly AnsweredItem[], county: string, on: string): Paper {
  const count = (of: (item: AnsweredItem) => boolean) => items.filter(of).length
  const standing = count(({ state }) => isStanding(state))
  const late = count(({ isOverdue }) => isOverdue)
  const parts = [
    `已销号${count(({ state }) => state === 'closed')}个`,
    ...(['merged', 'dropped'] as const).flatMap((state) => {
      const n = count((item) => item.state === state)
      return n > 0 ? [`${ITEM_STATE_NAMES[state]}${n}个`] : []
    }),
    `仍在整改${standing}个${late > 0 ? `（其中逾期${late}个）` : ''}`,
  ]
  return answer(letter, county, on, '整改报告', [
    heading('总体情况'),
    paragraph(`${told(letter)}指出问题${items.length}个。截至${officialDate(on)}，${parts.join('，')}。`),
    heading('逐项情况'),
    table(
      [7, 36, 10, 33, 14],
      ['台账号', '问题', '状态', '整改结果', '销号日期'],
      items.map((item) => [
        `№${item.no}`,
        item.problem,
        `${ITEM_STATE_NAMES[item.state]}${item.isOverdue ? '（逾期）' : ''}`,
        item.closedProof?.text ?? (isStanding(item.state) ? `责任单位：${whose(item)}` : ''),
        item.closedOn ?? '',
      ]),
    ),
    ...(standing > 0
      ? [
          heading('尚未完成的事项'),
          paragraph(
            `№${items
              .filter(({ state }) => isStanding(state))
              .map(({ no }) => no)
              .join('、№')}继续整改，完成后补报。`,
          ),
        ]
      : []),
  ])
}

const told = ({ dated, agency, number, title }: Letter): string => `${officialDate(dated)}，${agency}以《${title}》（${number}）`

function answer(letter: Letter, county: string, on: string, kind: string, blocks: Block[]): Paper {
  return {
    ...emptyPaper(`${county}关于《${letter.title}》的${kind}`),
    to: letter.agency,
    blocks,
    signature: { by: county, on },
  }
}

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })

const table = (widths: readonly number[], head: readonly string[], rows: readonly (readonly string[])[]): PaperTable => ({
  kind: 'table',
  caption: null,
  columns: widths.map((width) => ({ width, align: 'left' })),
  head: [head.map((text) => ({ ...cell(text), align: 'center' }))],
  rows: rows.map((texts) => texts.map((text) => cell(text))),
})

const whose = ({ chief, deputy, handler, units }: AnsweredItem): string =>
  [[chief, deputy, handler].filter(Boolean).join('、'), [...new Set(units.map(({ name }) => name))].join('、')]
    .filter(Boolean)
    .join('；') || '（待明确）'
