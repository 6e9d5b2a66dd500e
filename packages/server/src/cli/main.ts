/**
 * The `junheng` command. Only what every call needs is imported here; a command's own modules are loaded when it is called, because
 * for the quick commands starting up is most of the time.
 */
import { parseArgs } from 'node:util'
import type { Command, ExitCode } from './command.ts'
import { WrongUsage } from './wrong-usage.ts'

const COMMANDS: Readonly<Record<string, { about: string; load: () => Promise<{ command: Command }> }>> = {
  serve: { about: '启动系统，在浏览器中使用', load: () => import('./commands/serve.ts') },
  template: { about: '生成空的县级数据工作簿（Excel）', load: () => import('./commands/template.ts') },
  check: { about: '检查县级数据，列出全部问题', load: () => import('./commands/check.ts') },
  convert: { about: '在工作簿、文件夹与压缩包之间转换县级数据', load: () => import('./commands/convert.ts') },
  gather: { about: '把国家系统的导出表填成县级工作簿，并与自报数对账', load: () => import('./commands/gather.ts') },
  evaluate: { about: '按国家标准评估，给出结论与理由', load: () => import('./commands/evaluate.ts') },
  explain: { about: '说明一个数是怎样算出来的', load: () => import('./commands/explain.ts') },
  'plan-import': { about: '读入已公布的攻坚方案，列出其中的矛盾', load: () => import('./commands/plan-import.ts') },
  migrate: { about: '把数据库升级到本程序的版本', load: () => import('./commands/migrate.ts') },
  seed: { about: '放入虚构的演示县', load: () => import('./commands/seed.ts') },
  backup: { about: '把全部数据备份成一个文件', load: () => import('./commands/backup.ts') },
  restore: { about: '从备份文件恢复到空的数据文件夹', load: () => import('./commands/restore.ts') },
  'verify-audit': { about: '核验操作记录是否完整、未被改动', load: () => import('./commands/verify-audit.ts') },
  'archive-audit': { about: '把超过保存期限的操作记录移到归档文件', load: () => import('./commands/archive-audit.ts') },
  user: { about: '查看账号、重置密码、解除锁定', load: () => import('./commands/user.ts') },
}

const LF = 10
let isMidLine = false
await main(process.argv.slice(2))

async function main(words: readonly string[]): Promise<void> {
  // Read by nobody any more (`| head`): not an error worth a word.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 4))
  const json = words.includes('--json')
  process.on('uncaughtException', async (error) => process.exit(await failed(error, json)))
  let code: ExitCode
  try {
    code = await dispatch(words)
  } catch (error) {
    code = await failed(error, json)
  }
  if (isMidLine) await print('\n')
  process.exit(code)
}

async function dispatch(words: readonly string[]): Promise<ExitCode> {
  const [name, ...rest] = words
  if (name === '--version' || name === '-v') return said(await version(rest.includes('--json')))
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return said(overview())
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!entry) throw new WrongUsage(`没有“${name}”这个命令。可用的命令：${Object.keys(COMMANDS).join('、')}。`)
  const { command } = await entry.load()
  const { positionals, values } = parsed(name, command, rest)
  if (values['help'] === true) return said(command.usage)
  const [least, most] = command.positionals
  if (positionals.length < least) throw new WrongUsage(`缺少必要的参数。\n用法见：junheng ${name} --help`)
  if (positionals.length > most) throw new WrongUsage(`多余的参数“${positionals[most]}”。\n用法见：junheng ${name} --help`)
  return command.run({ positionals, values, json: values['json'] === true, print })
}

function parsed(name: string, command: Command, args: string[]) {
  try {
    const options = { ...command.options, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true, strict: true })
    return { positionals, values: values as Record<string, string | boolean | undefined> }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    const option = /'(-[^' ]*)/.exec((error as Error).message)?.[1] ?? ''
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
      throw new WrongUsage(`没有“${option}”这个选项。\n用法见：junheng ${name} --help`)
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
      throw new WrongUsage(`选项“${option}”的值缺失或多余。\n用法见：junheng ${name} --help`)
    }
    throw error
  }
}

/** Waits until everything is written: a pipe takes 64 KB at a time, and the process ends right after. */
function print(text: string | Uint8Array): Promise<void> {
  if (text.length > 0) isMidLine = typeof text === 'string' ? !text.endsWith('\n') : text.at(-1) !== LF
  return new Promise((resolve) => process.stdout.write(text, () => resolve()))
}

async function said(text: string): Promise<ExitCode> {
  await print(text)
  return 0
}

async function failed(error: unknown, json: boolean): Promise<ExitCode> {
  if (error instanceof WrongUsage) {
    process.stderr.write(`${error.message}\n`)
    if (json) await print(JSON.stringify({ problem: { code: 'usage', message: error.message } }))
    return 2
  }
  const { Problem } = await import('@junheng/core/problems.ts')
  if (error instanceof Problem) {
    process.stderr.write(`${error.message}\n`)
    if (json) await print(JSON.stringify({ problem: { code: error.code, message: error.message, details: error.details } }))
    return 3
  }
  const reference = Date.now().toString(36)
  process.stderr.write(`程序内部出错，编号 ${reference}。您的数据没有因此改变。请把下面的内容交给维护人员：\n`)
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  if (json) await print(JSON.stringify({ problem: { code: 'internal', message: '程序内部出错', reference } }))
  return 4
}

async function version(json: boolean): Promise<string> {
  const { programVersion } = await import('./program-version.ts')
  return json ? JSON.stringify({ version: programVersion() }) : `junheng ${programVersion()}`
}

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length))
  const lines = Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}`)
  return `均衡 junheng：义务教育优质均衡工作系统

用法：junheng 命令 [参数] [选项]

${lines.join('\n')}

每个命令都可加 --help 看用法、加 --json 得到机器可读的结果。junheng --version 显示版本。
退出码：0 完成；1 数据有错误；2 用法不对；3 被拒绝（原因见提示）；4 程序内部出错。`
}
