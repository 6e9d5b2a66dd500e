import { isStanding } from '@junheng/core/features/rectification/ledger/states.ts'
import type { SchoolPlan } from '@junheng/core/features/rectification/school-plan/contract.ts'
import type { Written } from '@junheng/core/features/rectification/school-plan/schema.ts'
import type { Context } from '../../../http/context.ts'
import { actOnPlan, type PlanRequest, writePlan } from './act-on-plan.ts'
import { listPlans } from './list-plans.ts'
import { readPlan } from './read-plan.ts'

type As = (who: 'coordinator' | 'school', name: string, at: Date) => Context

const DAY = 86_400_000
const STANDARD = 'quality_balanced_2017'

/** Plans of four schools with items, one in each state of a plan's life. Only where no plan is written yet. All persons are made up. */
export async function loadDemoSchoolPlans(as: As, now: Date): Promise<void> {
  const at = (days: number) => new Date(now.getTime() - days * DAY)
  const bureau = (days: number) => as('coordinator', '陈统筹（虚构）', at(days))
  const school = (days: number) => as('school', '何校长（虚构）', at(days))
  const { items } = await listPlans(bureau(0), STANDARD)
  if (items.some(({ version }) => version > 0)) return
  const [approved, submitted, returned, draft] = items.filter((line) => line.items.standing > 0).map((line) => line.school.code)
  if (approved) await act(bureau(12), await act(school(15), await write(school(16), approved), 'submit'), 'approve')
  if (submitted) await act(school(3), await write(school(4), submitted), 'submit')
  if (returned) {
    const waiting = await act(school(9), await write(school(10), returned), 'submit')
    await act(bureau(8), waiting, 'return', '年度目标请写到具体的数，并写明暑期施工的安排（演示）')
  }
  if (draft) await write(school(2), draft, { selfCheck: '', group: [] })
}

async function write(ctx: Context, school: string, less: Partial<Written> = {}): Promise<SchoolPlan> {
  const { step: seen, items } = await readPlan(ctx, school, STANDARD)
  const year = Number(ctx.now.toISOString().slice(0, 4))
  const written: Written = {
    items: items
      .filter(({ state }) => isStanding(state))
      .map(({ no, indicatorName }) => ({
        no,
        cause: `片区新增住宅，近三年学生数增加较快，“${indicatorName || '这一项'}”没有同步补充（演示）。`,
        how: '学期内列出清单，暑期集中补充，开学前自查一遍，资料归入学校档案（演示）。',
      })),
    goals: [
      { year: year + 1, goal: '补齐清单所列缺口的一半以上，完成立项和采购（演示）。' },
      { year: year + 2, goal: '各项全部达到标准并留有余量（演示）。' },
    ],
    group: [
      { duty: 'head', name: '何校长（虚构）', post: '校长', tasks: '总负责' },
      { duty: 'deputy', name: '沈主任（虚构）', post: '总务主任', tasks: '用房、设备和资金' },
      { duty: 'member', name: '顾主任（虚构）', post: '教务主任', tasks: '教师和课程' },
    ],
    selfCheck: '已对照七项资源配置和学校应达到的各项要求逐项自查，数据与台账一致；用房改造需要上级立项支持（演示）。',
    ...less,
  }
  return writePlan(ctx, school, { standard: STANDARD, seen, written })
}

const act = (ctx: Context, plan: SchoolPlan, action: PlanRequest['action'], remark = ''): Promise<SchoolPlan> =>
  actOnPlan(ctx, plan.school.code, { standard: plan.standard, seen: plan.step, action, remark })
