import type { Matrix, MatrixRow } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import { STAGE_NAMES } from '../../shared/standards.ts'
import { columnsShown, factAt, judgedAt } from './matrix-view.ts'

/** A table of what is shown, for CSV and workbook alike. */
export interface SheetTable {
  header: string[]
  rows: (string | number | null)[][]
}

const WORDS = { met: '达标', spare: '余项', unmet: '未达标', not_judgeable: '无法判定', out: '不计入' } as const

/** The rows and columns as they are shown: values in full precision with line, verdict and what is lacking. Words are official, so Chinese. */
export function matrixTable(matrix: Matrix, rows: readonly MatrixRow[], cols: string | undefined): SheetTable {
  const columns = columnsShown(matrix, cols).map((key) => columnOf(matrix, key))
  return {
    header: ['学校代码', '学校', '学段', ...columns.flatMap(({ head }) => head)],
    rows: rows.map((row) => [row.code, row.name, STAGE_NAMES[row.stage], ...columns.flatMap(({ cells }) => cells(row))]),
  }
}

interface Column {
  head: string[]
  cells: (row: MatrixRow) => (string | number | null)[]
}

function columnOf(matrix: Matrix, key: string): Column {
  if (key === 'students') return { head: ['学生数（人）'], cells: ({ students }) => [students] }
  if (key === 'verdict')
    return {
      head: ['结论', '余项已用', '须补项数'],
      cells: ({ mark, usesSpare, lifts }) => [mark && WORDS[mark], usesSpare ? '是' : null, lifts || null],
    }
  const at = judgedAt(matrix, key)
  if (at < 0) {
    const fact = factAt(matrix, key)
    const { zh, unit } = matrix.facts[fact]!
    return { head: [unit ? `${zh}（${unit}）` : zh], cells: ({ facts }) => [facts[fact] ?? null] }
  }
  const { zh, unit } = matrix.judged[at]!
  const isJudged = matrix.claim.judgesSections
  return {
    head: [`${zh}（${unit}）`, ...(isJudged ? [`${zh}标准`, `${zh}判定`, `${zh}缺口`, `${zh}全校缺口`] : [])],
    cells: ({ cells }) => {
      const { value = null, line = null, mark = null, text = null, gap = null, whole = null, raises = false } = cells[at] ?? {}
      return [
        text ?? value,
        ...(isJudged ? [line, mark && WORDS[mark], gap && raises ? `${gap}；再给该校增加资源会拉大校际差距` : gap, whole] : []),
      ]
    },
  }
}
