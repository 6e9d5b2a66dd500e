import type { Fault } from '../../fault.ts'
import type { Standard } from './standard.ts'

/** 口径: local settings over a standard, complete with the defaults, exemptions decided for the day of judgement. */
export interface Profile {
  name: string
  settings: ReadonlyMap<string, string | number | boolean>
  /** Keys of the exemptions in force. */
  exemptions: ReadonlySet<string>
}

const PLAIN_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

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
  const exemptions = new Set(standard.exemptions.filter((e) => e.defaultEnabled).map((e) => e.key))
  const name = isRecord(raw) && typeof raw['name'] === 'string' && raw['name'] ? raw['name'] : 'default'
  if (raw !== null && !isRecord(raw)) fault('', '口径文件不是一个 JSON 对象', '应为 {"name": "…", "settings": {…}}')
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
  return { profile: { name, settings, exemptions }, faults }

  function readSetting(key: string, value: unknown): void {
    const setting = standard.settings.find((s) => s.key === key)
    if (!setting)
      return void fault(
        key,
        `没有「${key}」这项口径`,
        `可用的有：${standard.settings.map((s) => s.key).join('、')}、exemptions.<例外>`,
      )
    const { values } = setting
    const fits =
      values === 'number'
        ? typeof value === 'number' && value >= 0
        : values === 'boolean'
          ? typeof value === 'boolean'
          : values.includes(String(value))
    if (!fits) {
      const may = values === 'number' ? '不小于 0 的数' : values === 'boolean' ? 'true 或 false' : values.join(' 或 ')
      return void fault(key, `「${key}」不能取 ${JSON.stringify(value)}`, `应为 ${may}`)
    }
    settings.set(key, value as string | number | boolean)
  }

  function readExemption(key: string, value: unknown): void {
    if (!standard.knownExemptions.includes(key)) {
      return void fault(`exemptions.${key}`, `没有「${key}」这项例外`, `可用的有：${standard.knownExemptions.join('、')}`)
    }
    const spelled = typeof value === 'boolean' ? { enabled: value } : isRecord(value) ? value : null
    const bad =
      !spelled ||
      typeof spelled['enabled'] !== 'boolean' ||
      Object.keys(spelled).some((k) => !['enabled', 'from', 'until'].includes(k)) ||
      [spelled['from'], spelled['until']].some(
        (d) => d !== undefined && d !== null && !(typeof d === 'string' && PLAIN_DATE.test(d)),
      )
    if (bad)
      return void fault(
        `exemptions.${key}`,
        `例外「${key}」写法不对：${JSON.stringify(value)}`,
        '应为 true、false 或 {"enabled": true, "from": "2020-01-01", "until": "2026-12-31"}',
      )
    if (!standard.exemptions.some((e) => e.key === key)) return
    const inForce =
      spelled['enabled'] && today >= String(spelled['from'] ?? '') && today <= String(spelled['until'] ?? '9999-12-31')
    if (inForce) exemptions.add(key)
    else exemptions.delete(key)
  }
}

/** The profile as canonical text: equal settings give equal text whatever their order in the file. The name is no part of it. */
export function canonicalProfile(profile: Profile): string {
  const settings = [...profile.settings].sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify({ settings, exemptions: [...profile.exemptions].sort() })
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
