import { resolve } from 'node:path'
import type { Command } from '../command.ts'
import { DATA_OPTIONS, DATA_USAGE, targetName, withDatabase } from '../data-options.ts'
import { WrongUsage } from '../wrong-usage.ts'

export const command: Command = {
  usage: `junheng archive-audit FILE [选项]

把超过保存期限的操作记录移到归档文件（NDJSON，带哈希），核验文件无误后才从数据库移出；链从归档处接着往下。
不归档时操作记录一直保存。任何记录都不会在满 6 个月之前移出。

  --keep-months N   数据库中保留最近 N 个月，至少 6，且不少于系统设置的保存期限；默认就是该期限
${DATA_USAGE}
  --json            机器可读的结果

归档文件用 junheng verify-audit FILE 核验。例：junheng archive-audit 操作记录-2026上半年.ndjson --keep-months 12`,
  options: { ...DATA_OPTIONS, 'keep-months': { type: 'string' } },
  positionals: [1, 1],
  run: async ({ positionals, values, json, print }) => {
    const { archiveLog, LEAST_MONTHS } = await import('../../features/audit/archive.ts')
    const months = values['keep-months'] === undefined ? null : Number(values['keep-months'])
    if (months !== null && !(Number.isInteger(months) && months >= LEAST_MONTHS && months <= 1200))
      throw new WrongUsage(`--keep-months 应是不小于 ${LEAST_MONTHS} 的整数。`)
    const file = resolve(positionals[0]!)
    const done = await withDatabase(values, { exclusive: false, schema: 'migrate' }, ({ migratorUrl }) =>
      archiveLog(migratorUrl, file, { keepMonths: months, now: new Date() }),
    )
    const text = `已把第 ${done.from} 至 ${done.to} 条（${done.entries} 条）从 ${targetName(values)} 归档到 ${file}。`
    await print(json ? JSON.stringify({ file, ...done }) : text)
    return 0
  },
}
