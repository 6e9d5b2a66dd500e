import {
  type RuleKey,
  type RuleSetting,
  settledRules,
  WARNING_RULES,
  type WarningRule,
} from '@junheng/core/features/warnings/rules.ts'
import type { RuleChange, RuleView } from '@junheng/core/features/warnings/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically } from '../../db/database.ts'
import { type Context, countyOf } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import * as queries from './queries.ts'

type Settled = WarningRule & { isOn: boolean; isOwn: boolean }

/** The rules as they stand in the caller's county; as proposed for whoever works on none. */
export async function rulesOf(ctx: Context): Promise<Settled[]> {
  const rows = ctx.actor.county ? await queries.settingsOf(ctx.db, ctx.actor.county.code) : []
  const own = new Map<RuleKey, RuleSetting>(
    rows.map(({ rule, level, is_on, settings }) => [rule, { level, isOn: is_on, settings }]),
  )
  return settledRules(own)
}

export async function listRules(ctx: Context): Promise<{ rules: RuleView[] }> {
  return { rules: (await rulesOf(ctx)).map(viewOf) }
}

/** Takes effect when the figures are next gone through. @throws Problem warnings.unknown-setting */
export async function setRule(ctx: Context, key: RuleKey, { level, isOn, settings }: RuleChange): Promise<{ rules: RuleView[] }> {
  const proposed = WARNING_RULES.find((rule) => rule.key === key)!
  const unknown = Object.keys(settings).filter((name) => !(name in proposed.settings))
  if (unknown.length > 0) throw new Problem('warnings.unknown-setting', { names: unknown.join('、') })
  const before = (await rulesOf(ctx)).find((rule) => rule.key === key)!
  await atomically(ctx.db, async (tx) => {
    await queries.putSetting(tx, {
      county_code: countyOf(ctx.actor).code,
      rule: key,
      level,
      is_on: isOn,
      settings: JSON.stringify(settings),
      changed_at: ctx.now.toISOString(),
      changed_name: ctx.actor.displayName,
    })
    await audit(tx, ctx, {
      verb: 'warnings.set-rule',
      subject: key,
      subjectName: proposed.zh,
      before: { 级别: before.level, 启用: before.isOn, ...before.settings },
      after: { 级别: level, 启用: isOn, ...settings },
    })
  })
  return listRules(ctx)
}

function viewOf({ key, zh, level, isOn, isOwn, settings }: Settled): RuleView {
  const proposed = WARNING_RULES.find((rule) => rule.key === key)!
  return { key, zh, level, isOn, isOwn, settings, proposed: { level: proposed.level, settings: proposed.settings } }
}
