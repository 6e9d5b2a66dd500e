import { TargetTaken } from '../../features/collection/package/write.ts'
import { countyWorkbook } from '../../features/collection/workbook/county-workbook.ts'
import { writeWorkbookFile } from '../../features/collection/workbook/write-file.ts'
import { todayInChina } from '../../features/evaluation/today.ts'
import { loadStandards, readCatalogue } from '../../features/standards/files.ts'
import type { Command } from '../command.ts'
import { WrongUsage } from '../wrong-usage.ts'

export const command: Command = {
  usage: `junheng template [选项]

生成空的县级数据工作簿（Excel、WPS 可直接打开）：每张表的列、定义、下拉列表、数值检查和自动计算的生均指标。
填好后用 junheng check 检查，或在系统里上传。

  --out 文件         写到哪里（默认 县级数据.xlsx；--school 时为 学校数据.xlsx）
  --school           一所学校用的工作簿：不含县级数据
  --json             机器可读的结果：{written}

文件已存在时拒绝，不覆盖。例：junheng template --out 县级数据.xlsx`,
  options: { out: { type: 'string' }, school: { type: 'boolean' } },
  positionals: [0, 0],
  run: async ({ values, json, print }) => {
    const oneSchool = values['school'] === true
    const out =
      typeof values['out'] === 'string' && values['out'] !== '' ? values['out'] : oneSchool ? '学校数据.xlsx' : '县级数据.xlsx'
    if (!/\.xlsx$/i.test(out)) throw new WrongUsage(`「${out}」不是 .xlsx 文件名。\n用法见：junheng template --help`)
    const year = Number(todayInChina().slice(0, 4))
    const bytes = countyWorkbook([], {
      catalogue: readCatalogue(),
      standards: loadStandards(),
      years: [year - 3, year - 2, year - 1],
      oneSchool,
    })
    try {
      writeWorkbookFile(out, bytes)
    } catch (error) {
      if (!(error instanceof TargetTaken)) throw error
      const message = `${out} 已存在，没有写入。请换一个名字，或先自行删除。`
      process.stderr.write(`${message}\n`)
      if (json) await print(`${JSON.stringify({ problem: { code: 'template.refused', message } })}\n`)
      return 3
    }
    await print(json ? `${JSON.stringify({ written: out })}\n` : `已生成 ${out}。\n`)
    return 0
  },
}
