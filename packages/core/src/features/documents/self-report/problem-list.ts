import type { Matrix } from '../../evaluation/matrix/matrix.ts'
import { type Annex, cell, paragraph, type Run } from '../paper.ts'

const STAGES = { primary: '小学', junior: '初中' } as const

/** 分校问题清单: every cell of a school that is not met or cannot be judged, school by school. */
export function problemList(matrix: Matrix): Annex {
  const rows = matrix.rows.flatMap((row) =>
    matrix.judged.flatMap((column, k) => {
      const found = row.cells[k]
      if (found?.mark !== 'unmet' && found?.mark !== 'not_judgeable') return []
      const label = `${row.name}（${STAGES[row.stage]}）${column.zh}`
      return [{ row, column, found, label }]
    }),
  )
  if (rows.length === 0) return { title: '分校问题清单', blocks: [paragraph('各校各项均已达标，没有列入清单的问题。')] }
  return {
    title: '分校问题清单',
    blocks: [
      {
        kind: 'table',
        caption: null,
        columns: [
          { width: 0.7, align: 'center' },
          { width: 2.6, align: 'left' },
          { width: 0.8, align: 'center' },
          { width: 2, align: 'left' },
          { width: 1.2, align: 'right' },
          { width: 1, align: 'right' },
          { width: 2.2, align: 'left' },
        ],
        head: [['序号', '学校', '学段', '指标', '实际值', '标准', '差距'].map((text) => cell(text))],
        rows: rows.map(({ row, column, found, label }, i) => [
          cell(String(i + 1)),
          cell(row.name),
          cell(STAGES[row.stage]),
          cell(column.zh),
          cell(valueRun(row, column, found, label)),
          cell(found.line === null ? '—' : String(found.line)),
          cell(found.mark === 'not_judgeable' ? '数据未报，无法判定' : (found.gap ?? '未达到要求')),
        ]),
      },
    ],
  }
}

function valueRun(
  row: Matrix['rows'][number],
  column: Matrix['judged'][number],
  found: NonNullable<Matrix['rows'][number]['cells'][number]>,
  label: string,
): Run {
  const isUnknown = found.mark === 'not_judgeable'
  const text = isUnknown ? '' : (found.text ?? (found.value === null ? '' : found.value.toFixed(column.decimals)))
  if (text === '' && !isUnknown) return { text: '—' }
  return {
    text: text === '' ? '＿＿' : text,
    figure: {
      key: `school.${row.code}.${row.stage}.${column.key}`,
      label,
      value: isUnknown ? null : (found.value ?? 0),
      explain: { indicator: column.key, school: row.code, ...(!column.perSchool && { stage: row.stage }) },
      missing: isUnknown ? [`${row.name}（${STAGES[row.stage]}）${column.zh}所需数据未报`] : [],
    },
  }
}
