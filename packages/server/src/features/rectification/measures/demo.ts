import type { MeasureFacts } from '@junheng/core/features/rectification/measures/facts.ts'
import { MeasureText } from '@junheng/core/features/rectification/measures/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import type { ItemRow } from '../ledger/queries.ts'
import { createMeasure } from './measures.ts'
import { createProject, editProject } from './projects.ts'

type As = (who: 'coordinator' | 'school', name: string, at: Date) => Context

const DAY = 86_400_000
const MOST = 8

/**
 * Measures for the fictional county's standing items, each as large as its item's gap, and one building that is late. Only where there is none yet;
 * the ledger comes before.
 */
export async function loadDemoMeasures(as: As, now: Date): Promise<void> {
  const at = (days: number) => new Date(now.getTime() + days * DAY)
  const ctx = as('coordinator', '陈统筹（虚构）', at(-30))
  const { code } = countyOf(ctx.actor)
  const known = await ctx.db.selectFrom('rectification_measure').select('kind').where('county_code', '=', code).executeTakeFirst()
  if (known) return
  const items = await ctx.db
    .selectFrom('rectification_item')
    .selectAll()
    .where('county_code', '=', code)
    .where('scope', '=', 'section')
    .where('state', 'in', ['open', 'in_progress'])
    .orderBy('item_no')
    .execute()
  const day = (days: number) => todayOf({ now: at(days) })
  const planned = {
    name: '校舍扩建一期工程（虚构）',
    state: 'building' as const,
    seats: null,
    plannedCompletion: day(150),
    plannedAcceptance: day(200),
  }
  const project = await createProject(ctx, { ...planned, forecastCompletion: null, forecastAcceptance: null })
  const measures = items.flatMap((item) => measureOf(item, day(60), day(120)) ?? []).slice(0, MOST)
  for (const { item, title, facts } of measures) {
    const projects = facts.kind === 'expand' ? [project.id] : []
    await added(ctx, MeasureText.parse({ title, facts, items: [item.item_no], projects }))
  }
  const [first] = items
  if (first) {
    const facts = { kind: 'survey', on: day(14), about: '逐校核对资产账与实物（演示）' }
    await added(ctx, MeasureText.parse({ title: '资产专项普查', facts, items: [first.item_no] }))
  }
  const later = as('coordinator', '陈统筹（虚构）', at(-3))
  const late = { ...planned, forecastCompletion: day(220), forecastAcceptance: day(290) }
  await editProject(later, project.id, { ...late, seen: project.version, reason: '雨季停工，主体工程延期（演示）' })
}

/** Of a measure that would harm the example has no need. */
async function added(ctx: Context, text: MeasureText): Promise<void> {
  try {
    await createMeasure(ctx, text)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'measure.blocked') throw error
  }
}

interface Example {
  item: ItemRow
  title: string
  facts: MeasureFacts
}

/** What closes the gap of an item, as the standard of 2017 counts it; null for what has another answer. */
function measureOf(item: ItemRow, soon: string, later: string): Example | null {
  const { school_code: school, school_name: name, stage, gap, indicator } = item
  if (school === null || stage === null || gap === null || item.matter !== 'indicator') return null
  const campus = null
  const amount = Math.ceil(gap)
  const building = { kind: 'expand' as const, school, campus, on: later, rooms: [], classes: [] }
  const made = (title: string, facts: MeasureFacts): Example => ({ item, title: `${name}${title}（演示）`, facts })
  switch (indicator) {
    case 'L4':
      return made(`扩建教学用房 ${amount} ㎡`, { ...building, amounts: { teaching_area: amount } })
    case 'L5':
      return made(`扩建运动场地 ${amount} ㎡`, { ...building, amounts: { sports_field_area: amount } })
    case 'L6':
    case 'L7': {
      const amounts = indicator === 'L6' ? { equipment_value_wan: amount } : { multimedia_rooms: amount }
      const title = indicator === 'L6' ? `购置教学仪器设备 ${amount} 万元` : `配备网络多媒体教室 ${amount} 间`
      return made(title, { kind: 'purchase', school, campus, lines: [{ on: soon, amounts }] })
    }
    case 'L2':
    case 'L3': {
      // Everything is said of them, else nobody could tell what becomes of the other indicators.
      const all = { teachers_certified: amount, teachers_trained_360: amount, ft_teachers_edu_bachelor: amount }
      const isBackbone = indicator === 'L2'
      const of = {
        ...all,
        backbone_teachers: isBackbone ? amount : 0,
        mid_senior_title_teachers: isBackbone ? amount : 0,
        ft_teachers_pe: isBackbone ? 0 : amount,
        ft_teachers_music: 0,
        ft_teachers_fine_art: 0,
        ft_teachers_arts_other: 0,
      }
      const lines = [{ on: soon, teachers: { count: amount, of } }]
      const title = isBackbone ? `引进骨干教师 ${amount} 人` : `补充体育教师 ${amount} 人`
      return made(title, { kind: 'teachers', from: null, fromStage: null, to: school, stage, visiting: false, lines })
    }
    default:
      return null
  }
}
