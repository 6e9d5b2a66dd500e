import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { hasErrors } from '@junheng/core/fault.ts'
import { groupedSheets } from '@junheng/core/features/collection/national/grouped-sheets.ts'
import { type OwnWords, withOwnWords } from '@junheng/core/features/collection/national/recognisers.ts'
import type { GatherReport } from '@junheng/core/features/collection/national/schema.ts'
import { z } from 'zod'
import { gatherInput, UnusableBase } from '../../features/collection/national/gather-input.ts'
import { TargetTaken } from '../../features/collection/package/write.ts'
import { writeWorkbookFile } from '../../features/collection/workbook/write-file.ts'
import { todayInChina } from '../../features/evaluation/today.ts'
import type { Command, ExitCode } from '../command.ts'
import { inputPath } from '../input-path.ts'
import { faultLines } from '../shown/fault-lines.ts'
import { WrongUsage } from '../wrong-usage.ts'

export const command: Command = {
  usage: `junheng gather 文件… --out 工作簿.xlsx [选项]

读取国家系统的导出表（教育事业统计教基表、学籍、教师系统、校舍、资产；.xlsx），按行名、列名辨认，填成县级工作簿，并附对账表。
不按单元格位置读取；不认识的表、列逐一列出，不猜。姓名、证件号、电话不读取；教师编号读取时即换成散列值。
没有见过各系统的真实导出表，列名是按公开资料推断的：首次使用请核对“认作”一栏。

  --out 工作簿.xlsx   写到哪里（必填）
  --base 输入         底稿：现有的工作簿或数据包；导出表里没有的照底稿保留
  --words 文件.json   本地用语：{"jiaoji5170": {"indoor_sports_area": ["风雨操场面积"]}}
  --json              机器可读的结果：{sheets, unmatched, counts, reconciliation, faults, filled, written}

例：junheng gather 导出/*.xlsx --base 县级数据.xlsx --out 县级数据-新.xlsx`,
  options: { out: { type: 'string' }, base: { type: 'string' }, words: { type: 'string' } },
  positionals: [1, 400],
  run: async ({ positionals, values, json, print }): Promise<ExitCode> => {
    const { out, base, words } = values
    if (typeof out !== 'string' || !/\.xlsx$/i.test(out))
      throw new WrongUsage('没有写明输出到哪个 .xlsx 文件。\n用法见：junheng gather --help')
    if (existsSync(out)) return refused(`${out} 已存在，没有写入。请换一个名字，或先自行删除。`, json, print)
    const files = positionals.map((path) => ({ name: basename(path), bytes: readFileSync(inputPath(path)) }))
    const recognisers = typeof words === 'string' ? ownWords(inputPath(words)) : null
    try {
      const { report, workbook } = await gatherInput({
        files,
        base: typeof base === 'string' ? inputPath(base) : null,
        today: todayInChina(),
        limits: null,
        ...(recognisers ? { recognisers } : {}),
      })
      if (workbook) writeWorkbookFile(out, workbook())
      const written = workbook ? out : null
      if (json) await print(`${JSON.stringify({ ...report, written })}\n`)
      else await print(said(report, written))
      return hasErrors(report.faults) ? 1 : 0
    } catch (error) {
      if (error instanceof TargetTaken) return refused(`${out} 已存在，没有写入。`, json, print)
      if (error instanceof UnusableBase) return refused(error.message, json, print)
      throw error
    }
  },
}

function said({ sheets, counts, reconciliation, faults }: GatherReport, written: string | null): string {
  const lines = groupedSheets(sheets).map(({ file, sheets: names, table, rows, dropped }) => {
    const taken = table ? `认作 ${table.zh}，${rows} 行${table.confidence === '推断' ? '（列名系推断）' : ''}` : '没有认出'
    const sheet = names.length > 1 ? `${names[0]} 等 ${names.length} 张表` : names[0]
    return `${file}／${sheet}：${taken}${dropped.length > 0 ? `；未读取的个人信息列：${dropped.join('、')}` : ''}`
  })
  const differ = reconciliation.filter((row) => row.difference !== null && row.difference !== 0).length
  return [
    ...lines,
    ...faultLines(faults),
    `填入 ${counts.figures} 个数、${counts.classes} 个班（学生 ${counts.pupils} 人）、教师 ${counts.teachers} 人；重复的学生编号 ${counts.repeatedPupils} 处、教师编号 ${counts.repeatedTeachers} 处。`,
    `对账 ${reconciliation.length} 项，其中 ${differ} 项不一致。`,
    written ? `已写到 ${written}。` : '没有可以写出的数据，未写任何文件。',
    '',
  ].join('\n')
}

const Words = z.record(z.string(), z.record(z.string(), z.array(z.string().min(1))))

function ownWords(path: string) {
  let own: OwnWords
  try {
    own = Words.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    throw new WrongUsage(`${path} 不是用语文件。应为 JSON：{"表": {"项目": ["列名"]}}。`)
  }
  const { recognisers, unknown } = withOwnWords(own)
  if (unknown.length > 0) throw new WrongUsage(`用语文件里有不认识的表或项目：${unknown.join('、')}。`)
  return recognisers
}

async function refused(message: string, json: boolean, print: (text: string) => Promise<void>): Promise<ExitCode> {
  process.stderr.write(`${message}\n`)
  if (json) await print(`${JSON.stringify({ problem: { code: 'gather.refused', message } })}\n`)
  return 3
}
