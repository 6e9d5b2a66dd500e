import { hasErrors } from '@junheng/core/fault.ts'
import type { County } from '@junheng/core/features/collection/county.ts'
import { TargetTaken, writeCountyPackage } from '../../features/collection/package/write.ts'
import { readCountyInput } from '../../features/collection/workbook/read-input.ts'
import { readCatalogue } from '../../features/standards/files.ts'
import type { Command, ExitCode } from '../command.ts'
import { inputPath } from '../input-path.ts'
import { faultLines } from '../shown/fault-lines.ts'
import { WrongUsage } from '../wrong-usage.ts'

export const command: Command = {
  usage: `junheng convert 输入 --out 输出

在工作簿、文件夹与压缩包之间转换县级数据。输入是 .xlsx、文件夹或 .zip；输出名以 .xlsx 结尾就写成工作簿，以 .zip 结尾就写成压缩包，否则写成文件夹。
数值原样保留；有错误的值不写出，并逐条列出。输出已存在且不为空时拒绝，不覆盖任何文件。
工作簿里的教师编号在读取时换成散列值，姓名等其他列不读取；转换后只有散列值。

  --out 路径         写到哪里（必填）
  --json             机器可读的结果

例：junheng convert 县级数据.xlsx --out county.zip`,
  options: { out: { type: 'string' } },
  positionals: [1, 1],
  run: async ({ positionals, values, json, print }): Promise<ExitCode> => {
    const out = values['out']
    if (typeof out !== 'string' || out === '') throw new WrongUsage('没有写明输出到哪里。\n用法见：junheng convert --help')
    const input = inputPath(positionals[0]!)
    if (/\.(xls|xlsm|xlsb|ods|et)$/i.test(out)) throw new WrongUsage(`不能写成「${out}」；工作簿请用 .xlsx。`)
    const catalogue = readCatalogue()
    const { counties, faults, readable } = await readCountyInput(input, catalogue)
    const written = readable && counties.length > 0
    try {
      if (written && /\.xlsx$/i.test(out)) await writeWorkbook(counties, out)
      else if (written) await writeCountyPackage(counties, out, catalogue)
    } catch (error) {
      if (!(error instanceof TargetTaken)) throw error
      return refused(`${out} 已存在且不为空，没有写入。请换一个名字，或先自行删除。`, json, print)
    }
    const schools = counties.reduce((sum, c) => sum + c.schools.rows, 0)
    if (json) await print(`${JSON.stringify({ written: written ? out : null, counties: counties.length, schools, faults })}\n`)
    else {
      await print(`${faultLines(faults).join('\n')}\n`)
      await print(
        written ? `已写到 ${out}：${counties.length} 个县、${schools} 所学校。\n` : '没有可以写出的数据，未写任何文件。\n',
      )
    }
    return hasErrors(faults) ? 1 : 0
  },
}

async function writeWorkbook(counties: readonly County[], out: string): Promise<void> {
  const { countyWorkbook } = await import('../../features/collection/workbook/county-workbook.ts')
  const { writeWorkbookFile } = await import('../../features/collection/workbook/write-file.ts')
  const { loadStandards, readCatalogue } = await import('../../features/standards/files.ts')
  const { todayInChina } = await import('../../features/evaluation/today.ts')
  const year = Number(todayInChina().slice(0, 4))
  writeWorkbookFile(
    out,
    countyWorkbook(counties, { catalogue: readCatalogue(), standards: loadStandards(), years: [year - 3, year - 2, year - 1] }),
  )
}

async function refused(message: string, json: boolean, print: (text: string) => Promise<void>): Promise<ExitCode> {
  process.stderr.write(`${message}\n`)
  if (json) await print(`${JSON.stringify({ problem: { code: 'convert.refused', message } })}\n`)
  return 3
}
