import type { Context } from '../../../http/context.ts'
import { countyOf } from '../../../http/context.ts'
import { standingOrgs, todayOf } from '../../orgs/service.ts'
import { changeApproval, openApproval } from '../approvals/approvals.ts'
import { checkLookBackItem, startLookBack } from '../look-back/look-back.ts'
import { listProjects } from '../measures/projects.ts'
import { escalateLetters } from './escalate-letters.ts'
import { issueLetter } from './issue-letter.ts'
import { replyToLetter, stepLetter } from './step-letter.ts'

type As = (who: 'coordinator' | 'school', name: string, at: Date) => Context

const DAY = 86_400_000
const RULE = { matter: null, indicator: null, school: null, unit: null, closedFrom: null, closedTo: null }

/**
 * Letters of the fictional county at several stages, one whose reply is late and one void; a look-back with a rebound; an approval by three
 * departments. Only where there is no letter yet. All persons are made up.
 */
export async function loadDemoLetters(as: As, now: Date): Promise<void> {
  const office = (days: number) => as('coordinator', '陈统筹（虚构）', new Date(now.getTime() - days * DAY))
  const ctx = office(0)
  const { code } = countyOf(ctx.actor)
  if (await ctx.db.selectFrom('letter_register').select('kind').where('county_code', '=', code).executeTakeFirst()) return
  const items = await ctx.db
    .selectFrom('rectification_item')
    .select(['item_no', 'school_code', 'state'])
    .where('county_code', '=', code)
    .where('school_code', 'is not', null)
    .orderBy('deadline')
    .orderBy('item_no')
    .execute()
  const standing = items.filter(({ state }) => state === 'open' || state === 'in_progress')
  const schools = [...new Set(standing.map(({ school_code }) => school_code))].slice(0, 3)
  const itemsOf = (school: string | null) =>
    standing.filter(({ school_code }) => school_code === school).map(({ item_no }) => item_no)
  const [late, replied, opinion] = schools
  if (late) await aLateOne(office, now, itemsOf(late))
  if (replied) await aRepliedOne(office, itemsOf(replied))
  if (opinion) await anOpinion(office, itemsOf(opinion))
  if (items.some(({ state }) => state === 'closed')) await aLookBack(ctx)
  await anApproval(office, standing[0]?.item_no ?? null)
}

type Office = (days: number) => Context
const asked = { receiver: null, texts: {} }

/** It has gone up already, so that nothing is to be told when the program starts. */
async function aLateOne(office: Office, now: Date, items: number[]): Promise<void> {
  const term = { by: 'day', day: todayOf({ now: new Date(now.getTime() - 2 * DAY) }) } as const
  await issueLetter(office(12), { ...asked, kind: 'chase', items, term }, true)
  const { id } = await issueLetter(office(5), { ...asked, kind: 'chase', items, term: null }, false)
  await escalateLetters(office(1).db, office(1))
  await stepLetter(office(5), id, { action: 'void', note: '与上一份重复，不再发出（演示）' })
}

async function aRepliedOne(office: Office, items: number[]): Promise<void> {
  const { id } = await issueLetter(office(9), { ...asked, kind: 'notice', items, term: null }, true)
  await stepLetter(office(8), id, { action: 'receive', note: '何校长签收（演示）' })
  await replyToLetter(office(3), id, '已制定整改措施：寒假期间改造两间教室，下学期初验收（演示）。', null)
}

async function anOpinion(office: Office, items: number[]): Promise<void> {
  const texts = {
    situation: '督导组查看了教学用房、功能室和各类台账，访谈了教师和学生代表（演示）。',
    merits: '学校课程开设齐全，课后服务覆盖全体学生（演示）。',
  }
  await issueLetter(office(4), { ...asked, kind: 'opinion', items, texts, term: null }, true)
}

/** Of the closed ones one holds, one does not, the others are still to be looked at. */
async function aLookBack(ctx: Context): Promise<void> {
  const name = '年度回头看（演示）'
  const { id, items } = await startLookBack(ctx, { rule: RULE, draw: { by: 'all' }, seed: null, name, due: null })
  const on = todayOf(ctx)
  const [holds, rebounds] = items.map(({ no }) => no)
  const check = (no: number | undefined, result: 'holds' | 'rebounds', note: string) =>
    no === undefined ? null : checkLookBackItem(ctx, { id, no }, { result, on, note }, null)
  await check(holds, 'holds', '现场抽点，与台账一致（演示）')
  if (items.length > 2) await check(rebounds, 'rebounds', '部分教室又被占用，面积重新不足（演示）')
}

const PARTS = [
  { of: /发展和?改革/, matter: '项目立项' },
  { of: /规划|自然资源/, matter: '用地和规划许可' },
  { of: /财政/, matter: '资金评审' },
  { of: /住房|住建/, matter: '施工许可' },
]

async function anApproval(office: Office, item: number | null): Promise<void> {
  const ctx = office(20)
  const orgs = await standingOrgs(ctx.db, countyOf(ctx.actor).code, todayOf(ctx))
  const parts = PARTS.flatMap(({ of, matter }) => {
    const found = orgs.find(({ kind, name }) => kind === 'department' && of.test(name))
    return found ? [{ unit: found.id, matter, due: null }] : []
  })
  if (parts.length < 2) return
  const project = (await listProjects(ctx)).projects[0]?.id ?? null
  const { id } = await openApproval(ctx, { title: '教学楼扩建工程（演示）', item, project, parts })
  const change = (position: number, days: number, state: 'done' | 'in_progress' | 'returned', note: string) =>
    changeApproval(office(days), { id, position }, { state, on: todayOf(office(days)), note, seen: 1 })
  await change(1, 12, 'done', '批复已下达（演示）')
  await change(2, 6, 'in_progress', '')
  if (parts.length > 2) await change(3, 2, 'returned', '概算与图纸不一致，请修改后再报（演示）')
}
