import { STAGES } from '@junheng/core/features/collection/county.ts'
import type { Explanation } from '@junheng/core/features/evaluation/explanation.ts'
import { Problem } from '@junheng/core/problems.ts'
import { explainInput } from '../../features/evaluation/explain-input.ts'
import { todayInChina } from '../../features/evaluation/today.ts'
import type { Command } from '../command.ts'
import { inputPath } from '../input-path.ts'
import { explanationJson } from '../shown/explanation-json.ts'
import { explanationText } from '../shown/explanation-text.ts'
import { readStandardOptions, STANDARD_OPTIONS, STANDARD_USAGE } from '../standard-options.ts'
import { WrongUsage } from '../wrong-usage.ts'

export const command: Command = {
  usage: `junheng explain 输入 --indicator 项 [选项]

说明一个数是怎样算出来的：每个原始数据在哪个文件哪一行，怎样拆分，公式代入数字，依据哪一条，怎样才能达标。

  --indicator 项     L1…L7（2012 标准 L1…L8）、composite（综合差异系数）、项目键名（如 class_size）或 veto:键名；
                     指定学校时也可以是填报要素的键名（如 teaching_area_total）
  --stage 学段       primary 或 junior；说明指标、差异系数和学段的原始数据时要有
  --school 代码      某校的值，或某校的一项要求；不写则说明全县的差异系数或结论
  --county 代码      数据包含多个县时指明
${STANDARD_USAGE}
  --json             机器可读的结果

例：junheng explain examples/county.zip --school 2199000001 --stage primary --indicator L4
    junheng explain examples/county.zip --school 2199000001 --indicator class_size`,
  options: {
    ...STANDARD_OPTIONS,
    county: { type: 'string' },
    school: { type: 'string' },
    stage: { type: 'string' },
    indicator: { type: 'string' },
  },
  positionals: [1, 1],
  run: async ({ positionals, values, json, print }) => {
    const text = (name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined)
    const indicator = text('indicator')
    if (!indicator) throw new WrongUsage('没有指明要说明哪一项：--indicator L1…L7、composite 或项目键名。')
    const stage = STAGES.find((s) => s === text('stage'))
    if (text('stage') !== undefined && !stage) throw new WrongUsage(`学段「${text('stage')}」不对，应为 primary 或 junior。`)
    const options = {
      ...readStandardOptions(values),
      today: todayInChina(),
      county: text('county'),
      school: text('school'),
      stage,
      indicator,
    }
    const explanation = await asked(explainInput(inputPath(positionals[0]!), options))
    await print(json ? explanationJson(explanation) : explanationText(explanation))
    return 0
  },
}

/** A question that names no figure is wrong usage (2); a figure the data does not have is a refusal (3). */
async function asked(explaining: Promise<Explanation>): Promise<Explanation> {
  try {
    return await explaining
  } catch (error) {
    if (error instanceof Problem && error.code === 'figure.unclear') throw new WrongUsage(error.message)
    throw error
  }
}
