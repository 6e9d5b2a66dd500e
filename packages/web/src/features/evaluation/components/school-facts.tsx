import type { ExplanationInput } from '@junheng/core/features/evaluation/explanation.ts'
import type { SchoolView } from '@junheng/core/features/evaluation/school-schema.ts'
import { STAGE_NAMES } from '../../../shared/standards.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../school-english.ts'
import { amountOf, sourceOf } from '../source-words.ts'
import { ExplainLink } from './explain-link.tsx'

type Group = SchoolView['facts'][number]

/** What the school was judged on as it stands in the files: each fact with its unit, its day and its cell; what is missing first. */
export function SchoolFacts({ school }: { school: SchoolView }) {
  const say = useText(ENGLISH)
  const missing = school.facts.flatMap(({ facts }) => facts).filter(({ input }) => input.value === null).length
  return (
    <section className="card stack" aria-labelledby="school-facts">
      <h2 id="school-facts">
        {say('所依据的数据')}{' '}
        {missing > 0 ? <span className="mark-not_judgeable small">○ {say('{n} 项未报', { n: missing })}</span> : null}
      </h2>
      <div className="school-facts">
        {school.facts
          .filter(({ facts }) => facts.length > 0)
          .map((group) => (
            <FactGroup key={group.stage ?? 'school'} group={group} code={school.code} />
          ))}
      </div>
    </section>
  )
}

function FactGroup({ group: { stage, facts }, code }: { group: Group; code: string }) {
  const say = useText(ENGLISH)
  return (
    <section aria-label={stage === null ? say('全校') : say(STAGE_NAMES[stage])}>
      <h3>{stage === null ? say('全校') : say(STAGE_NAMES[stage])}</h3>
      <ul>
        {facts.map(({ period, input }) => (
          <li key={`${input.element} ${input.zh}`} className={input.value === null ? 'is-missing' : ''}>
            <span>
              {input.zh}{' '}
              <span className="dim school-fact-source">{[period, placeOf(input, say)].filter(Boolean).join(' · ')}</span>
            </span>
            <ExplainLink figure={{ school: code, indicator: input.element, ...(stage && { stage }) }} label={`，${input.zh}`}>
              {amountOf(input)}
            </ExplainLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The cell it was read from, or of how many parts it is the sum. */
function placeOf({ source, inputs }: ExplanationInput, say: ReturnType<typeof useText<typeof ENGLISH>>): string {
  return source ? sourceOf(source) : inputs?.length ? say('由 {n} 项相加', { n: inputs.length }) : ''
}
