import type { Stage } from '../../collection/county.ts'

/**
 * A published rectification plan (整改方案附件, the table of ten columns) as `plan-import` reads it.
 *
 * Field names of an indicator are those other programs script against, hence their snake_case. `null` always means *not stated*:
 * an empty fund is not zero, a milestone without a month has no `due`. `schools` are as published; `schools_canonical` holds the
 * proposal under which name they may be one school, which a person confirms.
 */
export interface PlanImport {
  document: PlanDocument
  indicators: PlanIndicator[]
  projects: PlanProject[]
  /** Distinct failing schools, proposed variants counted as one. */
  distinctSchools: { total: number; primary: number; junior: number }
  /** Sum of the stated funds in yuan; null when no indicator states any. */
  fundsCny: number | null
  disagreements: Disagreement[]
  /** The table as it stands in the file, for writing it back cell by cell. */
  table: PlanTable
}

export interface PlanDocument {
  title: string | null
  /** Heading of the table, when the document has a title of its own. */
  annex_title: string | null
  /** 发文字号 of the plan itself. */
  number: string | null
  issuer: string | null
  /** Who approved it, as written (经…审议通过 / 已经…同意). */
  approval: string | null
  /** `YYYY-MM-DD`: 成文日期 and 发布日期. */
  issued: string | null
  published: string | null
  /** 公开方式 as written, e.g. 此件主动公开. */
  disclosure: string | null
  /** The letter it answers, e.g. 津教督导室〔2023〕6号. */
  basis: string | null
}

export interface PlanIndicator {
  no: number
  /** Key in the standards' catalogue, null when no indicator is recognised. */
  key: string | null
  text: string
  stages: Record<Stage, PlanStage>
  /** 四年级语文 Ⅱ级: failing by subject and grade instead of by school. Present only where stated. */
  subject_results?: SubjectResult[]
  /** What stands before the first numbered measure. */
  measures_preamble?: string
  measures: PlanMeasure[]
  milestones: Milestone[]
  /** `YYYY-MM` */
  completion: string | null
  completion_published: string
  /** 责任科室 inside the bureau. */
  sections: string[]
  /** 责任单位. */
  units: string[]
  /** 各镇人民政府、街道办事处: stands for all towns and streets. */
  units_all_towns: boolean
  funds_cny: number | null
  funds_published: string
}

export interface PlanStage {
  failing_count_published: number | null
  /** 校际差异(系数)不达标 published for this stage. */
  cv_failing: boolean
  schools: string[]
  schools_canonical: string[]
  status_published: string
}

export interface SubjectResult {
  grade: number
  stage: Stage
  subject: string
  /** As written: II, Ⅱ, 二. */
  level_published: string
  level: 1 | 2 | 3 | 4
  passed: boolean
}

export const MEASURE_KINDS = [
  'new_build',
  'expand',
  'convert_rooms',
  'divert',
  'merge',
  'lease',
  'purchase',
  'reallocate',
  'teachers',
  'zoning',
  'survey',
  'teaching',
] as const
export type MeasureKind = (typeof MEASURE_KINDS)[number]

export interface PlanMeasure {
  /** `<indicator>-<stage>-<no>`, e.g. `1-primary-2`. */
  id: string
  no: number
  stage: Stage | 'both'
  /** Without its number. */
  text: string
  schools: string[]
  schools_canonical: string[]
  /** N of 「N所学校」, where written. */
  schools_count_published: number | null
  /** The first action named; null when none is recognised. */
  kind: MeasureKind | null
  /** All actions in the order of the text. 建成后 and 投入使用 are conditions: see `projects`. */
  kinds: MeasureKind[]
  /** Names of the `PlanProject`s it depends on. */
  projects: string[]
  numbered_in_source: boolean
}

export interface Milestone {
  /** `YYYY-MM-DD`, the last day meant (2023年9月底前 = 2023-09-30); null when only school years or nothing is stated. */
  due: string | null
  /** Without the date. */
  text: string
  /** As it stands in the cell. */
  published: string
  /** The date was taken over from the sentence before. */
  due_inherited?: boolean
  /** What is stated instead of a date: 2023、2024学年度. */
  period?: string
}

/** A construction project that measures wait for. Several `published_names` are a proposal that they are one. */
export interface PlanProject {
  name: string
  published_names: string[]
  kind: 'new_build' | 'expand'
  /** Schools by their proposed names. */
  measures: { measure: string; schools: string[] }[]
}

export const DISAGREEMENT_CODES = [
  'NAME_VARIANT',
  'COUNT_MISMATCH',
  'CV_NO_MEASURE',
  'SCHEDULE_RISK',
  'NO_MILESTONE',
  'NO_DATE',
  'NOT_PROVABLE_IN_TIME',
  'TYPO',
  'TOTAL_SCHOOLS',
  'BODY_COUNT',
  'BODY_UNITS',
  'BODY_MEASURE',
  'SUSPICIOUS_TOKEN',
] as const
export type DisagreementCode = (typeof DISAGREEMENT_CODES)[number]

export interface Disagreement {
  code: DisagreementCode
  severity: 'info' | 'warn' | 'error'
  /** `ind N`, `ind N primary`, `ind N junior` or `whole`. */
  where: string
  /** Chinese, for the person who puts it right. */
  text: string
  /** Schools, projects or words concerned. */
  names?: string[]
}

/** A table as read: `cells[row][column]`, paragraphs joined by `\n`; cells swallowed by a merge are empty. */
export interface RawTable {
  cells: string[][]
  merges: Merge[]
}

/** Rows and columns count from 0. */
export interface Merge {
  row: number
  col: number
  rowspan: number
  colspan: number
}

/** The plan's table within its file. `cells` starts with the header rows; `merges` count from its first row. */
export interface PlanTable extends RawTable {
  /** Lines above the table: 附件, title. */
  preamble: string[]
  headerRows: number
}
