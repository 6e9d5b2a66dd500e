import { STAGE_WORDS } from '@junheng/core/features/documents/bulletins/words.ts'
import type { Paper } from '@junheng/core/features/documents/paper.ts'
import { KINDS, kindName } from '@junheng/core/features/orgs/kinds.ts'
import { STANDING } from '@junheng/core/features/rectification/ledger/states.ts'
import type { LetterDraft, LetterReceiver, LetterWish } from '@junheng/core/features/rectification/letters/contract.ts'
import { LETTER_FACTS, type LetterKind } from '@junheng/core/features/rectification/letters/kinds.ts'
import { letterPaper, usualCause, usualDemand } from '@junheng/core/features/rectification/letters/letter-paper.ts'
import type { LetterItem, LetterTexts, ReplyTerm } from '@junheng/core/features/rectification/letters/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { type StandingOrg, standingOrgs, todayOf } from '../../orgs/service.ts'
import { daysAfter } from '../../warnings/service.ts'
import { getItems } from '../ledger/find-item.ts'
import { linesOf as itemLines } from '../ledger/item-view.ts'
import type { ItemRow } from '../ledger/queries.ts'
import { linesOf } from './letter-view.ts'
import * as queries from './queries.ts'
import { settingOf } from './settings.ts'

/** A letter made ready: to whom, about what, in which words; `paperOf` makes it once its number is known. */
export interface ReadyLetter {
  receiver: StandingOrg | null
  named: readonly StandingOrg[]
  orgs: readonly StandingOrg[]
  rows: readonly ItemRow[]
  texts: LetterTexts
  term: ReplyTerm
  paperOf: (serial: number | null) => Paper
}

/** The letter as it would be issued now; nothing is kept. @throws Problem record.missing, letter.no-items, letter.item-settled, letter.no-receiver */
export async function draftLetter(ctx: Context, wish: LetterWish): Promise<LetterDraft> {
  const { code } = countyOf(ctx.actor)
  const today = todayOf(ctx)
  const { receiver, named, orgs, texts, term, paperOf } = await readyLetter(ctx, wish)
  const earlier = await queries.lettersAbout(ctx.db, code, wish.items)
  return {
    paper: paperOf(null),
    texts,
    term,
    receiver: receiver?.id ?? null,
    receivers: receiversOf(orgs, named),
    next: (await queries.lastSerial(ctx.db, code, wish.kind, Number(today.slice(0, 4)))) + 1,
    setting: await settingOf(ctx.db, code, wish.kind),
    earlier: await linesOf(ctx.db, code, today, earlier),
  }
}

/** @throws Problem record.missing, letter.no-items, letter.item-settled, letter.no-receiver for one that does not stand in the directory */
export async function readyLetter(ctx: Context, wish: LetterWish): Promise<ReadyLetter> {
  const { code } = countyOf(ctx.actor)
  const { kind } = wish
  const today = todayOf(ctx)
  if (wish.items.length === 0 && kind !== 'opinion') throw new Problem('letter.no-items')
  const rows = await getItems(ctx.db, ctx, wish.items)
  const settled = rows.find(({ state }) => !STANDING.includes(state))
  if (settled) throw new Problem('letter.item-settled', { no: settled.item_no })
  const lines = await itemLines(ctx.db, code, today, rows)
  const items = lines.map(({ no, ...line }, i): LetterItem => {
    const { problem, value, threshold, gap, unit, deadline, indicatorName, matter } = line
    const where = [line.schoolName ?? '全县', line.stage ? STAGE_WORDS[line.stage] : ''].filter(Boolean).join('　')
    const overdueDays = line.isOverdue ? daysBetween(deadline!, today) : 0
    const figures = { value, threshold, gap, unit, isSpread: matter === 'spread' }
    return { no, where, indicatorName, problem, basis: rows[i]!.basis, ...figures, deadline, overdueDays }
  })
  const orgs = await standingOrgs(ctx.db, code, today)
  const named = namedIn(orgs, lines)
  const receiver = receiverOf(orgs, lines, wish.receiver)
  const setting = await settingOf(ctx.db, code, kind)
  const term: ReplyTerm =
    wish.term ?? (kind === 'opinion' ? { by: 'days', days: setting.days } : { by: 'day', day: daysAfter(today, setting.days) })
  const texts = await settledTexts(ctx, kind, wish.texts, items)
  const { recheckDays } = setting
  const paperOf = (serial: number | null) =>
    letterPaper({ kind, texts, to: receiver?.name ?? '（请选择主送单位）', items, term, recheckDays, on: today, serial })
  return { receiver, named, orgs, rows, texts, term, paperOf }
}

interface Naming {
  schoolCode: string | null
  units: { orgId: string | null }[]
}

/** The items' schools, then their units and sections. */
function namedIn(orgs: readonly StandingOrg[], lines: readonly Naming[]): StandingOrg[] {
  const schools = lines.flatMap(
    ({ schoolCode }) => orgs.find((org) => schoolCode !== null && org.schoolCode === schoolCode) ?? [],
  )
  const units = lines.flatMap(({ units: of }) => of.flatMap(({ orgId }) => orgs.find(({ id }) => id === orgId) ?? []))
  return [...new Set([...schools, ...units])]
}

/** Without a wish whom every item names, its school before its units; where the items share nobody, a person chooses. */
function receiverOf(orgs: readonly StandingOrg[], lines: readonly Naming[], wished: string | null): StandingOrg | null {
  if (wished === null) return namedIn(orgs, lines).find((org) => lines.every((line) => isNamed(org, line))) ?? null
  const found = orgs.find(({ id }) => id === wished)
  if (!found) throw new Problem('letter.no-receiver')
  return found
}

const isNamed = ({ id, schoolCode }: StandingOrg, line: Naming): boolean =>
  (schoolCode !== null && schoolCode === line.schoolCode) || line.units.some(({ orgId }) => orgId === id)

/** Named ones first, in their order; zones and communities are no addressees. */
function receiversOf(orgs: readonly StandingOrg[], named: readonly StandingOrg[]): LetterReceiver[] {
  const others = orgs.filter((org) => !named.includes(org))
  const able = [...named, ...others].filter(({ kind }) => !['zone', 'community'].includes(KINDS[kind].nature))
  return able.map((org) => ({ id: org.id, name: org.name, kind: kindName(org.kind), isNamed: named.includes(org) }))
}

/** What somebody wrote, with what they left out proposed: issuer and 机关代字 as in the county's last letter of the kind, else after its name. */
async function settledTexts(
  ctx: Context,
  kind: LetterKind,
  wished: LetterWish['texts'],
  items: readonly LetterItem[],
): Promise<LetterTexts> {
  const { code, name } = countyOf(ctx.actor)
  const last = (await queries.lastTexts(ctx.db, code, kind))?.texts
  const plain = name.replace(/（.*?）/g, '')
  return {
    agency: wished.agency ?? last?.agency ?? `${plain.slice(0, 1)}教${LETTER_FACTS[kind].suffix}`,
    issuer: wished.issuer ?? last?.issuer ?? `${plain}人民政府教育督导委员会办公室`,
    title: wished.title ?? LETTER_FACTS[kind].title,
    situation: wished.situation ?? '',
    merits: wished.merits ?? '',
    cause: wished.cause ?? usualCause(kind, items),
    demand: wished.demand ?? usualDemand(kind),
  }
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
