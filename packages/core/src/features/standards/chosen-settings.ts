import type { Profile } from './profile.ts'
import type { Setting, Standard } from './standard.ts'

/**
 * What a profile sets otherwise than the standard about a figure, in Chinese, a line each.
 * @param key an indicator's code, an item's key, or `composite`
 * @param ofSchool whether the figure is a school's own, not the county's
 */
export function chosenSettings(standard: Standard, profile: Profile, key: string, ofSchool: boolean): string[] {
  return standard.settings.flatMap((setting) => {
    const value = profile.settings.get(setting.key)
    const decides = setting.onlySpreads
      ? !ofSchool && (key === 'composite' || setting.applies.includes(key))
      : setting.applies.includes(key)
    if (setting.standard !== standard.key || !decides || value === undefined || value === setting.default) return []
    return [`按口径“${setting.zh}：${settingWords(setting, value)}”（默认：${settingWords(setting, setting.default)}）`]
  })
}

/** How people say a setting's value: a choice by its name, a switch by 是 or 否. */
export function settingWords({ labels }: Setting, value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  return labels?.[String(value)] ?? String(value)
}
