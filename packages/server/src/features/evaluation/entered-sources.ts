import type { ValueAddress } from '@junheng/core/features/collection/round/assemble.ts'
import type { EnteredSource, Explanation, ExplanationInput, Source } from '@junheng/core/features/evaluation/explanation.ts'
import { type Context, countyOf } from '../../http/context.ts'
import type { Judgeable } from '../collection/judgeable.ts'
import { type EntryRow, entriesAt } from '../collection/round/entry-queries.ts'

type Entered = NonNullable<Judgeable['entered']>
type Cell = Extract<Source, { file: string }>

/**
 * An explanation of a round's figure names for every input who gave the value and when, whose word it is, and what stood there before; never the
 * row of a file that nobody handed in.
 */
export async function withEntered(ctx: Context, explanation: Explanation, entered: Entered): Promise<Explanation> {
  const sources = await entered.sources()
  const addressOf = (cell: Cell) => sources.at(cell.sheet, cell.row, cell.column)
  const addresses = cellsIn(explanation.inputs).flatMap((cell) => addressOf(cell) ?? [])
  const rows = await entriesAt(ctx.db, countyOf(ctx.actor).code, entered.roundId, addresses)
  const entries = new Map(rows.map((row) => [keyOf({ ...row, returnId: row.return_id }), row]))
  const named = (source: Source | null): Source | null => {
    if (source === null || !('file' in source)) return source
    const address = addressOf(source)
    const entry = address && entries.get(keyOf(address))
    if (!address || !entry) return FROM_DIRECTORY
    return sourceOf(entry, address, entries.get(keyOf({ ...address, version: address.version - 1 })))
  }
  const renamed = (input: ExplanationInput): ExplanationInput => ({
    ...input,
    source: named(input.source),
    ...(input.inputs && { inputs: input.inputs.map(renamed) }),
  })
  return { ...explanation, inputs: explanation.inputs.map(renamed) }
}

const FROM_DIRECTORY: EnteredSource = {
  person: '机构学校名录',
  at: '',
  basis: 'directory',
  how: '',
  note: null,
  was: null,
  value: null,
}

const keyOf = ({ returnId, basis, path, version }: ValueAddress): string => `${returnId} ${basis} ${path} ${version}`

function cellsIn(inputs: readonly ExplanationInput[]): Cell[] {
  return inputs.flatMap(({ source, inputs: parts }) => [
    ...(source && 'file' in source ? [source] : []),
    ...(parts ? cellsIn(parts) : []),
  ])
}

function sourceOf(entry: EntryRow, { returnId, path, basis }: ValueAddress, before: EntryRow | undefined): EnteredSource {
  return {
    person: entry.account_name,
    at: entry.at,
    basis,
    how: entry.how,
    note: entry.note,
    was: before?.value ?? null,
    value: { returnId, path },
  }
}
