import { type Download, type InputOf, MEDIA_TYPES } from '@junheng/core/endpoint.ts'
import type { readUnitYears as contract, UnitYears } from '@junheng/core/features/rectification/unit-years/contract.ts'
import {
  DEFAULT_SCORE_RULE,
  type ScoreRule,
  scoreInWords,
  unitScore,
} from '@junheng/core/features/rectification/unit-years/score.ts'
import { atomically } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { bodyStyle, SheetDraft, STYLES, workbookOf } from '../../evaluation/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { unitKey } from '../views/groups.ts'
import { compareNames } from '../views/names.ts'
import * as queries from './queries.ts'

type Asked = InputOf<typeof contract>['query']
type Rule = { rule: ScoreRule; isOwnRule: boolean }

export async function readUnitYears(ctx: Context, { year: asked, part }: Asked): Promise<UnitYears> {
  const today = todayOf(ctx)
  const current = Number(today.slice(0, 4))
  const year = asked ?? current
  const { rule, isOwnRule } = await ruleOf(ctx)
  const units = (await queries.unitFacts(ctx, year, part)).map(({ org_id, name, on_time, ...rest }) => {
    const facts = { onTime: on_time, ...rest }
    return { key: unitKey({ org_id, name }), name, ...facts, score: unitScore(facts, rule), how: scoreInWords(facts, rule) }
  })
  units.sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || compareNames(a.name, b.name))
  const years = [...new Set([...(await queries.yearsOf(ctx)), current])].sort((a, b) => b - a)
  return { year, today, years, rule, isOwnRule, units }
}

async function ruleOf(ctx: Context): Promise<Rule> {
  const own = await queries.findRule(ctx)
  if (!own) return { rule: DEFAULT_SCORE_RULE, isOwnRule: false }
  return { rule: { latePercent: own.late_percent, perReturn: own.per_return, perRebound: own.per_rebound }, isOwnRule: true }
}

/** @param rule null: as we propose */
export function setScoreRule(ctx: Context, rule: ScoreRule | null): Promise<Rule> {
  const { code, name } = countyOf(ctx.actor)
  return atomically(ctx.db, async (tx) => {
    const before = (await ruleOf({ ...ctx, db: tx })).rule
    await tx.deleteFrom('unit_score_rule').where('county_code', '=', code).execute()
    if (rule)
      await tx
        .insertInto('unit_score_rule')
        .values({
          county_code: code,
          late_percent: rule.latePercent,
          per_return: rule.perReturn,
          per_rebound: rule.perRebound,
          changed_at: ctx.now.toISOString(),
          changed_name: ctx.actor.displayName,
        })
        .execute()
    const after = rule ?? DEFAULT_SCORE_RULE
    const named = { subject: code, subjectName: name }
    await audit(tx, ctx, { verb: 'item.score-rule', ...named, before: inChinese(before), after: inChinese(after) })
    return { rule: after, isOwnRule: rule !== null }
  })
}

const inChinese = ({ latePercent, perReturn, perRebound }: ScoreRule) => ({
  '逾期后完成计（%）': latePercent,
  每退回一次减: perReturn,
  每反弹一项减: perRebound,
})

const COLUMNS = [
  ['责任单位', 30],
  ['得分', 10],
  ['按期销号', 10],
  ['逾期后销号', 12],
  ['逾期未销号', 12],
  ['未到期', 10],
  ['退回', 8],
  ['销号后反弹', 12],
  ['计算', 56],
] as const

export async function downloadUnitYears(ctx: Context, asked: Asked): Promise<Download> {
  const { year, today, rule, isOwnRule, units } = await readUnitYears(ctx, asked)
  const what = asked.part === 'section' ? '责任科室' : '责任单位'
  const draft = new SheetDraft(
    `${year}年`,
    COLUMNS.map(([, width]) => width),
  )
  COLUMNS.forEach(([zh], col) => {
    draft.put(0, col, col === 0 ? what : zh, STYLES.head)
  })
  const [text, figure] = [bodyStyle('left'), bodyStyle('right', 'General')]
  units.forEach((unit, i) => {
    const { name, score, onTime, tardy, undone, ahead, returns, rebounds, how } = unit
    const cells = [
      name,
      score === null ? '不计分' : Number(score.toFixed(1)),
      onTime,
      tardy,
      undone,
      ahead,
      returns,
      rebounds,
      how,
    ]
    cells.forEach((value, col) => {
      draft.put(i + 1, col, value, typeof value === 'number' ? figure : text)
    })
  })
  const whose = isOwnRule ? '本县设定' : '系统的建议，没有文件规定'
  const note = `截至 ${today}。以完成时间在 ${year} 年内的任务计，以销号日为准，提前销号的计入销号当年；逾期后销号计 ${rule.latePercent}%，每退回一次减 ${rule.perReturn} 分，每反弹一项减 ${rule.perRebound} 分（${whose}）。`
  draft.line(note, text)
  const bytes = await workbookOf([draft.done({ paperSize: 'a4', orientation: 'landscape' }, [0, 0])])
  return {
    fileName: `${countyOf(ctx.actor).name}${year}年${what}履职得分.xlsx`,
    mediaType: MEDIA_TYPES.xlsx,
    size: bytes.length,
    bytes,
  }
}
