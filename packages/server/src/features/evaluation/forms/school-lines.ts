import type { FormCell, SchoolForm } from '@junheng/core/features/evaluation/forms/form.ts'
import { RESOURCE_COLUMNS } from '@junheng/core/features/evaluation/forms/school-form.ts'

/** A cell of a school's table on its grid of seven columns. */
export interface SchoolCell {
  col: number
  colspan: number
  rowspan: number
  text: string
  /** The unrounded number and its precision, where the cell is one number. */
  number: { value: number; decimals: number } | null
  /** The form's own cell; null for headings and what is only drawn. */
  from: FormCell | null
  align: 'left' | 'center' | 'right'
  head: boolean
}

/** Widths of the seven columns: 指标, 原始数量的名称, 四个数, 是否达标. */
export const SCHOOL_WIDTHS = [28, 17, 13, 13, 13, 13, 13] as const
const LAST = SCHOOL_WIDTHS.length - 1

/**
 * A school's table line by line. All schools under one standard have the same lines with the same spans; only texts and numbers differ,
 * so a document can be made once and filled in for each.
 */
export function schoolLines(form: SchoolForm): SchoolCell[][] {
  const lines: SchoolCell[][] = [
    [head(0, 1, '学校名称'), worded(1, 3, form.head.name, 'left'), head(4, 1, '学校代码'), worded(5, 2, form.head.code)],
    [head(0, 1, '学校类型'), worded(1, 3, form.head.type, 'left'), head(4, 1, '建校年份'), worded(5, 2, form.head.founded)],
    [head(0, LAST + 1, 'A1 资源配置')],
    [
      head(0, 1, '指标名称', 2),
      head(1, 1, '原始数量', 2),
      head(2, 2, '原始数量'),
      head(4, 2, '计算值'),
      head(LAST, 1, RESOURCE_COLUMNS.at(-1)!.zh, 2),
    ],
    [head(2, 1, '小学'), head(3, 1, '初中'), head(4, 1, '小学'), head(5, 1, '初中')],
  ]
  for (const row of form.resources) {
    const numbers = row.whole
      ? [numbered(2, 2, row.cells[0]!), text(4, 2, '')]
      : row.cells.slice(0, 4).map((cell, i) => numbered(2 + i, 1, cell))
    lines.push([
      { ...worded(0, 1, row.name, 'left'), text: row.code ? `${row.code} ${row.zh}` : row.zh },
      { ...worded(1, 1, row.name, 'left'), text: row.amount },
      ...numbers,
      worded(LAST, 1, row.cells.at(-1)!),
    ])
  }
  for (const [zh, rows] of [
    ['A2 政府保障程度', form.duties],
    ['A3 教育质量', form.quality],
  ] as const) {
    if (rows.length === 0) continue
    lines.push(
      [head(0, LAST + 1, zh)],
      [head(0, 1, '指标名称'), head(1, LAST - 1, '指标值或简要结论'), head(LAST, 1, '是否达标')],
    )
    for (const { cells } of rows)
      lines.push([worded(0, 1, cells[0]!, 'left'), worded(1, LAST - 1, cells[1]!, 'left'), worded(LAST, 1, cells[2]!)])
  }
  lines.push([text(0, LAST + 1, gapText(form), 'left')])
  return lines
}

function gapText({ gaps }: SchoolForm): string {
  if (gaps.length === 0) return '没有未填的格。'
  const wheres = [...new Set(gaps.map((gap) => gap.where))]
  return `未填 ${gaps.length} 格（所需数据未报）：${wheres
    .map((where) => `${where}：${[...new Set(gaps.filter((g) => g.where === where).flatMap((g) => g.missing))].join('、')}`)
    .join('；')}`
}

const text = (col: number, colspan: number, words: string, align: SchoolCell['align'] = 'center'): SchoolCell => ({
  col,
  colspan,
  rowspan: 1,
  text: words,
  number: null,
  align,
  head: false,
  from: null,
})
const head = (col: number, colspan: number, words: string, rowspan = 1): SchoolCell => ({
  ...text(col, colspan, words),
  rowspan,
  head: true,
})
const worded = (col: number, colspan: number, cell: FormCell, align?: SchoolCell['align']): SchoolCell => ({
  ...text(col, colspan, cell.text, align),
  from: cell.explain || cell.missing.length > 0 ? cell : null,
})
const numbered = (col: number, colspan: number, cell: FormCell): SchoolCell => ({
  ...worded(col, colspan, cell),
  number: cell.value === null || cell.decimals === null ? null : { value: cell.value, decimals: cell.decimals },
})
