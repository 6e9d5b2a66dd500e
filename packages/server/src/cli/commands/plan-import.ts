import { readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { PlanImport } from '@junheng/core/features/rectification/plan/plan.ts'
import { summarise } from '@junheng/core/features/rectification/plan/summary.ts'
import { Problem } from '@junheng/core/problems.ts'
import { importPlan, writePlan } from '../../features/rectification/plan/import.ts'
import type { Command } from '../command.ts'
import { WrongUsage } from '../wrong-usage.ts'

export const command: Command = {
  usage: `junheng plan-import 方案.docx|方案.xlsx [选项]

读入已公布的整改方案（十列表），列出指标、措施、节点和表中自相矛盾之处。校名的不同写法只提出建议，不自行合并。

  --body 文件               方案正文（docx 或 txt），与表逐项核对
  --published-schools N     公布的不达标学校总数，与表中去重后的校数核对
  --out 文件.docx|.xlsx     按原表逐格写出
  --json                    输出结构化结果

有严重矛盾（error）时退出码为 1；不是方案或读不出来时为 3。

例：junheng plan-import 附件.docx --body 正文.docx --published-schools 53
`,
  options: { body: { type: 'string' }, 'published-schools': { type: 'string' }, out: { type: 'string' } },
  positionals: [1, 1],
  async run({ positionals, values, json, print }) {
    const file = positionals[0]!
    const [body, out] = [textOf(values['body']), textOf(values['out'])]
    const publishedSchools = countOf(textOf(values['published-schools']))
    const format = out === undefined ? null : formatOf(out)
    if (out !== undefined) await refuseInputs(out, body === undefined ? [file] : [file, body])
    const plan = await importPlan(await read(file), {
      fileName: basename(file),
      ...(body !== undefined && { body: { bytes: await read(body), fileName: basename(body) } }),
      ...(publishedSchools !== null && { publishedSchools }),
    })
    if (out !== undefined && format) await write(out, await writePlan(plan, format))
    await print(json ? `${JSON.stringify(withoutTable(plan))}\n` : summarise(plan))
    return plan.disagreements.some(({ severity }) => severity === 'error') ? 1 : 0
  },
}

const textOf = (value: string | boolean | undefined): string | undefined => (typeof value === 'string' ? value : undefined)

function countOf(text: string | undefined): number | null {
  if (text === undefined) return null
  if (!/^\d{1,6}$/.test(text)) throw new WrongUsage(`--published-schools 要写学校数，例如 53，不能是“${text}”。`)
  return Number(text)
}

function formatOf(out: string): 'docx' | 'xlsx' {
  const extension = extname(out).toLowerCase()
  if (extension === '.docx') return 'docx'
  if (extension === '.xlsx') return 'xlsx'
  throw new WrongUsage('--out 的文件名要以 .docx 或 .xlsx 结尾。')
}

async function refuseInputs(out: string, inputs: readonly string[]): Promise<void> {
  const target = await realpath(out).catch(() => null)
  if (target === null) return
  for (const input of inputs)
    if ((await realpath(input).catch(() => null)) === target) throw new Problem('plan.overwrites-input', { file: out })
}

async function read(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    throw new Problem('plan.unreadable', { file, reason: reasonOf(error) }, { cause: error })
  }
}

/** Beside its place first, so that a full disk leaves no half-written file under the name asked for. */
async function write(file: string, bytes: Uint8Array): Promise<void> {
  const beside = `${file}.${process.pid}.tmp`
  try {
    await writeFile(beside, bytes)
    await rename(beside, file)
  } catch (error) {
    await rm(beside, { force: true })
    throw new Problem('plan.unwritable', { file, reason: reasonOf(error) }, { cause: error })
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件或文件夹。',
  EACCES: '没有权限。',
  EISDIR: '这是一个文件夹。',
  ENOSPC: '磁盘已满。',
}

const reasonOf = (error: unknown): string => {
  const code = (error as { code?: unknown }).code
  return REASONS[String(code)] ?? String(code ?? error)
}

/** The command line's fixed shape; the raw table is for writing back only. */
function withoutTable({ table: _, ...shape }: PlanImport): Omit<PlanImport, 'table'> {
  return shape
}
