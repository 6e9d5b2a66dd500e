import { randomUUID } from 'node:crypto'
import type { InputOf, Page } from '@junheng/core/endpoint.ts'
import type {
  changeApproval as changeContract,
  listApprovals as listContract,
  openApproval as openContract,
} from '@junheng/core/features/rectification/approvals/contract.ts'
import { APPROVAL_STATES, type ParallelApproval } from '@junheng/core/features/rectification/approvals/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../../db/database.ts'
import { type Actor, type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { notify } from '../../notices/service.ts'
import { standingOrgs, todayOf } from '../../orgs/service.ts'
import { getItem } from '../ledger/find-item.ts'
import { itemsOf } from '../ledger/queries.ts'
import { addStep } from '../ledger/steps.ts'
import * as queries from './queries.ts'

const ACTORS: readonly Actor['role'][] = ['section_officer', 'department_officer', 'township_officer']

/** Newest first. */
export async function listApprovals(ctx: Context, query: InputOf<typeof listContract>['query']): Promise<Page<ParallelApproval>> {
  const { total, rows } = await queries.listApprovals(ctx.db, ctx.actor, countyOf(ctx.actor).code, query)
  return { items: await viewsOf(ctx.db, ctx, rows), total, page: query.page, size: query.size }
}

/** Of each building the approvals the viewer sees, newest first. */
export async function approvalsOfProjects(ctx: Context): Promise<Map<string, ParallelApproval[]>> {
  const rows = await queries.approvalsOfProjects(ctx.db, ctx.actor, countyOf(ctx.actor).code)
  const views = (await viewsOf(ctx.db, ctx, rows)).flatMap((view) =>
    view.project === null ? [] : [[view.project, view] as const],
  )
  return new Map([...Map.groupBy(views, ([project]) => project)].map(([project, own]) => [project, own.map(([, view]) => view)]))
}

/** All its departments hear of it at once. @throws Problem record.missing for the item or the building, approval.no-such-unit */
export async function openApproval(
  ctx: Context,
  { title, item, project, parts }: InputOf<typeof openContract>['body'],
): Promise<ParallelApproval> {
  const { code, isDemo } = countyOf(ctx.actor)
  if (item !== null) await getItem(ctx, item)
  if (project !== null && (await queries.projectNames(ctx.db, code, [project])).length === 0) throw new Problem('record.missing')
  const names = new Map((await standingOrgs(ctx.db, code, todayOf(ctx))).map(({ id, name }) => [id, name]))
  if (parts.some(({ unit }) => !names.has(unit))) throw new Problem('approval.no-such-unit')
  const id = randomUUID()
  const made = { made_at: ctx.now.toISOString(), made_name: ctx.actor.displayName }
  return atomically(ctx.db, async (tx) => {
    await queries.addApproval(tx, {
      county_code: code,
      approval_id: id,
      title,
      item_no: item,
      project_id: project,
      ...made,
      is_demo: isDemo,
    })
    await queries.addSteps(
      tx,
      parts.map(({ unit, matter, due }, i) => ({
        county_code: code,
        approval_id: id,
        position: i + 1,
        org_id: unit,
        unit_name: names.get(unit)!,
        matter,
        due,
        state: 'not_started',
        state_on: null,
        note: '',
        version: 1,
        changed_at: made.made_at,
        changed_name: made.made_name,
      })),
    )
    const units = parts.map(({ unit }) => names.get(unit)).join('、')
    if (item !== null) await addStep(tx, ctx, { county: code, no: item, action: '并联审批', note: `${title}：${units}` })
    await audit(tx, ctx, { verb: 'approvals.open', subject: id, subjectName: title, details: { 部门: units } })
    await notify(tx, ctx, {
      to: parts.flatMap(({ unit }) => [
        { unit, county: code },
        { unit: names.get(unit)!, county: code },
      ]),
      kind: 'task',
      title: `并联审批：${title}`,
      body: '请在系统里更新本部门的办理状态，各部门同时办理。',
      link: '/rectification/approvals',
    })
    return viewOf(tx, ctx, id)
  })
}

/** @throws Problem record.missing, approval.not-yours, approval.day, record.changed */
export async function changeApproval(
  ctx: Context,
  { id, position }: InputOf<typeof changeContract>['params'],
  { state, on, note, seen }: InputOf<typeof changeContract>['body'],
): Promise<ParallelApproval> {
  const { code } = countyOf(ctx.actor)
  return atomically(ctx.db, async (tx) => {
    const approval = await queries.findApproval(tx, ctx.actor, code, id)
    const step = approval && (await queries.takeStep(tx, code, id, position))
    if (!step) throw new Problem('record.missing')
    if (!mayChange(ctx.actor, step)) throw new Problem('approval.not-yours', { unit: step.unit_name })
    if (step.version !== seen) throw new Problem('record.changed')
    if (on > todayOf(ctx)) throw new Problem('approval.day')
    await queries.setStep(tx, code, id, position, {
      state,
      state_on: on,
      note,
      version: step.version + 1,
      changed_at: ctx.now.toISOString(),
      changed_name: ctx.actor.displayName,
    })
    const said = `${step.unit_name}“${step.matter}”：${APPROVAL_STATES[state]}（${on}）${note ? `，${note}` : ''}`
    if (approval.item_no !== null) await addStep(tx, ctx, { county: code, no: approval.item_no, action: '并联审批', note: said })
    await audit(tx, ctx, {
      verb: 'approvals.change',
      subject: id,
      subjectName: `${approval.title}：${step.unit_name}${step.matter}`,
      before: { 状态: APPROVAL_STATES[step.state], 日期: step.state_on, 说明: step.note },
      after: { 状态: APPROVAL_STATES[state], 日期: on, 说明: note },
    })
    return viewOf(tx, ctx, id)
  })
}

/** Its own officers, and the office for a department that does not work here. */
function mayChange({ role, post }: Actor, step: { org_id: string; unit_name: string }): boolean {
  if (role === 'coordinator') return true
  const isOwn = post.orgId === null ? post.unit === step.unit_name : post.orgId === step.org_id
  return isOwn && ACTORS.includes(role)
}

async function viewOf(db: Db, ctx: Context, id: string): Promise<ParallelApproval> {
  const [view] = await viewsOf(db, ctx, [(await queries.findApproval(db, ctx.actor, countyOf(ctx.actor).code, id))!])
  return view!
}

async function viewsOf(db: Db, ctx: Context, rows: readonly queries.ApprovalRow[]): Promise<ParallelApproval[]> {
  const { code } = countyOf(ctx.actor)
  const today = todayOf(ctx)
  const ids = rows.map(({ approval_id }) => approval_id)
  const steps = Map.groupBy(await queries.stepsOf(db, code, ids), ({ approval_id }) => approval_id)
  const numbers = rows.flatMap(({ item_no }) => item_no ?? [])
  const problems = new Map((await itemsOf(db, code, numbers)).map(({ item_no, problem }) => [item_no, problem]))
  const buildings = rows.flatMap(({ project_id }) => project_id ?? [])
  const projects = new Map((await queries.projectNames(db, code, buildings)).map(({ project_id, name }) => [project_id, name]))
  return rows.map((row) => {
    const own = steps.get(row.approval_id) ?? []
    return {
      id: row.approval_id,
      title: row.title,
      item: row.item_no,
      itemProblem: row.item_no === null ? null : (problems.get(row.item_no) ?? null),
      project: row.project_id,
      projectName: row.project_id === null ? null : (projects.get(row.project_id) ?? null),
      steps: own.map((step) => ({
        position: step.position,
        unit: step.org_id,
        unitName: step.unit_name,
        matter: step.matter,
        due: step.due,
        state: step.state,
        on: step.state_on,
        note: step.note,
        changedAt: step.changed_at,
        changedBy: step.changed_name,
        version: step.version,
        isOverdue: step.due !== null && step.due < today && step.state !== 'done',
        mayChange: mayChange(ctx.actor, step),
      })),
      done: own.filter(({ state }) => state === 'done').length,
      madeAt: row.made_at,
      madeBy: row.made_name,
      isDemo: row.is_demo,
    }
  })
}
