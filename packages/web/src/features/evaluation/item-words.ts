import type { ItemResult, Spread } from '@junheng/core/features/evaluation/result.ts'
import type { StandardView } from '@junheng/core/features/standards/schema.ts'
import { cv, figure, percent, plain } from '../../shared/numbers.ts'
import { findItem } from '../../shared/standards.ts'
import { fill, type Say } from '../../shared/text.ts'
import type { ENGLISH } from './item-english.ts'

const SHORT: Readonly<Record<StandardView['key'], Readonly<Record<string, string>>>> = {
  quality_balanced_2017: {
    L1: '高学历教师',
    L2: '骨干教师',
    L3: '体艺教师',
    L4: '教学用房',
    L5: '运动场馆',
    L6: '仪器设备',
    L7: '多媒体教室',
  },
  basic_balanced_2012: {
    L1: '教学用房',
    L2: '运动场馆',
    L3: '仪器设备',
    L4: '计算机',
    L5: '图书',
    L6: '师生比',
    L7: '高学历教师',
    L8: '中级职称',
  },
}

/** A column head's few words for a resource indicator; 综合 for the composite, else the name in full. */
export const shortName = (standard: StandardView, key: string): string =>
  key === 'composite' ? '综合' : (SHORT[standard.key][key] ?? nameOf(standard, key))

/** The name in full of an indicator, a county item or a veto (`veto:<key>`). */
export function nameOf(standard: StandardView, key: string): string {
  if (key === 'composite') return '综合差异系数'
  if (key.startsWith('veto:')) return standard.vetoes.find((v) => `veto:${v.key}` === key)?.zh ?? key
  return findItem(standard, key)?.zh ?? key
}

// Items whose `value` is a share of one; other rules over schools or classes answer how many fail.
const SHARES: ReadonlySet<string> = new Set([
  'training_360',
  'teacher_exchange',
  'certified_teachers',
  'zoned_enrolment',
  'quality_hs_quota',
  'migrant_children',
  'junior_retention_3y',
  'disabled_enrolment',
  'social_recognition',
  'basic_public_satisfaction',
])

/** A county item's value as people say it: a percentage, an amount, a score, or how many fail. */
export function itemValue({ key, value }: ItemResult, standard: StandardView, say: Say<typeof ENGLISH> = fill): string {
  if (value === null) return '—'
  if (SHARES.has(key)) return percent(value)
  const unit = findItem(standard, key)?.unit ?? ''
  if (unit.startsWith('元') && key !== 'small_school_funds') return `${figure(value, 2)} ${unit}`
  if (unit === '分') return say('{n} 分', { n: plain(value) })
  if (key === 'basic_composite_cv') return cv(value, null)
  if (value === 0) return say('无不达标')
  const n = plain(value)
  if (key === 'class_size') return say('{n} 班不达标', { n })
  return key === 'naeq_level' ? say('{n} 科不达标', { n }) : say('{n} 校不达标', { n })
}

export const spreadValue = ({ cv: value, limit }: Spread): string => cv(value, limit)
