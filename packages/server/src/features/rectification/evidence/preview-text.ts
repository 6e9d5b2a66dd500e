import type { EvidencePreview } from '@junheng/core/features/rectification/evidence/schema.ts'
import type { PlanSource } from '@junheng/core/features/rectification/plan/read-plan.ts'
import { openOffice } from '../../../files/open-office.ts'
import { readDocx } from '../plan/read-docx.ts'
import { readXlsx } from '../plan/read-xlsx.ts'

/** What a person looks through in a preview; the rest is in the file. */
const MOST_BLOCKS = 400
const MOST_ROWS = 200
const MOST_COLUMNS = 30
const MOST_CHARACTERS = 200_000

type Block = EvidencePreview['blocks'][number]

/**
 * A docx or xlsx as plain text, for the worker thread: the file is not trusted, and nothing of it but characters leaves here.
 *
 * @throws Problem plan.unreadable with the reason
 */
export async function previewText(bytes: Uint8Array, fileName: string): Promise<EvidencePreview> {
  const file = openOffice(bytes, fileName)
  const blocks = file.kind === 'docx' ? inOrder(readDocx(file, fileName)) : sheetsOf(await readXlsx(file, bytes, fileName))
  return bounded(blocks)
}

/** The reader keeps with each table the paragraphs before it. */
function inOrder({ tables, paragraphs }: PlanSource): Block[] {
  const blocks: Block[] = []
  let next = 0
  for (const { table, above } of tables) {
    for (const text of above)
      if (paragraphs[next] === text) {
        blocks.push({ kind: 'text', text })
        next++
      }
    blocks.push({ kind: 'table', name: '', rows: table.cells })
  }
  return [...blocks, ...paragraphs.slice(next).map((text): Block => ({ kind: 'text', text }))]
}

const sheetsOf = ({ tables }: PlanSource): Block[] =>
  tables.flatMap(({ table }, i): Block[] =>
    table.cells.length === 0 ? [] : [{ kind: 'table', name: `第 ${i + 1} 张表`, rows: table.cells }],
  )

function bounded(blocks: readonly Block[]): EvidencePreview {
  let left = MOST_CHARACTERS
  let isCut = blocks.length > MOST_BLOCKS
  const take = (text: string): string => {
    if (text.length > left) isCut = true
    const taken = text.slice(0, left).toWellFormed()
    left -= taken.length
    return taken
  }
  const shown = blocks.slice(0, MOST_BLOCKS).flatMap((block): Block[] => {
    if (left === 0) {
      isCut = true
      return []
    }
    if (block.kind === 'text') return [{ kind: 'text', text: take(block.text) }]
    if (block.rows.length > MOST_ROWS || block.rows.some((row) => row.length > MOST_COLUMNS)) isCut = true
    const rows = block.rows.slice(0, MOST_ROWS).map((row) => row.slice(0, MOST_COLUMNS).map(take))
    return [{ ...block, rows }]
  })
  return { blocks: shown, isCut }
}
