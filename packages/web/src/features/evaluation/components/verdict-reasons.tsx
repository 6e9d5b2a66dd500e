import { Link } from '@tanstack/react-router'
import { MarkWord } from '../../../shared/marks.tsx'
import { useText } from '../../../shared/text.ts'
import { judgedSearch } from '../../../shared/verdict/evaluation.ts'
import { type Reason, reasonsOf } from '../../../shared/verdict/verdict-reasons.ts'
import { ENGLISH as REASONS } from '../../../shared/verdict/verdict-reasons-english.ts'
import { nameOf } from '../item-words.ts'
import type { Judged } from '../use-judged.ts'
import { ENGLISH } from '../verdict-english.ts'
import { DataLink } from './data-link.tsx'
import { ExplainLink } from './explain-link.tsx'

/** Every reason of the verdict, each a link to where it can be looked at. */
export function VerdictReasons({ judged }: { judged: Judged }) {
  const say = useText(ENGLISH)
  const { county, claim, view, evaluation } = judged
  const sayReason = useText(REASONS)
  const reasons = reasonsOf(county, claim, (key) => nameOf(view, key), sayReason)
  return (
    <section className="card" aria-labelledby="reasons">
      <h2 id="reasons">
        {reasons.length > 0 ? say('全部理由 {n} 条', { n: reasons.length }) : say('没有不达标或无法判定的地方')}
      </h2>
      <ul className="reasons">
        {reasons.map((reason) => (
          <li key={reason.text}>
            <MarkWord mark={reason.mark} quiet />
            <span>
              <ReasonLink reason={reason} />
            </span>
          </li>
        ))}
      </ul>
      {evaluation.faults.length > 0 ? (
        <p className="dim small">
          {say('数据中还有 {n} 处问题，见', { n: evaluation.faults.length })}
          <DataLink of={judged.package}>{say('数据包的检查结果')}</DataLink>
        </p>
      ) : null}
    </section>
  )
}

function ReasonLink({ reason: { text, target } }: { reason: Reason }) {
  const say = useText(ENGLISH)
  if (target.kind === 'matrix') {
    const { stage, verdict } = target
    return (
      <Link to="/matrix" search={(s) => ({ ...judgedSearch(s), stage, verdict })}>
        {text}
      </Link>
    )
  }
  const { stage, indicator } = target.figure
  return (
    <>
      <ExplainLink figure={target.figure}>{text}</ExplainLink>
      {stage ? (
        <>
          {' '}
          <Link className="reason-more small" to="/spread" search={(s) => ({ ...judgedSearch(s), stage, indicator })}>
            {say('看分布')}
          </Link>
        </>
      ) : null}
    </>
  )
}
