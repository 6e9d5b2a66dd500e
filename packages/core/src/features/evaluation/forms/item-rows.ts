import type { Item } from '../../standards/standard.ts'
import type { FigureAddress } from '../explain/explain.ts'
import { nameOf } from '../explain/sources.ts'
import type { Frame } from '../frame.ts'
import type { CountyResult, ItemResult } from '../result.ts'
import { BLANK, column, type Figure, figure, NONE, type Sentence, sentenceCell, textCell, verdictCell } from './cells.ts'
import { countyFigure, countyText } from './figures.ts'
import type { FormColumn, FormFigure, FormRow } from './form.ts'

/** 指标名称 | 指标值或简要结论 | 是否达标, the shape of 表Ⅳ and 表Ⅴ. */
export const ITEM_COLUMNS: readonly FormColumn[] = [
  column('number', '序号', 6),
  column('name', '指标名称', 38, { align: 'left' }),
  column('text', '指标值或简要结论', 70, { align: 'left' }),
  column('verdict', '是否达标', 10),
]

/** What one row of these forms has at hand. */
export interface ItemRow {
  frame: Frame
  result: CountyResult
  item: Item
  found: ItemResult
  /** A county value as a figure of the sentence, explained by the item it belongs to. */
  asked: (key: string, label: string, unit: string, per?: number) => FormFigure
  /** A number worked out here. */
  number: (label: string, found: Figure, unit: string, decimals?: number) => FormFigure
}

export type Saying = (row: ItemRow) => Sentence

/** The row of an item: its number, name, sentence and verdict, all explained by the item. */
export function itemRow(frame: Frame, result: CountyResult, item: Item, saying: Saying): FormRow {
  const found = result.items.find((i) => i.key === item.key)!
  const explain: FigureAddress = { indicator: item.key }
  const number = (label: string, value: Figure, unit: string, decimals = unit === '%' ? 1 : 0): FormFigure =>
    figure(label, value, decimals, unit, explain)
  const sentence = saying({
    frame,
    result,
    item,
    found,
    number,
    asked: (key, label, unit, per) => number(label, countyFigure(frame, key, per), unit),
  })
  return {
    key: item.key,
    cells: [
      textCell('number', item.number || NONE, explain),
      textCell('name', item.zh, explain),
      sentenceCell('text', sentence, explain),
      verdictCell('verdict', found.verdict, explain, found.detail),
    ],
  }
}

/** A judgement with its evidence: what was concluded, by whom it stands, and a blank where no evidence is named. */
export const conclusion =
  (form: 'IV' | 'V'): Saying =>
  ({ frame, item, found }) => {
    const key = `form:${form}.evidence.${item.number}`
    const evidence = countyText(frame, key)
    const said = found.verdict === 'not_judgeable' ? `结论：${BLANK}（${found.detail.join('；')}）` : found.detail.join('；')
    const lacking: FormFigure = {
      label: '佐证材料',
      value: null,
      decimals: 0,
      unit: '',
      explain: { indicator: item.key },
      missing: [nameOf(frame, key).zh],
    }
    return { text: `${said}。佐证：${evidence || BLANK}`, figures: evidence ? [] : [lacking] }
  }

/** The item's own account, for conclusions counted school by school. */
export const ownAccount: Saying = ({ found }) => ({ text: found.detail.join('；'), figures: [] })
