import type { FormView } from '@junheng/core/features/evaluation/form-schema.ts'
import { Link } from '@tanstack/react-router'

const SHOWN = 40

/** What was left blank on a form, and what each blank waits for. */
export function FormGaps({ form }: { form: FormView }) {
  const { gaps } = form
  // A form the standard does not use says so itself.
  if (form.rows.length === 0) return null
  if (gaps.length === 0)
    return (
      <p className="notice notice-met">
        <span>● {form.name}已全部填好，没有空格。</span>
      </p>
    )
  return (
    <section className="card stack" aria-labelledby="gaps">
      <h2 id="gaps">
        待补 {gaps.length} 格<span className="dim small">　所需数据未报，因此留空；补报后自动填写，也可以在导出的表上手写。</span>
      </h2>
      <Lines gaps={gaps.slice(0, SHOWN)} />
      {gaps.length > SHOWN ? (
        <details>
          <summary>还有 {gaps.length - SHOWN} 格</summary>
          <Lines gaps={gaps.slice(SHOWN)} />
        </details>
      ) : null}
      <p>
        <Link to="/packages">去数据填报补数据</Link>
      </p>
    </section>
  )
}

function Lines({ gaps }: { gaps: FormView['gaps'] }) {
  return (
    <dl className="facts">
      {gaps.map(({ where, row, column, missing }) => (
        <div key={`${row} ${column}`} className="facts-line">
          <dt>{where}</dt>
          <dd>{missing.length > 0 ? `缺 ${missing.join('；')}` : '所需数据未报'}</dd>
        </div>
      ))}
    </dl>
  )
}
