import { NewFeedbackLetter } from '@junheng/core/features/rectification/sources/schema.ts'
import type { Context } from '../../../http/context.ts'
import { countyOf } from '../../../http/context.ts'
import { standingOrgs, todayOf } from '../../orgs/service.ts'
import { addFeedbackLetter, listFeedbackLetters } from './feedback-letters.ts'

type As = (who: 'coordinator' | 'school', name: string, at: Date) => Context

const DAY = 86_400_000

/** A feedback letter of the fictional county with three problems. Only where there is none yet; all persons and offices are made up. */
export async function loadDemoFeedbackLetter(as: As, now: Date): Promise<void> {
  const day = (days: number) => todayOf({ now: new Date(now.getTime() + days * DAY) })
  const ctx = as('coordinator', '陈统筹（虚构）', new Date(now.getTime() - 20 * DAY))
  if ((await listFeedbackLetters(ctx)).letters.length > 0) return
  const orgs = await standingOrgs(ctx.db, countyOf(ctx.actor).code, todayOf(ctx))
  const [one, two] = orgs.filter(({ schoolCode }) => schoolCode !== null)
  const section = orgs.find(({ kind }) => kind === 'section')
  const problems = [
    { problem: '部分学校心理辅导室没有按规定开放（示例）', requirement: '逐校核实开放安排，公布开放时间。' },
    one && { schoolCode: one.schoolCode, problem: '实验室药品柜没有双人双锁（示例）', requirement: '更换药品柜，落实双人双锁。' },
    two && { schoolCode: two.schoolCode, problem: '校舍安全隐患台账没有更新（示例）', requirement: '重新排查，更新台账。' },
  ].filter((each) => each !== undefined)
  await addFeedbackLetter(
    ctx,
    NewFeedbackLetter.parse({
      source: 'city_review',
      agency: '澄江市人民政府教育督导委员会办公室（示例）',
      number: `澄教督〔${day(-30).slice(0, 4)}〕6号（示例）`,
      title: '关于澄溪区义务教育优质均衡市级复核的反馈意见（示例）',
      dated: day(-30),
      due: day(120),
      common: {
        chief: '许书记（虚构）',
        deputy: '何副局长（虚构）',
        handler: '周科长（虚构）',
        units: section ? [{ part: 'section', orgId: section.id, name: section.name }] : [],
      },
      problems,
    }),
  )
}
