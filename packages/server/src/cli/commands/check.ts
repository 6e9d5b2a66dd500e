import { hasErrors } from '@junheng/core/fault.ts'
import { checkInput } from '../../features/evaluation/evaluate-input.ts'
import { readCatalogue } from '../../features/standards/files.ts'
import type { Command } from '../command.ts'
import { inputPath } from '../input-path.ts'
import { faultLines } from '../shown/fault-lines.ts'
import { notRunText } from '../shown/not-run-text.ts'

export const command: Command = {
  usage: `junheng check 输入 [选项]

检查县级数据（工作簿 .xlsx、数据包文件夹或 .zip），列出全部问题：在哪张表（文件）、哪一行、哪一格，违反哪条规则，怎样改。
没有填报所需数据的规则单独列出，不算通过。

  --json             机器可读的结果：{faults, notRun, readable, counts}

有错误级问题时退出码为 1，只有提醒时为 0。例：junheng check examples/county.zip`,
  options: {},
  positionals: [1, 1],
  run: async ({ positionals, json, print }) => {
    const { counties, faults, notRun, readable } = await checkInput(inputPath(positionals[0]!))
    const count = (rows: (c: (typeof counties)[number]) => number): number => counties.reduce((sum, c) => sum + rows(c), 0)
    const counts = {
      counties: counties.length,
      schools: count((c) => c.schools.rows),
      sections: count((c) => c.sections.rows),
      classes: count((c) => c.classes?.rows ?? 0),
      errors: faults.filter((f) => f.severity === 'error').length,
      warnings: faults.filter((f) => f.severity === 'warn').length,
    }
    if (json) await print(`${JSON.stringify({ faults, notRun, readable, counts })}\n`)
    else {
      await print(
        `读取到 ${counts.counties} 个县、${counts.schools} 所学校、${counts.sections} 个学部、${counts.classes} 个班。\n`,
      )
      await print(`${faultLines(faults).join('\n')}\n`)
      if (readable) await print(`${notRunText(notRun, readCatalogue())}\n`)
    }
    return hasErrors(faults) ? 1 : 0
  },
}
