import { resolve } from 'node:path'
import type { VerificationResult } from '@junheng/core/features/audit/schema.ts'
import type { Command } from '../command.ts'
import { DATA_OPTIONS, DATA_USAGE, withDatabase } from '../data-options.ts'
import { WrongUsage } from '../wrong-usage.ts'

export const command: Command = {
  usage: `junheng verify-audit [FILE] [选项]

重新计算操作记录的哈希链，核验每一条是否在原处、未被改动、没有缺少；有不符的逐处列出。系统运行时也可以核验。
给出 FILE 时核验导出或归档的文件（NDJSON 或 CSV），不需要数据库。

  --head N:HASH 以前抄录的封条（本命令与备份清单都会给出），核对它之前的记录没有被整体改写
${DATA_USAGE}
  --json        机器可读的结果

退出码：0 完整；1 有不符。例：junheng verify-audit --data /srv/junheng`,
  options: { ...DATA_OPTIONS, head: { type: 'string' } },
  positionals: [0, 1],
  run: async ({ positionals, values, json, print }) => {
    const noted = headOf(values['head'])
    const [file] = positionals
    if (file !== undefined && noted) throw new WrongUsage('--head 用于核验数据库，不能与 FILE 同用。')
    const result = file === undefined ? await verifyDatabase(values, noted) : await verifyExport(file)
    await print(json ? JSON.stringify(result) : linesOf(result).join('\n'))
    return result.whole ? 0 : 1
  },
}

async function verifyDatabase(
  values: Parameters<typeof withDatabase>[0],
  noted: { seal: number; hash: string } | null,
): Promise<VerificationResult> {
  const { verifyLog } = await import('../../features/audit/service.ts')
  return withDatabase(values, { exclusive: false, schema: 'migrate' }, ({ db }) => verifyLog(db, noted ? { noted } : {}))
}

async function verifyExport(file: string): Promise<VerificationResult> {
  const { verifyFile } = await import('../../features/audit/verify-file.ts')
  return verifyFile(resolve(file))
}

function headOf(text: string | boolean | undefined): { seal: number; hash: string } | null {
  if (text === undefined) return null
  const [, seal, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(String(text)) ?? []
  if (seal === undefined || hash === undefined) throw new WrongUsage('--head 的写法是“封条号:哈希”，哈希是 64 位小写十六进制。')
  return { seal: Number(seal), hash }
}

function linesOf({ whole, entries, seals, awaiting, head, breaks, breakCount, notices }: VerificationResult): string[] {
  const counted = seals > 0 ? `${entries} 条、${seals} 个封条` : `${entries} 条`
  const lines = [
    whole ? `● 操作记录完整，没有发现改动。已核验 ${counted}。` : `■ 操作记录有 ${breakCount} 处不符（已核验 ${counted}）：`,
  ]
  for (const { text } of breaks) lines.push(`  ■ ${text}`)
  if (breakCount > breaks.length) lines.push(`  …… 另有 ${breakCount - breaks.length} 处`)
  if (head) lines.push(`封存到第 ${head.entry} 条（${inChina(head.sealedAt)}），等待封存 ${awaiting} 条。`)
  else if (awaiting > 0) lines.push(`等待封存 ${awaiting} 条。`)
  lines.push(...notices)
  if (head) lines.push(`最新封条（请抄录在系统之外，以后用 --head 核对）：`, `${head.seal}:${head.hash}`)
  return lines
}

const inChina = (iso: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(new Date(iso))
