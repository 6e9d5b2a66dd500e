import { hasErrors } from '@junheng/core/fault.ts'
import { evaluateJson } from '../../features/evaluation/evaluate-json.ts'
import type { FolderOptions } from '../../features/evaluation/forms/write-county-folders.ts'
import { todayInChina } from '../../features/evaluation/today.ts'
import type { Command } from '../command.ts'
import { inputPath } from '../input-path.ts'
import { readStandardOptions, STANDARD_OPTIONS, STANDARD_USAGE } from '../standard-options.ts'
import { WrongUsage } from '../wrong-usage.ts'

export const command: Command = {
  usage: `junheng evaluate 输入 [选项]

按国家标准评估县级数据（工作簿 .xlsx、数据包文件夹或 .zip）：逐校逐项、差异系数、政府保障、教育质量、社会认可度、一票否决，给出全县结论与理由。

${STANDARD_USAGE}
  --brief            不列各学段明细（多个县一起评估时用）
  --out 文件夹       另把每个县的申报表、达标矩阵、不达标清单、学校自评表写到 文件夹/县代码/
  --force            替换该文件夹里以前写的结果；不加则拒绝覆盖
  --json             机器可读的结果

有错误级问题时退出码为 1，能判定的仍然判定。例：junheng evaluate examples/county.zip`,
  options: { ...STANDARD_OPTIONS, brief: { type: 'boolean' }, out: { type: 'string' }, force: { type: 'boolean' } },
  positionals: [1, 1],
  run: async ({ positionals, values, json, print }) => {
    const input = inputPath(positionals[0]!)
    const options = { ...readStandardOptions(values), today: todayInChina(), brief: values['brief'] === true }
    const out = values['out']
    if (out === '' || (values['force'] === true && out === undefined))
      throw new WrongUsage('没有写明输出到哪个文件夹。\n用法见：junheng evaluate --help')
    const written = typeof out === 'string' ? await writeFolders(input, { ...options, out, force: values['force'] === true }) : []
    if (json) {
      const { pieces, faults } = await evaluateJson(input, options)
      for (const piece of pieces) await print(piece)
      return hasErrors(faults) ? 1 : 0
    }
    const { evaluationText } = await import('../shown/evaluation-text.ts')
    const { evaluateInput } = await import('../../features/evaluation/evaluate-input.ts')
    const { readStandard } = await import('../../features/standards/files.ts')
    const evaluation = await evaluateInput(input, options)
    await print(evaluationText(evaluation, readStandard(options.standard)))
    if (written.length > 0) await print(`\n已写出：\n${written.map((folder) => `  ${folder}`).join('\n')}\n`)
    return hasErrors(evaluation.faults) ? 1 : 0
  },
}

/** The writers are loaded only when they are asked for: a county's evaluation is mostly starting up. */
async function writeFolders(input: string, options: FolderOptions): Promise<string[]> {
  const { writeCountyFolders } = await import('../../features/evaluation/forms/write-county-folders.ts')
  return writeCountyFolders(input, options)
}
