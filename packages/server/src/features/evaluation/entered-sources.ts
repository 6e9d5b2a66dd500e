import type { ValueAddress } from '@junheng/core/features/collection/round/assemble.ts'
import type { EnteredSource, Source } from '@junheng/core/features/evaluation/explanation.ts'
import { type Context, countyOf } from '../../http/context.ts'
import { type EntryRow, entriesAt, type Judgeable } from '../collection/service.ts'

type Entered = NonNullable<Judgeable['entered']>
type Cell = Extract<Source, { file: string }>

/**
 * What was found out about a round's figures, with every `source` in it naming who gave the value and when, whose word it is, and what stood there
 * before; never the row of a file that nobody handed in.
 */
export async function withEntered<T>(ctx: Context, found: T, entered: Entered): Promise<T> {
  const sources = await entered.sources()
  const addressOf = (cell: Cell) => sources.at(cell.sheet, cell.row, cell.column)
  const addresses: ValueAddress[] = []
  replaced(found, (cell) => {
    const address = addressOf(cell)
    if (address) addresses.push(address)
    return cell
  })
  const rows = await entriesAt(ctx.db, countyOf(ctx.actor).code, entered.roundId, addresses)
  const entries = new Map(rows.map((row) => [keyOf({ ...row, returnId: row.return_id }), row]))
  return replaced(found, (cell) => {
    const address = addressOf(cell)
    const entry = address && entries.get(keyOf(address))
    if (!address || !entry) return FROM_DIRECTORY
    return sourceOf(entry, address, entries.get(keyOf({ ...address, version: address.version - 1 })))
  })
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

/** A copy in which each cell that is a source is what `instead` says; nothing else is touched. */
function replaced<T>(value: T, instead: (cell: Cell) => Source): T {
  if (Array.isArray(value)) return value.map((each) => replaced(each, instead)) as T
  if (typeof value !== 'object' || value === null) return value
  const copy = Object.entries(value).map(([key, part]) => [
    key,
    key === 'source' && isCell(part) ? instead(part) : replaced(part, instead),
  ])
  return Object.fromEntries(copy) as T
}

const isCell = (part: unknown): part is Cell => typeof part === 'object' && part !== null && 'file' in part && 'sheet' in part

const keyOf = ({ returnId, basis, path, version }: ValueAddress): string => `${returnId} ${basis} ${path} ${version}`

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
