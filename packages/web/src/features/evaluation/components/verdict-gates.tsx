import type { Verdict } from '@junheng/core/features/evaluation/result.ts'
import { Link } from '@tanstack/react-router'
import { MarkWord } from '../../../shared/marks.tsx'
import { useText } from '../../../shared/text.ts'
import { judgedSearch } from '../../../shared/verdict/evaluation.ts'
import type { Judged } from '../use-judged.ts'
import { ENGLISH } from '../verdict-english.ts'
import { type Part, partsOf } from '../verdict-parts.ts'
import { VetoWord } from './veto-word.tsx'

/** What the verdict is made of, each with how it stands: the first thing to read below the headline. */
export function VerdictGates({ judged }: { judged: Judged }) {
  const say = useText(ENGLISH)
  return (
    <section aria-label={say('结论由这几处合成，每一处都达标才算达标')}>
      <ul className="gates">
        {partsOf(judged).map((part) => (
          <li key={part.key} className={`gate gate-${part.verdict}`}>
            <PartLink part={part}>{partName(part, say)}</PartLink>
            {part.kind === 'vetoes' ? <VetoWord verdict={part.verdict} /> : <MarkWord mark={part.verdict} />}
            <b>{say(COUNTED[part.kind], { a: part.met, b: part.judged })}</b>
            <span className="small">
              {part.unmet > 0 ? (
                <PartLink part={part} mark="unmet">
                  {say(part.kind === 'vetoes' ? '有此情形 {n}' : '未达标 {n}', { n: part.unmet })}
                </PartLink>
              ) : null}
              {part.unmet > 0 && part.unknown > 0 ? say('，') : null}
              {part.unknown > 0 ? (
                <PartLink part={part} mark="not_judgeable">
                  {say(part.kind === 'vetoes' ? '未填报 {n}' : '无法判定 {n}', { n: part.unknown })}
                </PartLink>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {judged.claim.judgesSections ? (
        <p className="dim small gates-note">
          {say('“校”的项按学校算，含各校的规模、班额、音美教室、经费等保障；“县级”的项不含这些。')}
        </p>
      ) : null}
    </section>
  )
}

const COUNTED = {
  sections: '{a} / {b} 个学段达标',
  spreads: '{a} / {b} 项未超限',
  items: '{a} / {b} 项达标',
  vetoes: '{a} / {b} 项无此情形',
} as const

/** The official name of a domain, or what the other parts are called. */
export const partName = (part: Part, say: ReturnType<typeof useText<typeof ENGLISH>>): string =>
  part.kind === 'items' ? part.name : say(NAMES[part.kind])

const NAMES = { sections: '各校资源配置', spreads: '校际差异系数', vetoes: '一票否决' } as const

/** To where the part is told in full; of schools, those that stand at `mark`, or at the worst there is. */
function PartLink({ part, mark, children }: { part: Part; mark?: Verdict; children: string }) {
  if (part.kind !== 'sections')
    return (
      <Link to="." search={(s) => ({ ...s })} hash={part.key}>
        {children}
      </Link>
    )
  const worst: Verdict | undefined = part.unmet > 0 ? 'unmet' : part.unknown > 0 ? 'not_judgeable' : undefined
  return (
    <Link to="/matrix" search={(s) => ({ ...judgedSearch(s), verdict: mark ?? worst })}>
      {children}
    </Link>
  )
}
