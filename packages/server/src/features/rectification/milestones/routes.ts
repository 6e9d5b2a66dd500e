import * as contract from '@junheng/core/features/rectification/milestones/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import { countDays, listDays } from './days.ts'
import { listMilestones, readMilestones } from './read-milestones.ts'
import { readReminders, setReminders } from './reminder-settings.ts'
import * as write from './write-milestones.ts'

export function milestoneRoutes(app: App): void {
  mount(app, contract.readMilestones, (ctx, { params }) => readMilestones(ctx, params.no))
  mount(app, contract.addMilestones, (ctx, { params, body }) => write.addMilestones(ctx, params.no, body.milestones))
  mount(app, contract.changeMilestone, (ctx, { params, body }) => write.changeMilestone(ctx, params.no, params.milestone, body))
  mount(app, contract.withdrawMilestone, (ctx, { params, body }) =>
    write.withdrawMilestone(ctx, params.no, params.milestone, body),
  )
  mount(app, contract.finishMilestone, (ctx, { params, body }) => write.finishMilestone(ctx, params.no, params.milestone, body))
  mount(app, contract.undoMilestone, (ctx, { params, body }) => write.undoMilestone(ctx, params.no, params.milestone, body))
  mount(app, contract.listMilestones, (ctx, { query }) => listMilestones(ctx, query.items))
  mount(app, contract.listDays, (ctx, { query }) => listDays(ctx, query))
  mount(app, contract.countDays, (ctx, { query }) => countDays(ctx, query))
  mount(app, contract.readReminders, (ctx) => readReminders(ctx))
  mount(app, contract.setReminders, (ctx, { body }) => setReminders(ctx, body.rule, body.seen))
}
