import type { InputOf } from '@junheng/core/endpoint.ts'
import type { Draft, issueNotice } from '@junheng/core/features/documents/bulletins/contract.ts'
import type { IssuedPaper } from '@junheng/core/features/documents/bulletins/schema.ts'
import {
  gravest,
  type NoticedWarning,
  usualDemand,
  warningNotice,
} from '@junheng/core/features/documents/bulletins/warning-notice.ts'
import { WARNING_RULES } from '@junheng/core/features/warnings/rules.ts'
import type { Warning } from '@junheng/core/features/warnings/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { notify } from '../../notices/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { getWarnings } from '../../warnings/service.ts'
import { issueBulletin } from './issue.ts'
import { issuedViews } from './issued-view.ts'
import { settledTexts } from './proposal.ts'
import * as queries from './queries.ts'

type Wish = Omit<InputOf<typeof issueNotice>['body'], 'serial'>

/** The notice as it would be issued now. @throws Problem record.missing, warnings.closed, papers.several-receivers */
export async function draft(ctx: Context, wish: Wish): Promise<Draft> {
  const { code } = countyOf(ctx.actor)
  const { texts, paperOf } = await written(ctx, wish)
  const earlier = await issuedViews(ctx.db, code, await queries.earlierNotices(ctx.db, code, wish.warnings))
  const next = (await queries.lastSerial(ctx.db, code, Number(todayOf(ctx).slice(0, 4)))) + 1
  return { paper: paperOf(null), texts, next, run: null, against: null, since: null, earlier }
}

/** Whoever signs for the school is told. @throws as `draft`, and Problem papers.number-given */
export async function issue(ctx: Context, wish: Wish, serial: number | null): Promise<IssuedPaper> {
  const { texts, warnings, school, paperOf } = await written(ctx, wish)
  const level = gravest(warnings.map((warning) => warning.level))
  const ids = warnings.map(({ id }) => id)
  const what = { kind: 'warning_notice', texts, run: null, against: null, level, school, warnings: ids, paperOf } as const
  return issueBulletin(ctx, what, serial, async (tx, issued) => {
    if (school === null) return
    await notify(tx, ctx, {
      to: [{ school }],
      kind: 'warning',
      title: `收到预警通知单${issued.number}`,
      body: warnings
        .slice(0, 5)
        .map(({ cause }) => cause)
        .join('\n')
        .slice(0, 1900),
      link: `/papers/issued/${issued.id}`,
    })
  })
}

async function written(ctx: Context, wish: Wish) {
  const found = await getWarnings(ctx, wish.warnings)
  if (found.some(({ state }) => state === 'closed')) throw new Problem('warnings.closed')
  const school = oneReceiver(found)
  const warnings = found.map(noticed)
  const due = found.map((warning) => warning.due).sort()
  const today = todayOf(ctx)
  const texts = await settledTexts(ctx, wish.texts, {
    to: found[0]?.subject.school ? (found[0].subject.schoolName ?? '') : '各责任单位',
    demand: usualDemand(warnings),
    term: due[0]! > today ? due[0]! : null,
  })
  const paperOf = (serial: number | null) =>
    warningNotice({ county: countyOf(ctx.actor).name, warnings, texts, on: today, serial })
  return { texts, warnings, school, paperOf }
}

function oneReceiver(warnings: readonly Warning[]): string | null {
  const names = new Map(warnings.map(({ subject }) => [subject.school, subject.schoolName ?? '全县事项']))
  if (names.size > 1) throw new Problem('papers.several-receivers', { names: [...names.values()].slice(0, 5).join('、') })
  return warnings[0]!.subject.school
}

function noticed({ id, rule, level, subject, cause, value, threshold, openedAt, due, source }: Warning): NoticedWarning {
  const { school, stage, indicator } = subject
  return {
    id,
    rule,
    ruleName: WARNING_RULES.find(({ key }) => key === rule)?.zh ?? rule,
    level,
    subject: { school, stage, indicator },
    cause,
    value,
    threshold,
    since: new Date(openedAt).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }),
    due,
    source: source.name.replace(/\.(zip|xlsx)$/i, ''),
  }
}
