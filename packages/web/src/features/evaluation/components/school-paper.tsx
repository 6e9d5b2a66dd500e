import type { PackageSchoolPaper } from '@junheng/core/features/evaluation/contract.ts'
import type { SchoolCellView } from '@junheng/core/features/evaluation/form-schema.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../forms-english.ts'
import { FormCell } from './form-cell.tsx'

/** 学校自评表 of one school as it stands on paper, every cell a link to its explanation. */
export function SchoolPaper({ found, county, basis }: { found: PackageSchoolPaper; county: string; basis: string }) {
  const say = useText(ENGLISH)
  const all = found.widths.reduce((a, b) => a + b, 0)
  return (
    <article className="paper" aria-label={`学校自评表 ${found.school.name}`}>
      <h2 className="paper-title">学校自评表</h2>
      <p className="paper-basis">
        <span>{county}</span>
        <span>{basis}</span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" aria-label={say('{name}的表格', { name: found.school.name })} tabIndex={0}>
        <table className="paper-table paper-school">
          <colgroup>
            {found.widths.map((width, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns of the paper have no other name
              <col key={i} style={{ width: `${(width / all) * 100}%` }} />
            ))}
          </colgroup>
          <tbody>
            {found.lines.map((cells, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of the paper have no other name
              <tr key={i}>
                {cells.map((cell) => (
                  <Cell key={cell.col} cell={cell} isFirst={cell.col === 0} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </article>
  )
}

function Cell({ cell, isFirst }: { cell: SchoolCellView; isFirst: boolean }) {
  const span = {
    ...(cell.colspan > 1 && { colSpan: cell.colspan }),
    ...(cell.rowspan > 1 && { rowSpan: cell.rowspan }),
  }
  if (cell.head)
    return (
      <th {...span} scope={isFirst ? 'row' : 'col'} className="paper-head">
        {cell.text}
      </th>
    )
  const content = <FormCell cell={cell} where={cell.text} />
  return isFirst ? (
    <th {...span} scope="row" className={`paper-${cell.align}`}>
      {content}
    </th>
  ) : (
    <td {...span} className={`paper-${cell.align}`}>
      {content}
    </td>
  )
}
