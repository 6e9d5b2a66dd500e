import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Block, Cell, Paper } from '@junheng/core/features/documents/paper.ts'
import { schoolPage } from '@junheng/core/features/documents/school-pages/school-page.ts'
import { schoolView } from '@junheng/core/features/evaluation/school/school-view.ts'
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { zipped } from '../examples/make/files.ts'
import { papersDocx } from '../packages/server/src/features/documents/docx/paper-docx.ts'
import { pageTemplate } from '../packages/server/src/features/documents/school-pages/page-template.ts'
import { schoolPagesOf } from '../packages/server/src/features/documents/school-pages/pages-input.ts'
import { judgeForForms } from '../packages/server/src/features/evaluation/forms-input.ts'
import { ensurePackage } from './generate.ts'
import { median } from './measure.ts'
import { report } from './report.ts'

const RUNS = 3
const OPTIONS = { standard: 'quality_balanced_2017', today: '2026-11-23' } as const

/** 一校一页 of 300 schools as one document; the peer of its writing is the docx library, given the same finished pages. */
export async function benchSchoolPages(cache: string): Promise<(boolean | null)[]> {
  const bytes = countyOf300(cache)
  const judged = await judgeForForms(bytes, OPTIONS)
  const head = { county: judged.result.countyName, basis: '示例' }
  const papers = judged.frame.county.schools.codes.flatMap((code) => {
    const view = schoolView(judged, code)
    return view ? [schoolPage(view, judged.frame.standard, head)] : []
  })
  const ours = await seconds(() => schoolPagesOf(bytes, { ...OPTIONS, school: null, source: '示例' }))
  const peer = await seconds(() =>
    Packer.toBuffer(new Document({ sections: papers.map((paper) => ({ children: plainly(paper) })) })),
  )
  const template = await pageTemplate()
  const writing = await seconds(async () => papersDocx(papers, template))
  const common = { bench: 'school-pages', runs: RUNS, unit: 's' } as const
  return [
    report({
      ...common,
      what: '300 school pages as one docx, from the package to the file, median',
      ours,
      peer: null,
      target: 10,
      judged: 'figure',
    }),
    report({
      ...common,
      what: 'the writing of it alone',
      ours: writing,
      peer: { name: 'docx', value: peer },
      target: 1,
      judged: 'ratio',
    }),
  ]
}

/** The package of a county of 300 schools. */
export function countyOf300(cache: string): Uint8Array {
  const folder = ensurePackage(cache, 'county-300', { counties: 1, schools: 300, classes: 20 })
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv'))
  return zipped(new Map(names.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))])))
}

/** The median of some runs after one that warms up. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run <= RUNS; run++) {
    const before = performance.now()
    await work()
    times.push((performance.now() - before) / 1000)
  }
  return median(times.slice(1))
}

const plainly = ({ title, blocks }: Paper) => [new Paragraph(title), ...blocks.map(blockOf)]

function blockOf(block: Block): Paragraph | Table {
  if (block.kind === 'heading') return new Paragraph(block.text)
  if (block.kind === 'paragraph') return new Paragraph({ children: block.runs.map(({ text }) => new TextRun(text)) })
  if (block.kind !== 'table') return new Paragraph('')
  return new Table({ rows: [...block.head, ...block.rows].map((cells) => new TableRow({ children: cells.map(cellOf) })) })
}

const cellOf = ({ runs }: Cell): TableCell =>
  new TableCell({ children: [new Paragraph({ children: runs.map(({ text }) => new TextRun(text)) })] })
