import { randomUUID } from 'node:crypto'
import type { editProject as editContract } from '@junheng/core/features/rectification/measures/contract.ts'
import { schoolsOf } from '@junheng/core/features/rectification/measures/facts.ts'
import { acceptanceOf, delayDays, isOverdue } from '@junheng/core/features/rectification/measures/project-days.ts'
import {
  type Dependent,
  type MeasureView,
  PROJECT_STATES,
  type ProjectChange,
  type ProjectText,
  type ProjectView,
} from '@junheng/core/features/rectification/measures/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { z } from 'zod'
import { atomically, type Db, isDuplicate } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { standingOrgs, todayOf } from '../../orgs/service.ts'
import { approvalsOfProjects } from '../approvals/approvals.ts'
import { addSteps } from '../ledger/steps.ts'
import { daysOfProject, measureViews } from './measure-view.ts'
import * as queries from './queries.ts'

/** All projects by name, each with what waits for it. */
export async function listProjects(ctx: Context): Promise<{ projects: ProjectView[] }> {
  const { code } = countyOf(ctx.actor)
  const today = todayOf(ctx)
  const rows = await queries.projectsOf(ctx.db, code)
  const measures = await measureViews(ctx.db, { county: code, today }, await queries.measuresOf(ctx.db, code))
  const names = new Map((await standingOrgs(ctx.db, code, today)).map(({ schoolCode, name }) => [schoolCode, name]))
  const changes = Map.groupBy(await queries.projectChanges(ctx.db, code), ({ project_id }) => project_id)
  const approvals = await approvalsOfProjects(ctx)
  return {
    projects: rows.map((row) => ({
      ...textOf(row),
      id: row.project_id,
      version: row.version,
      acceptance: acceptanceOf(daysOfProject(row), today),
      isOverdue: isOverdue(daysOfProject(row), today),
      delayDays: delayDays(daysOfProject(row), today),
      dependents: measures
        .filter(({ state, projects }) => state === 'planned' && projects.some(({ id }) => id === row.project_id))
        .map(
          (measure): Dependent => ({
            measure: { id: measure.id, title: measure.title, kind: measure.kind, holdsFrom: measure.holdsFrom },
            schools: schoolsWaiting(measure).map(({ code: school, name }) => ({
              code: school,
              name: (school === null ? undefined : names.get(school)) ?? name,
            })),
            // Nobody knows when it is accepted: then it is late for every deadline.
            items: measure.items.map((item) => ({
              ...item,
              isLate: item.deadline !== null && (measure.holdsFrom === null || measure.holdsFrom > item.deadline),
            })),
          }),
        ),
      approvals: approvals.get(row.project_id) ?? [],
      history: (changes.get(row.project_id) ?? []).map(({ at, account_name, reason, changes: own }) => ({
        at,
        by: account_name,
        reason,
        changes: own,
      })),
    })),
  }
}

/** The schools a measure names; of one a plan words also those the directory does not know (`code` null). */
function schoolsWaiting({ facts, outline }: MeasureView): { code: string | null; name: string | null }[] {
  if (facts === null) return outline?.schools ?? []
  const built = facts.kind === 'new_build' ? (facts.newSchool?.name ?? null) : null
  return schoolsOf(facts).map((code) => ({ code, name: built }))
}

/** @throws Problem measure.project-exists */
export async function createProject(ctx: Context, text: ProjectText): Promise<ProjectView> {
  const { code } = countyOf(ctx.actor)
  const id = randomUUID()
  await atomically(ctx.db, async (tx) => {
    await queries.addProject(tx, {
      county_code: code,
      project_id: id,
      ...columnsOf(text),
      version: 1,
      created_at: ctx.now.toISOString(),
    })
    await audit(tx, ctx, { verb: 'project.create', subject: id, subjectName: text.name, after: { ...text } })
  }).catch(duplicateOf(text))
  return viewOf(ctx, id)
}

/** What changed is kept with its reason, and said in every item that waits for it. @throws Problem record.missing, record.changed, measure.project-exists */
export async function editProject(
  ctx: Context,
  id: string,
  { seen, reason, ...text }: z.output<typeof editContract.body>,
): Promise<ProjectView> {
  const { code } = countyOf(ctx.actor)
  await atomically(ctx.db, async (tx) => {
    const row = await queries.takeProject(tx, code, id)
    if (!row) throw new Problem('record.missing')
    if (row.version !== seen) throw new Problem('record.changed')
    const changes = changesOf(textOf(row), text)
    if (changes.length === 0) return
    await queries.setProject(tx, code, id, columnsOf(text))
    await queries.addProjectChange(tx, {
      county_code: code,
      project_id: id,
      version: row.version + 1,
      changes: JSON.stringify(changes),
      reason,
      at: ctx.now.toISOString(),
      account_id: ctx.actor.accountId,
      account_name: ctx.actor.displayName,
    })
    await tellItems(tx, ctx, id, text.name, changes, reason)
    await audit(tx, ctx, { verb: 'project.edit', subject: id, subjectName: text.name, details: { 变更: changes }, reason })
  }).catch(duplicateOf(text))
  return viewOf(ctx, id)
}

async function tellItems(tx: Db, ctx: Context, id: string, name: string, changes: ProjectChange['changes'], reason: string) {
  const { code } = countyOf(ctx.actor)
  const measures = await measureViews(tx, { county: code, today: todayOf(ctx) }, await queries.measuresOf(tx, code))
  const waiting = measures.filter(({ state, projects }) => state === 'planned' && projects.some((each) => each.id === id))
  const numbers = [...new Set(waiting.flatMap(({ items }) => items.map(({ no }) => no)))].sort((a, b) => a - b)
  const said = changes.map(({ field, before, after }) => `${field}由 ${before ?? '未写明'} 改为 ${after ?? '未写明'}`).join('，')
  const note = `${name}：${said}。${reason}`
  await addSteps(
    tx,
    ctx,
    numbers.map((no) => ({ county: code, no, action: '所依赖项目变更', note, details: { project: id, changes } })),
  )
}

async function viewOf(ctx: Context, id: string): Promise<ProjectView> {
  const found = (await listProjects(ctx)).projects.find((project) => project.id === id)
  if (!found) throw new Problem('record.missing')
  return found
}

const duplicateOf = (text: ProjectText) => (error: unknown) => {
  if (isDuplicate(error)) throw new Problem('measure.project-exists', { name: text.name })
  throw error
}

const columnsOf = (text: ProjectText) => ({
  name: text.name,
  seats: text.seats,
  planned_completion: text.plannedCompletion,
  planned_acceptance: text.plannedAcceptance,
  forecast_completion: text.forecastCompletion,
  forecast_acceptance: text.forecastAcceptance,
  state: text.state,
})

const textOf = (row: queries.ProjectRow): ProjectText => ({
  name: row.name,
  seats: row.seats,
  plannedCompletion: row.planned_completion,
  plannedAcceptance: row.planned_acceptance,
  forecastCompletion: row.forecast_completion,
  forecastAcceptance: row.forecast_acceptance,
  state: row.state,
})

const FIELDS: Readonly<Record<keyof ProjectText, string>> = {
  name: '名称',
  seats: '学位数',
  plannedCompletion: '计划完工日',
  plannedAcceptance: '计划验收日',
  forecastCompletion: '预计完工日',
  forecastAcceptance: '预计验收日',
  state: '状态',
}

function changesOf(before: ProjectText, after: ProjectText): ProjectChange['changes'] {
  const said = (text: ProjectText, key: keyof ProjectText): string | null =>
    key === 'state' ? PROJECT_STATES[text.state] : text[key] === null ? null : String(text[key])
  return (Object.keys(FIELDS) as (keyof ProjectText)[])
    .filter((key) => before[key] !== after[key])
    .map((key) => ({ field: FIELDS[key], before: said(before, key), after: said(after, key) }))
}
