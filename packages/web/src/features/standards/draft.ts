import type { ExemptionView, SettingView, StandardView } from '@junheng/core/features/standards/schema.ts'

/** The settings of a profile as its file has them; a key that is not there is left at the standard's default. */
export type Draft = Readonly<Record<string, unknown>>

/** An exemption as the form asks it: on or off, and the days it may be used (empty = open). */
export interface ExemptionChoice {
  enabled: boolean
  from: string
  until: string
}

export const exemptionKey = ({ key }: Pick<ExemptionView, 'key'>): string => `exemptions.${key}`

/** The draft an address carries; what cannot be read is no draft. */
export function readDraft(text: string | undefined): Draft | null {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Draft) : null
  } catch {
    return null
  }
}

/** Equal drafts are equal text, in whatever order they were filled in. */
export const writeDraft = (draft: Draft): string =>
  JSON.stringify(Object.fromEntries(Object.entries(draft).sort(([a], [b]) => (a < b ? -1 : 1))))

/** The draft with one setting as chosen; the default is said by leaving it out. */
export function withSetting(draft: Draft, { key, default: standard }: SettingView, value: unknown): Draft {
  const { [key]: _, ...rest } = draft
  return value === standard || value === null ? rest : { ...rest, [key]: value }
}

export function withExemption(draft: Draft, exemption: ExemptionView, { enabled, from, until }: ExemptionChoice): Draft {
  const key = exemptionKey(exemption)
  const { [key]: _, ...rest } = draft
  const days = { ...(from && { from }), ...(until && { until }) }
  if (Object.keys(days).length > 0) return { ...rest, [key]: { enabled, ...days } }
  return enabled === exemption.defaultEnabled ? rest : { ...rest, [key]: enabled }
}

export const settingIn = (draft: Draft, { key, default: standard }: SettingView): unknown => draft[key] ?? standard

export function exemptionIn(draft: Draft, exemption: ExemptionView): ExemptionChoice {
  const given = draft[exemptionKey(exemption)]
  if (typeof given === 'boolean') return { enabled: given, from: '', until: '' }
  const { enabled, from, until } = (given ?? {}) as { enabled?: unknown; from?: unknown; until?: unknown }
  return {
    enabled: typeof enabled === 'boolean' ? enabled : exemption.defaultEnabled,
    from: typeof from === 'string' ? from : '',
    until: typeof until === 'string' ? until : '',
  }
}

/** How a setting's value is said: a choice by its name, a switch by 是 or 否. */
export function valueWords({ kind, choices }: SettingView, value: unknown): string {
  if (kind === 'boolean') return value === true ? '是' : '否'
  return choices.find((choice) => choice.value === value)?.zh ?? String(value)
}

/** What a profile says otherwise than the standards, a line each. */
export function changesOf(standards: readonly StandardView[], settings: Draft): { key: string; zh: string; said: string }[] {
  const changes: { key: string; zh: string; said: string }[] = []
  for (const standard of standards) {
    for (const setting of standard.settings) {
      const value = settingIn(settings, setting)
      if (value !== setting.default) changes.push({ key: setting.key, zh: setting.zh, said: valueWords(setting, value) })
    }
    for (const exemption of standard.exemptions) {
      const { enabled, from, until } = exemptionIn(settings, exemption)
      if (enabled === exemption.defaultEnabled && !from && !until) continue
      const days = from || until ? `（${from || '…'} 至 ${until || '…'}）` : ''
      changes.push({ key: exemptionKey(exemption), zh: exemption.zh, said: `${enabled ? '启用' : '不启用'}${days}` })
    }
  }
  return changes
}
