import raw from '../../../../../standards/warnings.json' with { type: 'json' }

/** 预警级别, the gravest first. */
export const LEVELS = ['red', 'orange', 'yellow', 'blue'] as const
export type Level = (typeof LEVELS)[number]

export const LEVEL_NAMES: Readonly<Record<Level, string>> = { red: '红色', orange: '橙色', yellow: '黄色', blue: '蓝色' }

export const RULE_KEYS = [
  'spread_over',
  'section_fails',
  'veto',
  'class_size',
  'school_size',
  'item_unmet',
  'spare_used',
  'falling',
  'near_line',
  'spread_near',
  'spread_rising',
  'missing',
  'overdue',
] as const
export type RuleKey = (typeof RULE_KEYS)[number]

/**
 * A warning rule of `standards/warnings.json`. No regulation fixes these levels and thresholds: they are our proposal (推断), and a county sets its own.
 * `about`: what its warnings speak of.
 */
export interface WarningRule {
  key: RuleKey
  level: Level
  about: 'spread' | 'section' | 'item' | 'indicator' | 'return'
  zh: string
  /** Thresholds by name; shares as fractions, falls and years as counts. */
  settings: Readonly<Record<string, number>>
}

export const WARNING_RULES: readonly WarningRule[] = raw as WarningRule[]

/** What a county says of a rule: another level, other thresholds, or that it is off. */
export interface RuleSetting {
  level: Level
  isOn: boolean
  settings: Readonly<Record<string, number>>
}
export type RuleSettings = ReadonlyMap<RuleKey, RuleSetting>

/** The rules as proposed, with what a county set in their place. */
export function settledRules(own: RuleSettings): (WarningRule & { isOn: boolean; isOwn: boolean })[] {
  return WARNING_RULES.map((rule) => {
    const set = own.get(rule.key)
    return set
      ? { ...rule, level: set.level, isOn: set.isOn, isOwn: true, settings: { ...rule.settings, ...set.settings } }
      : { ...rule, isOn: true, isOwn: false }
  })
}
