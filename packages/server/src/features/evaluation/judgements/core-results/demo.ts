import type { Context } from '../../../../http/context.ts'
import { readCountyItems } from '../county-items.ts'
import { setCoreItems } from '../rubrics.ts'
import { saveCoreResults } from './core-results.ts'

const NAMES = [
  '生均用地面积',
  '生均校舍面积',
  '生均体育场地面积',
  '教师配备',
  '教师学历',
  '骨干教师',
  '教学仪器设备',
  '生均图书',
  '计算机配置',
  '班额',
  '学校规模',
  '安全设施',
  '课程开设',
]
const UNFILLED = 3

/** A fictional province's core items, and what the schools of the fictional county reach of them: as many as their data say, but for a few not filled in. */
export async function loadDemoCoreResults(ctx: Context, source: string, schoolYear: number): Promise<void> {
  const { schoolStandard } = await readCountyItems(ctx, source, { standard: 'basic_balanced_2012' })
  const lines = NAMES.map((name) => ({ name, isCore: true, max: null }))
  await setCoreItems(ctx, { schoolYear, source: '省级办学基本标准（示例，项目为虚构）', seen: 0, lines })
  const changes = schoolStandard
    .slice(UNFILLED)
    .map(({ code, coreFailed }, i) => ({ school: code, marks: marksOf(coreFailed ?? 0, i), seen: 0 }))
  if (changes.length > 0) await saveCoreResults(ctx, { schoolYear, changes })
}

/** `failed` items not reached, at places that differ from school to school. */
const marksOf = (failed: number, school: number): string =>
  NAMES.map((_, item) => ((item * 5 + school * 7) % NAMES.length < failed ? '0' : '1')).join('')
