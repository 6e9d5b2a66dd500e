import { z } from 'zod'
import type { Block, Cell, Paper, PaperFigure, Run } from './paper.ts'

/** A number as a version of a paper printed it. */
export const PrintedFigure = z.object({ key: z.string(), label: z.string(), text: z.string(), value: z.number().nullable() })
export type PrintedFigure = z.infer<typeof PrintedFigure>

/** A number that is printed otherwise than before; null = it did not stand there. */
export const FigureChange = z.object({
  key: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type FigureChange = z.infer<typeof FigureChange>

/** Every number of a paper once, in the order of the text. */
export function figuresOf(paper: Paper): PrintedFigure[] {
  const found = new Map<string, PrintedFigure>()
  for (const { text, figure } of runsOf(paper)) {
    if (!figure || found.has(figure.key)) continue
    found.set(figure.key, { key: figure.key, label: figure.label, text, value: figure.value })
  }
  return [...found.values()]
}

/** What could not be given, and why: every blank number once. */
export const blanksOf = (paper: Paper): PaperFigure[] => {
  const found = new Map<string, PaperFigure>()
  for (const { figure } of runsOf(paper)) if (figure?.value === null && !found.has(figure.key)) found.set(figure.key, figure)
  return [...found.values()]
}

/** The numbers printed otherwise, in the order of the later paper, then those that are gone. What is printed the same is the same. */
export function figureChanges(before: readonly PrintedFigure[], after: readonly PrintedFigure[]): FigureChange[] {
  const [old, now] = [new Map(before.map((f) => [f.key, f])), new Set(after.map((f) => f.key))]
  const changed = after
    .filter(({ key, text }) => old.get(key)?.text !== text)
    .map(({ key, label, text }) => ({ key, label, before: old.get(key)?.text ?? null, after: text }))
  const gone = before
    .filter(({ key }) => !now.has(key))
    .map(({ key, label, text }) => ({ key, label, before: text, after: null }))
  return [...changed, ...gone]
}

function* runsOf({ blocks, annexes }: Paper): Generator<Run> {
  for (const part of [blocks, ...annexes.map((annex) => annex.blocks)]) for (const block of part) yield* blockRuns(block)
}

function* blockRuns(block: Block): Generator<Run> {
  if (block.kind === 'paragraph') yield* block.runs
  if (block.kind === 'table') for (const row of [...block.head, ...block.rows]) yield* row.flatMap(({ runs }: Cell) => runs)
}
