import { z } from 'zod'
import { STAGES } from '../collection/county.ts'
import { Drawing } from './drawing.ts'

/** Which figure of an evaluation it is, as `explain()` knows it. */
export const FigureAddress = z.object({
  indicator: z.string(),
  school: z.string().optional(),
  stage: z.enum(STAGES).optional(),
})
export type FigureAddress = z.infer<typeof FigureAddress>

/**
 * A number that stands in a paper. `key` names it the same in every version of the paper, so that versions can be compared; `label` says
 * in Chinese what it is. `value` is unrounded in the printed unit, null = not judgeable (the paper leaves a blank). `explain`: where its
 * explanation is, null where it has none; `page`: the page that lists what was counted, where there is no explanation. `missing`: why it is
 * blank.
 */
export const PaperFigure = z.object({
  key: z.string(),
  label: z.string(),
  value: z.number().nullable(),
  explain: FigureAddress.nullable(),
  page: z.enum(['matrix']).optional(),
  missing: z.array(z.string()),
})
export type PaperFigure = z.infer<typeof PaperFigure>

/** A piece of a line: plain, or the text of a figure. */
export const Run = z.object({ text: z.string(), bold: z.literal(true).optional(), figure: PaperFigure.optional() })
export type Run = z.infer<typeof Run>

const ALIGN = ['left', 'center', 'right'] as const

export const Cell = z.object({
  runs: z.array(Run),
  colspan: z.number().int().min(1).optional(),
  rowspan: z.number().int().min(1).optional(),
  align: z.enum(ALIGN).optional(),
})
export type Cell = z.infer<typeof Cell>

/** `width`: its share of the table. A cell is listed once, where it begins; the fields it covers are not listed. */
export const PaperTable = z.object({
  kind: z.literal('table'),
  caption: z.string().nullable(),
  columns: z.array(z.object({ width: z.number().positive(), align: z.enum(ALIGN) })),
  head: z.array(z.array(Cell)),
  rows: z.array(z.array(Cell)),
})
export type PaperTable = z.infer<typeof PaperTable>

/**
 * `heading`: level 1 一、 2 （一） 3 1. 4 （1）, its number is set by the writers. `own`: a text the county writes itself and that is kept between
 * versions (empty = not yet written); a line a paragraph. `alt` is read to who cannot see the picture.
 */
export const Block = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    text: z.string(),
  }),
  z.object({ kind: z.literal('paragraph'), runs: z.array(Run), align: z.enum(ALIGN).optional() }),
  z.object({ kind: z.literal('own'), key: z.string(), title: z.string(), hint: z.string(), text: z.string() }),
  PaperTable,
  z.object({ kind: z.literal('picture'), drawing: Drawing, caption: z.string().nullable(), alt: z.string() }),
  z.object({ kind: z.literal('page-break') }),
])
export type Block = z.infer<typeof Block>

/** Printed on a page of its own, headed 附件 with its number. */
export const Annex = z.object({ title: z.string(), blocks: z.array(Block) })
export type Annex = z.infer<typeof Annex>

/**
 * An official paper before it is written as a file: what stands in it, in which part of GB/T 9704; how it looks is the writers' and the
 * template's matter. A part that is null or empty is left out.
 */
export const Paper = z.object({
  /** 发文机关标志, the red line at the top. */
  letterhead: z.string().nullable(),
  /** 发文字号. */
  number: z.object({ agency: z.string(), year: z.number().int(), serial: z.number().int().min(1) }).nullable(),
  title: z.string(),
  /** 主送机关. */
  to: z.string().nullable(),
  blocks: z.array(Block),
  annexes: z.array(Annex),
  /** 发文机关署名 and 成文日期. */
  signature: z.object({ by: z.string(), on: z.iso.date().nullable() }).nullable(),
  /** 抄送. */
  copies: z.string().nullable(),
  /** 印发机关 and 印发日期. */
  printed: z.object({ by: z.string(), on: z.iso.date() }).nullable(),
  /** What a template may name besides the parts above, by the field's Chinese name. */
  fields: z.record(z.string(), z.string()),
})
export type Paper = z.infer<typeof Paper>

/** What stands where a number cannot be given. */
export const BLANK = '＿＿'

export const plain = (text: string): Run => ({ text })

export const paragraph = (...runs: (Run | string)[]): Block => ({ kind: 'paragraph', runs: runs.map(asRun) })

export const cell = (...runs: (Run | string)[]): Cell => ({ runs: runs.map(asRun) })

const asRun = (run: Run | string): Run => (typeof run === 'string' ? plain(run) : run)

/** A paper with nothing but a title yet. */
export const emptyPaper = (title: string): Paper => ({
  letterhead: null,
  number: null,
  title,
  to: null,
  blocks: [],
  annexes: [],
  signature: null,
  copies: null,
  printed: null,
  fields: {},
})
