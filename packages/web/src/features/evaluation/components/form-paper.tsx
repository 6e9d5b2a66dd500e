import type { FormView } from '@junheng/core/features/evaluation/form-schema.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../forms-english.ts'
import { FormCell } from './form-cell.tsx'

/** One form as it stands on paper: its heading, every cell a link to its explanation, its notes. */
export function FormPaper({ form, county, basis }: { form: FormView; county: string; basis: string }) {
  const say = useText(ENGLISH)
  return (
    <article className="paper" aria-label={`${form.name} ${form.title}`}>
      <h2 className="paper-title">
        {form.name}　{form.title}
      </h2>
      <p className="paper-basis">
        <span>{county}</span>
        <span>{basis}</span>
      </p>
      {form.rows.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
        <section className="frame frame-bare" aria-label={say('{name}的表格', { name: form.name })} tabIndex={0}>
          <table className={`paper-table${kindOf(form)}`}>
            <colgroup>
              {form.columns.map((column) => (
                <col key={column.key} style={{ width: `${column.key === 'remark' ? WIDE_REMARK : column.width}ch` }} />
              ))}
            </colgroup>
            <Head form={form} />
            <Body form={form} />
          </table>
        </section>
      ) : null}
      <div className="paper-notes">
        {form.footnotes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
    </article>
  )
}

// On the screen a remark may run on; on paper it must not.
const WIDE_REMARK = 64

/** Many columns scroll sideways below a heading that stays; the four of an item form become cards on a phone. */
const kindOf = ({ columns }: FormView): string => (columns.length > 12 ? ' is-wide' : columns.length <= 4 ? ' is-items' : '')

function Head({ form: { head } }: { form: FormView }) {
  return (
    <thead>
      {Array.from({ length: head.rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a heading have no other name
        <tr key={row}>
          {head.cells
            .filter((cell) => cell.row === row)
            .map((cell) => (
              <th key={cell.col} scope={cell.colspan > 1 ? 'colgroup' : 'col'} rowSpan={cell.rowspan} colSpan={cell.colspan}>
                {cell.text}
              </th>
            ))}
        </tr>
      ))}
    </thead>
  )
}

// The column that names a row, first found; a table of one row has none.
const NAMING = ['name', 'L2', 'what', 'who']

function Body({ form: { key: formKey, columns, rows } }: { form: FormView }) {
  const naming = NAMING.find((key) => columns.some((c) => c.key === key) && (key !== 'L2' || formKey === 'II-2'))
  const spans = stageSpans(rows)
  return (
    <tbody>
      {rows.map((row, r) => (
        <tr key={row.key}>
          {row.cells.map((cell, c) => {
            if (cell.column === 'stage' && spans[r] === 0) return null
            const align = cell.text === '——' ? 'center' : columns[c]!.align
            const span = cell.column === 'stage' ? { rowSpan: spans[r] } : {}
            return cell.column === naming ? (
              <th key={cell.column} scope="row" className={`paper-${align}`}>
                <FormCell cell={cell} where={cell.text} />
              </th>
            ) : (
              <td key={cell.column} className={`paper-${align}`} data-label={columns[c]!.zh} {...span}>
                <FormCell cell={cell} where={columns[c]!.zh} />
              </td>
            )
          })}
        </tr>
      ))}
    </tbody>
  )
}

/** How many rows the 小学 and 初中 of the first column cover: the first of each block its length, the others 0. */
function stageSpans(rows: FormView['rows']): number[] {
  const stages = rows.map((row) => row.cells.find((cell) => cell.column === 'stage')?.text)
  return stages.map((stage, r) => {
    if (r > 0 && stages[r - 1] === stage) return 0
    const next = stages.findIndex((other, i) => i > r && other !== stage)
    return (next < 0 ? stages.length : next) - r
  })
}
