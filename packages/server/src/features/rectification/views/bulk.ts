import type { ItemDetail, ItemText } from '@junheng/core/features/rectification/ledger/schema.ts'
import type { BulkChange } from '@junheng/core/features/rectification/views/contract.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Context } from '../../../http/context.ts'
import { actOnItem } from '../ledger/act.ts'
import { readItem } from '../ledger/read-item.ts'
import { editItem } from '../ledger/write-items.ts'

interface Seen {
  no: number
  seen: number
}

/** Does one thing to many items, each in a transaction of its own: what is refused leaves the others done and says why. */
export async function changeItems(ctx: Context, items: readonly Seen[], change: BulkChange) {
  const results: { no: number; refusal: string | null }[] = []
  for (const item of items) {
    // Nobody waits for the rest any more: what was done stays done, the rest was not begun.
    if (ctx.signal.aborted) break
    results.push({ no: item.no, refusal: await refusalOf(() => changeOne(ctx, item, change)) })
  }
  return { results }
}

async function refusalOf(act: () => Promise<unknown>): Promise<string | null> {
  try {
    await act()
    return null
  } catch (error) {
    if (error instanceof Problem) return error.message
    throw error
  }
}

async function changeOne(ctx: Context, { no, seen }: Seen, change: BulkChange): Promise<unknown> {
  if (change.kind === 'start') return actOnItem(ctx, no, { action: 'start', note: change.note, seen })
  if (change.kind === 'drop') return actOnItem(ctx, no, { action: 'drop', note: change.reason, seen })
  const text = textOf(await readItem(ctx, no))
  return editItem(ctx, no, { ...text, ...changed(text, change), seen, reason: change.reason })
}

function changed(text: ItemText, change: Extract<BulkChange, { kind: 'deadline' | 'people' | 'units' }>): Partial<ItemText> {
  if (change.kind === 'deadline') return { deadline: change.deadline }
  if (change.kind === 'units')
    return {
      units: [
        ...text.units.filter(({ part }) => part !== change.part),
        ...change.units.map((unit) => ({ ...unit, part: change.part })),
      ],
    }
  const { chief = text.chief, deputy = text.deputy, handler = text.handler } = change
  return { chief, deputy, handler }
}

const textOf = (item: ItemDetail): ItemText => ({
  source: item.source,
  channel: item.channel,
  sourceNumber: item.sourceNumber,
  sourceDate: item.sourceDate,
  problem: item.problem,
  basis: item.basis,
  level: item.level,
  chief: item.chief,
  deputy: item.deputy,
  handler: item.handler,
  units: item.units,
  requirement: item.requirement,
  closeStandard: item.closeStandard,
  deadline: item.deadline,
  funds: item.funds,
})
