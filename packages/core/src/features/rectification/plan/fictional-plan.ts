import { FIELDS, type Field } from './header.ts'
import type { DisagreementCode, RawTable } from './plan.ts'
import { readPlan } from './read-plan.ts'

// 澄溪区 and everything in it is invented.

const HEADINGS: Record<Field, string> = {
  no: '序号',
  indicator: '国家评估认定指标',
  status: '不达标情况',
  schools: '不达标学校',
  measures: '任务指标整改措施',
  milestones: '任务目标安排',
  completion: '完成时间',
  sections: '责任科室',
  units: '责任单位',
  funds: '预计所需资金',
}

/** A row with nothing wrong in it. */
export const CLASS_SIZE: Record<Field, string> = {
  no: '1',
  indicator: '小学、初中所有班级学生数分别不超过45人、50人。',
  status: '2所小学不达标',
  schools: '青禾小学、白石小学',
  measures: '1．青禾小学：通过合理划定招生片区，解决不达标问题。\n2．白石小学：通过分流部分生源，解决不达标问题。',
  milestones: '2024年3月底前，完成核实；\n2024年12月底前，完成全部整改任务。',
  completion: '2024年12月',
  sections: '教育管理科',
  units: '区教育局，各镇人民政府',
  funds: '',
}

/** 责任分工 over two columns, every other heading over two rows. */
export const HEADER_MERGES = [
  ...FIELDS.flatMap((_, col) => (col === 7 || col === 8 ? [] : [{ row: 0, col, rowspan: 2, colspan: 1 }])),
  { row: 0, col: 7, rowspan: 1, colspan: 2 },
]

export const tableOf = (rows: readonly Partial<Record<Field, string>>[], fields: readonly Field[] = FIELDS): RawTable => ({
  cells: [fields.map((field) => HEADINGS[field]), ...rows.map((row) => fields.map((field) => row[field] ?? ''))],
  merges: [],
})

export const read = (rows: readonly Partial<Record<Field, string>>[], options: Parameters<typeof readPlan>[1] = {}) =>
  readPlan({ tables: [{ table: tableOf(rows), above: [] }], paragraphs: [] }, options)

export const found = (plan: ReturnType<typeof readPlan>, code: DisagreementCode) =>
  plan.disagreements.filter((one) => one.code === code)
