import { type FigureChange, figureChanges, type PrintedFigure } from '../../documents/figures.ts'
import { type Block, cell, type Paper, paragraph } from '../../documents/paper.ts'
import { planFigures } from './plan-figures.ts'
import { forPrint, type PlanSources, schoolPlanPaper } from './plan-paper.ts'

/** A plan as it was approved. */
export interface Approved {
  version: number
  paper: Paper
  figures: readonly PrintedFigure[]
}

/** A plan with the figures of now: its paper, every figure of it, and what is otherwise than when it was last approved. */
export interface PlanNow {
  paper: Paper
  figures: PrintedFigure[]
  changes: FigureChange[]
}

export function planNow(sources: PlanSources, approved: Pick<Approved, 'figures'> | null): PlanNow {
  const paper = schoolPlanPaper(sources)
  const figures = planFigures(paper, sources.view, sources.items)
  return { paper, figures, changes: approved ? figureChanges(approved.figures, figures) : [] }
}

/** A plan as it is handed out: what is approved as it was approved, any other with the figures of now; then what changed since the approval. */
export function printedPlan(sources: PlanSources, approved: Approved | null): Paper {
  const { paper, changes } = planNow(sources, approved)
  const base = approved && sources.state === 'approved' ? approved.paper : paper
  return forPrint({ ...base, blocks: [...base.blocks, ...changeBlocks(changes, approved)] })
}

function changeBlocks(changes: readonly FigureChange[], approved: Approved | null): Block[] {
  if (approved === null) return []
  const heading: Block = { kind: 'heading', level: 1, text: '批准后的变化' }
  if (changes.length === 0) return [heading, paragraph(`与第${approved.version}版批准时相比，数据没有变化。`)]
  return [
    heading,
    {
      kind: 'table',
      caption: null,
      columns: [
        { width: 40, align: 'left' },
        { width: 30, align: 'left' },
        { width: 30, align: 'left' },
      ],
      head: [[cell('内容'), cell(`第${approved.version}版批准时`), cell('现在')]],
      rows: changes.map(({ label, before, after }) => [cell(label), cell(before ?? '没有'), cell(after ?? '没有')]),
    },
  ]
}
