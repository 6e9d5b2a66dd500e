import type { NameDecision, NameVariant } from '@junheng/core/features/rectification/schema.ts'
import { Button } from 'antd'
import { dateTime } from '../../../shared/dates.ts'
import { useMay } from '../../../shared/session.ts'
import { Failed } from '../../../shared/states.tsx'
import { useReviewName } from '../api.ts'

const STANDS: Readonly<Record<NameDecision, string>> = { open: '待确认', confirmed: '是同一个', refused: '不是同一个' }

/** Names that look alike; a person says whether they are one. Nothing is merged before. */
export function NameVariants({ id, variants }: { id: string; variants: readonly NameVariant[] }) {
  const mayReview = useMay('rectification.review')
  const review = useReviewName(id)
  const open = variants.filter((v) => v.decision === 'open').length
  return (
    <section className="card stack" aria-labelledby="variants">
      <h2 id="variants">
        疑似同名 {variants.length} 处{open > 0 ? `，待确认 ${open} 处` : ''}
      </h2>
      {review.isError ? <Failed error={review.error} /> : null}
      <ul className="lines">
        {variants.map((v) => {
          const decide = (decision: NameDecision) => review.mutate({ published: v.published, canonical: v.canonical, decision })
          const isBusy = review.isPending && review.variables.published === v.published
          return (
            <li key={`${v.kind}-${v.published}-${v.canonical}`} className="row">
              <span className="dim">{v.kind === 'school' ? '学校' : '项目'}</span>
              <span>
                “{v.published}” 与 “{v.canonical}”
              </span>
              <span className="dim small">
                {STANDS[v.decision]}
                {v.decidedBy && v.decidedAt ? `（${v.decidedBy} ${dateTime(v.decidedAt)}）` : ''}
              </span>
              {mayReview && v.decision === 'open' ? (
                <>
                  <Button
                    size="small"
                    disabled={isBusy}
                    onClick={() => decide('confirmed')}
                    aria-label={`“${v.published}”与“${v.canonical}”是同一个`}
                  >
                    是同一个
                  </Button>
                  <Button
                    size="small"
                    disabled={isBusy}
                    onClick={() => decide('refused')}
                    aria-label={`“${v.published}”与“${v.canonical}”不是同一个`}
                  >
                    不是
                  </Button>
                </>
              ) : null}
              {mayReview && v.decision !== 'open' ? (
                <Button size="small" disabled={isBusy} onClick={() => decide('open')} aria-label={`撤销对“${v.published}”的决定`}>
                  撤销决定
                </Button>
              ) : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
