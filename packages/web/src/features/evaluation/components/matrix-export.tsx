import type { Matrix, MatrixRow } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import { saveCsv } from '../../../shared/csv.ts'
import { ExportMenu } from '../../../shared/export-menu.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { ENGLISH } from '../matrix-english.ts'
import { matrixTable } from '../matrix-export.ts'

/** What is shown now, as a file or on paper. */
export function MatrixExport({ matrix, rows }: { matrix: Matrix; rows: readonly MatrixRow[] }) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const name = `${matrix.county.name}-学校矩阵`
  const table = () => matrixTable(matrix, rows, search['cols'])
  const saveWorkbook = async () => {
    const { header, rows } = table()
    // The writer of workbooks is only fetched by whoever wants one.
    const { saveXlsx } = await import('../../../shared/xlsx.ts')
    await saveXlsx(`${name}.xlsx`, '学校矩阵', header, rows)
  }
  const saveText = () => {
    const { header, rows } = table()
    saveCsv(`${name}.csv`, header, rows)
  }
  return (
    <ExportMenu
      className="export"
      note={say('导出所见（{n} 行）', { n: rows.length })}
      ways={[
        { label: say('Excel 工作簿'), save: saveWorkbook },
        { label: say('CSV 文本'), save: saveText },
      ]}
    />
  )
}
