import type { DisagreementCode, MeasureKind, PlanMeasure } from '@junheng/core/features/rectification/plan/plan.ts'
import { STAGE_NAMES } from '../../shared/standards.ts'

export { whereWords } from '@junheng/core/features/rectification/where-words.ts'

export const KIND_NAMES: Readonly<Record<MeasureKind, string>> = {
  new_build: '新建',
  expand: '改扩建',
  convert_rooms: '改造用房',
  divert: '分流',
  merge: '合并',
  lease: '租赁',
  purchase: '购置',
  reallocate: '调配',
  teachers: '教师',
  zoning: '划片招生',
  survey: '调查',
  teaching: '教学改进',
}

export const CODE_NAMES: Readonly<Record<DisagreementCode, string>> = {
  NAME_VARIANT: '疑似同名',
  COUNT_MISMATCH: '校数不一致',
  CV_NO_MEASURE: '差异系数没有措施',
  SCHEDULE_RISK: '时间来不及',
  NO_MILESTONE: '没有节点',
  NO_DATE: '没有日期',
  NOT_PROVABLE_IN_TIME: '届时无法证明',
  TYPO: '疑似笔误',
  TOTAL_SCHOOLS: '总校数不一致',
  BODY_COUNT: '与正文校数不一致',
  BODY_UNITS: '与正文单位不一致',
  BODY_MEASURE: '与正文措施不一致',
  SUSPICIOUS_TOKEN: '可疑字词',
}

export const measureStage = ({ stage }: Pick<PlanMeasure, 'stage'>): string =>
  stage === 'both' ? '小学、初中' : STAGE_NAMES[stage]

/** What a measure does, without the schools it begins with: they stand in their own column. */
export function actionOf({ text, schools }: Pick<PlanMeasure, 'text' | 'schools'>): string {
  const colon = text.search(/[：:]/)
  const named = schools.length > 0 && colon > 0 && schools.every((name) => text.slice(0, colon).includes(name))
  return (named ? text.slice(colon + 1) : text).trim().replace(/[；。]$/, '')
}
