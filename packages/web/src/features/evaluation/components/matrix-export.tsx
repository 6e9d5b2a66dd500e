import type { Matrix, MatrixRow } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import { useState } from 'react'
import { saveCsv } from '../../../shared/csv.ts'
import { Disclosure } from '../../../shared/disclosure.tsx'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { ENGLISH } from '../matrix-english.ts'
import { matrixTable } from '../matrix-export.ts'

/** What is shown now, as a file or on paper. */
export function MatrixExport({ matrix, rows }: { matrix: Matrix; rows: readonly MatrixRow[] }) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const [error, setError] = useState<unknown>(null)
  const name = `${matrix.county.name}-学校矩阵`
  const table = () => matrixTable(matrix, rows, search['cols'])
  const saveWorkbook = async () => {
    const { header, rows } = table()
    // The writer of workbooks is only fetched by whoever wants one.
    const { saveXlsx } = await import('../../../shared/xlsx.ts')
    await saveXlsx(`${name}.xlsx`, '学校矩阵', header, rows)
  }
  return (
    <Disclosure label={say('导出')} className="export">
      {(close) => (
        <>
          <p className="dim small">{say('导出所见（{n} 行）', { n: rows.length })}</p>
          <button
            type="button"
            className="link"
            onClick={() => {
              setError(null)
              saveWorkbook().then(close, setError)
            }}
          >
            {say('Excel 工作簿')}
          </button>
          <button
            type="button"
            className="link"
            onClick={() => {
              const { header, rows } = table()
              saveCsv(`${name}.csv`, header, rows)
              close()
            }}
          >
            {say('CSV 文本')}
          </button>
          <button
            type="button"
            className="link"
            onClick={() => {
              close()
              print()
            }}
          >
            {say('打印')}
          </button>
          {error ? <Failed error={error} /> : null}
        </>
      )}
    </Disclosure>
  )
}
