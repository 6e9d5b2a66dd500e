import { PLACES, ROLES, type Role } from '@junheng/core/features/access/roles.ts'
import type { Command, CommandCall, ExitCode } from '../command.ts'
import { DATA_OPTIONS, DATA_USAGE, withDatabase } from '../data-options.ts'
import { WrongUsage } from '../wrong-usage.ts'

export const command: Command = {
  usage: `junheng user init --county 区划代码 --county-name 名称
junheng user list [选项]
junheng user add NAME --role coordinator --county 区划代码 --county-name 名称
junheng user add NAME --role principal --county 区划代码 --county-name 名称 --school 学校代码 --school-name 名称
junheng user add NAME --role system_admin|security_admin|audit_admin
junheng user reset-password NAME
junheng user unlock NAME
junheng user reset-second-factor NAME|--all

首次启用（建立区县和三员账号）、列出账号、建立账号、重置密码、解除锁定、解除第二步验证。新密码随机产生，只显示这一次；重置后该账号的登录全部失效。
手机遗失或换了密钥时用 reset-second-factor：本人下次登录只用密码，按规定须有的再重新开启。

  --role ROLE            角色：${ROLES.join('、')}
  --county CODE          该岗位所在区县的六位区划代码（三员以外必填；市级督导填市的代码，如 990100）
  --county-name NAME     区县（市）名称
  --school CODE          校长、学校填报员所在学校的代码
  --school-name NAME     该学校的名称
  --all                  用于 reset-second-factor：所有账号（恢复备份后没有原来的 secret-key.json 时）
${DATA_USAGE}
  --json                 机器可读的结果

例：junheng user add wangfang --role coordinator --county 990102 --county-name 虚构县`,
  options: {
    ...DATA_OPTIONS,
    role: { type: 'string' },
    county: { type: 'string' },
    'county-name': { type: 'string' },
    school: { type: 'string' },
    'school-name': { type: 'string' },
    all: { type: 'boolean' },
  },
  positionals: [1, 2],
  run: (call) => {
    const [action, name] = call.positionals
    if (action === 'init' && name === undefined) return init(call)
    if (action === 'list' && name === undefined) return list(call)
    if (action === 'reset-second-factor') {
      if ((name === undefined) !== (call.values['all'] === true)) throw new WrongUsage('请写明一个账号名，或者只写 --all。')
      return resetSecondFactor(call, name ?? null)
    }
    if (name === undefined) throw new WrongUsage('请写明账号名。用法见：junheng user --help')
    if (action === 'add') return add(call, name)
    if (action === 'reset-password') return resetPassword(call, name)
    if (action === 'unlock') return unlock(call, name)
    throw new WrongUsage(`没有“user ${action}”。可用：init、list、add、reset-password、unlock、reset-second-factor。`)
  },
}

const SCHEMA = { exclusive: false, schema: 'migrate' } as const

async function init({ values, json, print }: CommandCall): Promise<ExitCode> {
  const county = { code: String(values['county'] ?? ''), name: String(values['county-name'] ?? '').trim() }
  if (!/^\d{6}$/.test(county.code) || county.code.endsWith('00')) throw new WrongUsage('--county 应是区县的六位区划代码。')
  if (county.name === '') throw new WrongUsage('请用 --county-name 写明区县名称。')
  const { begin } = await import('../../features/access/begin.ts')
  const { atTheMachine } = await import('../../features/audit/service.ts')
  const begun = await withDatabase(values, SCHEMA, ({ db }) => begin(db, atTheMachine(new Date()), county))
  const lines = begun.accounts.map(({ name, password, role }) => `account ${name} ${password} ${role}`)
  const text = [`已建立 ${county.name}（${county.code}）和三员账号。密码只显示这一次，首次登录须修改：`, ...lines].join('\n')
  await print(json ? JSON.stringify(begun) : text)
  return 0
}

async function list({ values, json, print }: CommandCall): Promise<ExitCode> {
  const { listAccountsAtTheMachine } = await import('../../features/access/administer.ts')
  const accounts = await withDatabase(values, SCHEMA, ({ db }) => listAccountsAtTheMachine({ db, now: new Date() }))
  const lines = accounts.map((a) =>
    [a.name, a.role ?? '无岗位', a.county ?? '-', a.disabled ? '停用' : '可用', a.lastSignInAt ?? '未登录过'].join('\t'),
  )
  const text = lines.length === 0 ? '还没有账号。用 junheng user init 首次启用。' : lines.join('\n')
  await print(json ? JSON.stringify({ accounts }) : text)
  return 0
}

async function add({ values, json, print }: CommandCall, name: string): Promise<ExitCode> {
  const role = ROLES.find((known) => known === values['role'])
  if (!role) throw new WrongUsage(`--role 应是 ${ROLES.join('、')} 之一。`)
  const county = countyOf(role, values)
  const school = schoolOf(role, values)
  const { addAccount } = await import('../../features/access/administer.ts')
  const password = await freshPassword()
  await withDatabase(values, SCHEMA, ({ db }) => addAccount({ db, now: new Date() }, { name, role, county, school, password }))
  await print(json ? JSON.stringify({ name, role, password }) : `已建立账号 ${name}，密码：${password}（只显示这一次）`)
  return 0
}

async function resetPassword({ values, json, print }: CommandCall, name: string): Promise<ExitCode> {
  const access = await import('../../features/access/administer.ts')
  const password = await freshPassword()
  await withDatabase(values, SCHEMA, ({ db }) => access.resetPassword({ db, now: new Date() }, name, password))
  await print(json ? JSON.stringify({ name, password }) : `账号 ${name} 的新密码：${password}（只显示这一次）`)
  return 0
}

async function unlock({ values, json, print }: CommandCall, name: string): Promise<ExitCode> {
  const { unlockByName } = await import('../../features/access/administer.ts')
  await withDatabase(values, SCHEMA, ({ db }) => unlockByName({ db, now: new Date() }, name))
  await print(json ? JSON.stringify({ name }) : `账号 ${name} 已解除锁定。`)
  return 0
}

async function resetSecondFactor({ values, json, print }: CommandCall, name: string | null): Promise<ExitCode> {
  const access = await import('../../features/access/administer.ts')
  const names = await withDatabase(values, SCHEMA, ({ db }) => access.resetSecondFactor({ db, now: new Date() }, name))
  const hooks = name === null ? '群机器人的地址请重新填写。' : ''
  const said = names.length === 0 ? '没有账号开启第二步验证。' : `已解除第二步验证：${names.join('、')}。`
  await print(json ? JSON.stringify({ names }) : `${said}${hooks}`)
  return 0
}

function countyOf(role: Role, values: CommandCall['values']): { code: string; name: string } | null {
  if (PLACES[role] === 'installation') return null
  const code = String(values['county'] ?? '')
  if (!/^\d{6}$/.test(code)) throw new WrongUsage('--county 应是六位区划代码。')
  if (code.endsWith('00') !== (PLACES[role] === 'city'))
    throw new WrongUsage('市级督导的 --county 是市的代码（末两位 00），其他岗位的是区县的。')
  const name = String(values['county-name'] ?? '')
  if (name === '') throw new WrongUsage('请用 --county-name 写明区县名称。')
  return { code, name }
}

function schoolOf(role: Role, values: CommandCall['values']): { code: string; name: string } | null {
  if (PLACES[role] !== 'school') return null
  const [code, name] = [String(values['school'] ?? '').trim(), String(values['school-name'] ?? '').trim()]
  if (code === '' || name === '') throw new WrongUsage('请用 --school 和 --school-name 写明学校代码和名称。')
  return { code, name }
}

async function freshPassword(): Promise<string> {
  const { newPassword } = await import('../../features/access/new-password.ts')
  return newPassword()
}
