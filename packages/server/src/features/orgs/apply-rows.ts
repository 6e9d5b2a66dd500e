import type { OrgChange } from '@junheng/core/features/orgs/changes.ts'
import { factWords } from '@junheng/core/features/orgs/fact-words.ts'
import type { Difference } from '@junheng/core/features/orgs/import-schema.ts'
import { KINDS, kindName } from '@junheng/core/features/orgs/kinds.ts'
import { NO_SCHOOL_FACTS, type Org, type OrgFacts, SINCE_UNKNOWN } from '@junheng/core/features/orgs/schema.ts'
import { factsOf, ID, NAME, PARENT, rankOf, SINCE } from '@junheng/core/features/orgs/sheet.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../db/database.ts'
import type { By } from '../audit/service.ts'
import { type Book, latestOrgs } from './book.ts'
import { applyChange, found } from './change-org.ts'
import type { ImportRow } from './import-rows.ts'

interface Applying {
  /** From which day what is new or otherwise holds. */
  on: string
  reason: string
  isDemo: boolean
}

/**
 * Brings the directory to what the rows say: new ones are founded, others renamed, moved or amended from `on`; what began on `on` or later is
 * corrected. Organisations without a row stay. What is refused is a fault of its row.
 */
export async function applyRows(tx: Db, by: By, book: Book, rows: readonly ImportRow[], how: Applying): Promise<Difference[]> {
  const differences: Difference[] = []
  const seen = new Set<string>()
  const drafts = rows.flatMap((row) => draftOf(row, book, seen) ?? [])
  drafts.sort((a, b) => rankOf(a.row.kind, a.facts) - rankOf(b.row.kind, b.facts))
  // Parents before those under them, also where both are new and of one kind.
  let waiting = drafts
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ facts }) => facts.name))
    const ready = waiting.filter(
      (draft) => draft.org !== null || !names.has(draft.parent ?? '') || parentsOf(draft, book).length > 0,
    )
    for (const draft of ready.length > 0 ? ready : waiting) differences.push(...(await apply(tx, by, book, draft, how)))
    if (ready.length === 0) break
    waiting = waiting.filter((draft) => !ready.includes(draft))
  }
  return differences
}

interface Draft {
  row: ImportRow
  org: Org | null
  facts: OrgFacts
  /** The parent's name; null where the sheet does not have the column. */
  parent: string | null
}

function draftOf(row: ImportRow, book: Book, seen: Set<string>): Draft | null {
  const org = orgOf(row, book)
  if (org === undefined) return null
  const base = org?.facts ?? {
    name: '',
    shortName: null,
    region: book.keeper,
    schoolCode: null,
    school: row.kind === 'school' ? NO_SCHOOL_FACTS : null,
    duty: null,
  }
  const { facts, troubles } = factsOf(row.kind, base, row.get)
  for (const { header, message, repair } of troubles) row.fault('O004', header, message, repair)
  const key = org?.id ?? `${row.kind} ${facts.name}`
  if (seen.has(key)) row.fault('O007', NAME, `“${facts.name}”在文件中出现两次。`, '只保留一行。')
  if (troubles.length > 0 || seen.has(key)) return null
  seen.add(key)
  return { row, org, facts, parent: row.get(PARENT)?.trim() ?? null }
}

/** Whom the row means; null = somebody new, undefined = a fault. */
function orgOf(row: ImportRow, book: Book): Org | null | undefined {
  const own = latestOrgs(book).filter((org) => org.keeper === book.keeper && org.kind === row.kind)
  const id = row.get(ID)?.trim() ?? ''
  if (id !== '') {
    const org = own.find((each) => each.id === id)
    if (!org)
      row.fault(
        'O005',
        ID,
        `编号“${id.slice(0, 40)}”不在本县的${kindName(row.kind)}名录中。`,
        '新增的行请把编号留空；其余请保留导出时的编号。',
      )
    return org
  }
  const active = own.filter((org) => org.state === 'active')
  const code = row.get('标识码')?.normalize('NFKC').trim() ?? ''
  const name = row.get(NAME)?.trim() ?? ''
  const alias = book.aliases.find((each) => each.name === name)?.org_id
  return (
    active.find((org) => code !== '' && org.facts.schoolCode === code) ??
    active.find((org) => org.facts.name === name) ??
    active.find((org) => org.id === alias) ??
    null
  )
}

async function apply(tx: Db, by: By, book: Book, draft: Draft, how: Applying): Promise<Difference[]> {
  const { row, org, facts } = draft
  const parents = draft.parent === null || draft.parent === '' ? [] : parentsOf(draft, book)
  if (draft.parent && parents.length !== 1) {
    const message =
      parents.length === 0
        ? `上级“${draft.parent}”不在名录和本文件中，或不能作${kindName(row.kind)}的上级。`
        : `有 ${parents.length} 个名为“${draft.parent}”的上级。`
    row.fault('O006', PARENT, message, '填写名录中上级的全称。')
    return []
  }
  const parent = parents[0] ?? null
  try {
    return org === null
      ? [await add(tx, by, book, draft, parent, how)]
      : await change(tx, by, book, org, facts, draft, parent, how)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'orgs.refused') throw error
    row.fault('O008', NAME, `${facts.name}：${error.message}`, '按提示修改这一行。')
    return []
  }
}

async function add(tx: Db, by: By, book: Book, { row, facts }: Draft, parent: Org | null, how: Applying): Promise<Difference> {
  const written = row.get(SINCE)?.trim() ?? ''
  if (written !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(written))
    row.fault('O004', SINCE, `“${SINCE}”不能是“${written.slice(0, 20)}”。`, '写成 2020-09-01；不详留空。')
  const since = /^\d{4}-\d{2}-\d{2}$/.test(written) ? written : SINCE_UNKNOWN
  const draft = { kind: row.kind, parentId: parent?.id ?? null, since, reason: how.reason, facts }
  await found(tx, by, book, draft, how.isDemo)
  const after = { ...factWords(facts), 上级: parent?.facts.name ?? '' }
  const fields = Object.entries(after).flatMap(([what, said]) => (said === '' ? [] : [{ what, before: null, after: said }]))
  return {
    key: `${row.kind} ${facts.schoolCode ?? facts.name}`,
    kind: kindName(row.kind),
    name: facts.name,
    orgId: null,
    action: 'found',
    fields,
  }
}

async function change(
  tx: Db,
  by: By,
  book: Book,
  org: Org,
  facts: OrgFacts,
  { row, parent: written }: Draft,
  parent: Org | null,
  { on, reason }: Applying,
): Promise<Difference[]> {
  const since = row.get(SINCE)?.trim() ?? ''
  if (since !== '' && since !== org.since)
    row.fault('O009', SINCE, `起始日期仍是 ${org.since}，没有改动。`, '需要时在它的页面上更正。')
  const differences: Difference[] = []
  const about = { kind: kindName(row.kind), name: org.facts.name, orgId: org.id }
  const latest = () => latestOrgs(book).find(({ id }) => id === org.id)!
  let current = latest()
  const run = async (next: OrgChange, fields: Difference['fields']) => {
    await applyChange(tx, by, book, current, next)
    current = latest()
    const action = next.kind as Difference['action']
    differences.push({ key: `${org.id} ${action}`, ...about, action, fields })
  }
  if (written !== null && (parent?.id ?? null) !== org.parentId) {
    const before = latestOrgs(book).find(({ id }) => id === org.parentId)?.facts.name ?? null
    await run({ kind: 'move', on, reason, parentId: parent?.id ?? null }, [
      { what: '上级', before, after: parent?.facts.name ?? null },
    ])
  }
  const named = { ...current.facts, name: facts.name, shortName: facts.shortName }
  const renamed = facts.name !== org.facts.name
  if (renamed && current.since < on)
    await run({ kind: 'rename', on, reason, name: facts.name, shortName: facts.shortName }, fieldsBetween(org.facts, named))
  const rest = fieldsBetween(current.facts, facts)
  if (rest.length > 0)
    await run(current.since < on ? { kind: 'amend', on, reason, facts } : { kind: 'correct', reason, facts }, rest)
  return differences
}

function fieldsBetween(before: OrgFacts, after: OrgFacts): Difference['fields'] {
  const [old, now] = [factWords(before), factWords(after)]
  return Object.keys(now).flatMap((what) =>
    old[what] === now[what] ? [] : [{ what, before: old[what] || null, after: now[what] || null }],
  )
}

function parentsOf({ row, parent }: Pick<Draft, 'row' | 'parent'>, book: Book): Org[] {
  const alias = book.aliases.find(({ name }) => name === parent)?.org_id
  const may = latestOrgs(book).filter((org) => org.state === 'active' && KINDS[row.kind].under.includes(org.kind))
  const named = may.filter((org) => org.facts.name === parent)
  return named.length > 0 ? named : may.filter((org) => org.id === alias)
}
