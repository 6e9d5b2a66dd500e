import type { Fault } from '../../fault.ts'
import type { Setting, Standard } from './standard.ts'

/** Whether an exemption is on, and the first and last day it may be used. */
export interface ExemptionRule {
  enabled: boolean
  from: string
  until: string
}

/** 口径: local settings over a standard, complete with the defaults, exemptions decided for the day of judgement. */
export interface Profile {
  name: string
  settings: ReadonlyMap<string, string | number | boolean>
  exemptionRules: ReadonlyMap<string, ExemptionRule>
  /** Keys of the exemptions in force. */
  exemptions: ReadonlySet<string>
}

/** A day of the calendar as `YYYY-MM-DD`; 2020-02-31 is none. */
function isDay(text: unknown): boolean {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/**
 * Reads `{name, settings}` (DESIGN §6): keys as `cv.mode`, exemptions as `exemptions.<key>: bool | {enabled, from, until}`.
 * @param raw the parsed JSON, or null for the defaults
 * @param today the day an exemption's validity is held against, `YYYY-MM-DD`: the data's 统计时点 where it is reported
 * @param file the file's name, for the faults
 * @returns the profile with every unknown key or value named as a fault (its default is then used)
 */
export function readProfile(
  raw: unknown,
  standard: Standard,
  today: string,
  file = 'profile',
): { profile: Profile; faults: Fault[] } {
  const faults: Fault[] = []
  const fault = (column: string, message: string, repair: string): void => {
    faults.push({ sheet: file, row: null, column, cell: null, rule: 'S901', severity: 'error', message, repair })
  }
  const settings = new Map(standard.settings.map((s) => [s.key, s.default]))
  const rules = new Map<string, ExemptionRule>(
    standard.exemptions.map((e) => [e.key, { enabled: e.defaultEnabled, from: '', until: LAST_DAY }]),
  )
  const name = isRecord(raw) && typeof raw['name'] === 'string' && raw['name'] ? raw['name'] : 'default'
  if (raw !== null && !isRecord(raw)) fault('', '口径文件不是一个 JSON 对象', '应为 {"name": "…", "settings": {…}}')
  if (isRecord(raw) && raw['name'] !== undefined && typeof raw['name'] !== 'string')
    fault('name', 'name 不是文字', '写作 "name": "某市口径"')
  const given = isRecord(raw) ? raw['settings'] : {}
  if (isRecord(raw)) {
    for (const key of Object.keys(raw))
      if (key !== 'name' && key !== 'settings') fault(key, `口径文件中没有「${key}」这一项`, '只能有 name 和 settings')
    if (given !== undefined && !isRecord(given)) fault('settings', 'settings 不是一个 JSON 对象', '应为 {"cv.mode": "each", …}')
  }
  for (const [key, value] of Object.entries(isRecord(given) ? given : {})) {
    if (key.startsWith('exemptions.')) readExemption(key.slice('exemptions.'.length), value)
    else readSetting(key, value)
  }
  return { profile: profileOn({ name, settings, exemptionRules: rules, exemptions: new Set() }, today), faults }

  function readSetting(key: string, value: unknown): void {
    const setting = standard.settings.find((s) => s.key === key)
    if (!setting)
      return void fault(
        key,
        `没有「${key}」这项口径`,
        `可用的有：${standard.settings.map((s) => s.key).join('、')}、exemptions.<例外>`,
      )
    if (!mayBe(setting, value))
      return void fault(key, `「${setting.zh}」（${key}）不能取 ${JSON.stringify(value)}`, `应为 ${choicesOf(setting)}`)
    settings.set(key, value as string | number | boolean)
  }

  function readExemption(key: string, value: unknown): void {
    if (!standard.knownExemptions.includes(key)) {
      return void fault(`exemptions.${key}`, `没有「${key}」这项例外`, `可用的有：${standard.knownExemptions.join('、')}`)
    }
    const spelled = typeof value === 'boolean' ? { enabled: value } : isRecord(value) ? value : {}
    const trouble = exemptionTrouble(spelled)
    if (trouble) {
      const name = standard.exemptions.find((e) => e.key === key)?.zh ?? key
      const example = 'true、false 或 {"enabled": true, "from": "2020-01-01", "until": "2026-12-31"}'
      return void fault(`exemptions.${key}`, `例外「${name}」${trouble}：${JSON.stringify(value)}`, `应为 ${example}`)
    }
    if (!standard.exemptions.some((e) => e.key === key)) return
    rules.set(key, {
      enabled: spelled['enabled'] === true,
      from: String(spelled['from'] ?? ''),
      until: String(spelled['until'] ?? LAST_DAY),
    })
  }
}

function mayBe({ values }: Setting, value: unknown): boolean {
  if (values === 'number') return typeof value === 'number' && value >= 0
  if (values === 'boolean') return typeof value === 'boolean'
  return typeof value === 'string' && values.includes(value)
}

function choicesOf({ values, labels = {} }: Setting): string {
  if (values === 'number') return '不小于 0 的数'
  if (values === 'boolean') return 'true（是）或 false（否）'
  return values.map((value) => `"${value}"（${labels[value]}）`).join(' 或 ')
}

/** What is wrong with an exemption's rule, in Chinese; null when nothing is. */
function exemptionTrouble(rule: Record<string, unknown>): string | null {
  const { enabled, from, until, ...others } = rule
  if (typeof enabled !== 'boolean') return '没有写明启用（true）还是不启用（false）'
  if (Object.keys(others).length > 0) return `多出了 ${Object.keys(others).join('、')}`
  if ([from, until].some((day) => day !== undefined && day !== null && !isDay(day))) return '的有效期不是 2026-12-31 这样的日期'
  return String(from ?? '') > String(until ?? LAST_DAY) ? '的有效期起日晚于止日' : null
}

/** The same profile on another day: other exemptions may be in force. */
export function profileOn(profile: Profile, day: string): Profile {
  if (
    ![...profile.exemptionRules.values()].some((rule) => rule.from !== '' || rule.until !== LAST_DAY) &&
    profile.exemptions.size > 0
  )
    return profile
  const inForce = [...profile.exemptionRules].filter(([, rule]) => rule.enabled && day >= rule.from && day <= rule.until)
  return { ...profile, exemptions: new Set(inForce.map(([key]) => key)) }
}

/**
 * The profile as canonical text: equal settings give equal text whatever their order in the file. Its name is no part of it, and
 * neither is the day: that comes with each county's data.
 */
export function canonicalProfile(profile: Profile): string {
  const inOrder = <T>(map: ReadonlyMap<string, T>): [string, T][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify({ settings: inOrder(profile.settings), exemptions: inOrder(profile.exemptionRules) })
}

const LAST_DAY = '9999-12-31'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
