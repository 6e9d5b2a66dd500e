import type { Judgement } from '@junheng/core/features/evaluation/judgements/schema.ts'
import type { UnprovenReason } from '@junheng/core/features/evaluation/judgements/unproven.ts'
import { GLYPHS, type Mark } from '../../../../shared/marks.tsx'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../county-items-english.ts'

const WORDS = {
  unrecorded: '没有记录结论',
  objected: '复核未通过',
  disagrees: '与参评数据不一致',
  no_evidence: '没有佐证材料',
  unreviewed: '没有第二人复核',
} as const satisfies Record<UnprovenReason, string>

const MARKS: Readonly<Record<UnprovenReason, Mark>> = {
  unrecorded: 'not_judgeable',
  objected: 'unmet',
  disagrees: 'unmet',
  no_evidence: 'spare',
  unreviewed: 'spare',
}

/** What a conclusion lacks; where it lacks nothing, what bears it out and who confirmed it. */
export function ProofMarks({ reasons, recorded }: { reasons: readonly UnprovenReason[]; recorded: Judgement | null }) {
  const say = useText(ENGLISH)
  const files = recorded?.evidence.filter(({ withdrawn }) => withdrawn === null).length ?? 0
  return (
    <p className="small county-proof">
      {reasons.map((reason) => (
        <span key={reason} className={`mark mark-${MARKS[reason]}`}>
          <span aria-hidden="true">{GLYPHS[MARKS[reason]]}</span> {say(WORDS[reason])}
        </span>
      ))}
      {files > 0 ? <span className="dim">{say('佐证 {n} 份', { n: files })}</span> : null}
      {recorded?.review?.accepted ? (
        <span className="mark mark-met">
          <span aria-hidden="true">{GLYPHS.met}</span> {say('{by} 已复核', { by: recorded.review.by })}
        </span>
      ) : null}
    </p>
  )
}
