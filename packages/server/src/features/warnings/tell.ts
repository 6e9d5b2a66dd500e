import type { FoundWarning } from '@junheng/core/features/warnings/find-warnings.ts'
import type { Holder } from '@junheng/core/features/warnings/schema.ts'
import type { Db } from '../../db/database.ts'
import { type Context, countyOf } from '../../http/context.ts'
import { notify } from '../notices/service.ts'

/** Tells of what is new and grave: the county’s office and leader with its causes, each school that there is something about itself. */
export async function tellOpened(tx: Db, ctx: Context, opened: readonly FoundWarning[]): Promise<void> {
  const { code, name } = countyOf(ctx.actor)
  const grave = opened.filter(({ level }) => level === 'red' || level === 'orange')
  if (grave.length === 0) return
  await notify(tx, ctx, {
    to: [
      { role: 'coordinator', county: code },
      { role: 'leader', county: code },
    ],
    kind: 'warning',
    title: `${name}新增预警 ${grave.length} 条`,
    body: causes(grave),
    link: '/warnings',
  })
  const schools = [...new Set(grave.flatMap(({ subject }) => subject.school ?? []))]
  if (schools.length > 0)
    await notify(tx, ctx, {
      to: schools.map((school) => ({ school })),
      kind: 'warning',
      title: '本校有新的预警，请查看并签收',
      body: '',
      link: '/warnings',
    })
}

/** Tells whoever the warnings have come to that nobody said in time that they know. */
export async function tellOverdue(tx: Db, ctx: Context, holder: Holder, overdue: readonly { cause: string }[]): Promise<void> {
  const { code, name } = countyOf(ctx.actor)
  await notify(tx, ctx, {
    to: [{ role: holder === 'city' ? 'city_supervisor' : 'leader', county: code }],
    kind: 'warning',
    title: `${name}有 ${overdue.length} 条预警超期没有签收，已上报`,
    body: causes(overdue),
    link: '/warnings?state=escalated',
  })
}

const NAMED = 5
export const causes = (of: readonly { cause: string }[]): string =>
  of
    .slice(0, NAMED)
    .map(({ cause }) => cause)
    .join('\n')
    .slice(0, 1900)
