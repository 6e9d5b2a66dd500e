import type { Explanation } from '@junheng/core/features/evaluation/explanation.ts'
import { Link } from '@tanstack/react-router'
import { MarkWord } from '../../../shared/marks.tsx'
import { percent } from '../../../shared/numbers.ts'
import { useText } from '../../../shared/text.ts'
import type { Figure } from '../../../shared/verdict/explain-address.ts'
import { markOf } from '../../../shared/verdict/mark-of.ts'
import { ENGLISH } from '../explanation-english.ts'
import { isIndicator, isJudgement, shownFigure, shownLine } from '../explanation-figure.ts'
import type { JudgedBy } from '../use-judged.ts'
import { ExplanationInputs } from './explanation-inputs.tsx'

interface Props {
  explanation: Explanation
  figure: Figure
  judged: JudgedBy
}

/** One figure taken apart: the sentence, the formula in words and with numbers, the split, each input with its source, the clause. */
export function ExplanationSheet({ explanation: e, figure, judged }: Props) {
  const say = useText(ENGLISH)
  const mark = e.verdict === null ? null : isIndicator(figure, judged) ? markOf({ ...e, verdict: e.verdict }) : e.verdict
  const shown = shownFigure(e, figure, judged, say)
  const notes = e.notes.filter((note) => note !== e.withNumbers)
  return (
    <article className="stack explanation" aria-label={e.title}>
      <header>
        <h2>{e.title}</h2>
        <p className="dim small">{e.clause}</p>
      </header>
      <p className="explanation-value" hidden={shown === ''}>
        <strong className={mark ? `mark-${mark}` : ''}>{shown}</strong>
        <span className="dim">{shownLine(e, figure, say)}</span>
        {mark && !isJudgement(e, figure, judged) ? <MarkWord mark={mark} /> : null}
        {mark === 'spare' && e.value !== null && e.threshold !== null ? (
          <span>{say('（达标准的 {share}）', { share: percent(e.value / e.threshold) })}</span>
        ) : null}
      </p>
      {e.toPass ? (
        <section
          className={`notice notice-${mark === 'spare' ? 'spare' : mark === 'unmet' ? 'unmet' : 'plain'}`}
          aria-label={say('怎样达标')}
        >
          <p>{e.toPass}</p>
        </section>
      ) : null}
      <section className="formula" aria-label={say('公式')}>
        <p>{e.formula}</p>
        {e.withNumbers ? <p className="break">{e.withNumbers}</p> : null}
        {e.split ? (
          <p className="break">
            {say('学段拆分')}：{e.split.text}
          </p>
        ) : null}
      </section>
      {e.inputs.length > 0 ? (
        <section>
          <h3>{say('由哪些数据得来')}</h3>
          <ExplanationInputs inputs={e.inputs} packageId={judged.package.id} />
        </section>
      ) : null}
      {notes.length > 0 ? (
        <section>
          <h3>{say('说明')}</h3>
          <ul className="bullets">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <Basis explanation={e} />
    </article>
  )
}

/** Where the rule is written and how sure that is; from what is only inferred there is a way to where it can be set otherwise. */
function Basis({ explanation: { source, confidence } }: { explanation: Explanation }) {
  const say = useText(ENGLISH)
  return (
    <section className="dim small" aria-label={say('出处')}>
      <p>
        {say('出处')}：{source}
      </p>
      <p>{say('依据的可靠程度：{confidence}', { confidence })}</p>
      {confidence === '推断' ? (
        <p className="no-print">
          <Link to="/standards">{say('看口径')}</Link>
        </p>
      ) : null}
    </section>
  )
}
