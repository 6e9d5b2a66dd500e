import type { ExplanationInput } from '@junheng/core/features/evaluation/explanation.ts'
import type { SchoolView } from '@junheng/core/features/evaluation/school-schema.ts'
import { STAGE_NAMES } from '../../../shared/standards.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../school-english.ts'
import { amountOf, columnOf, rowOf, sourceOf } from '../source-words.ts'
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

/** What most facts of a group share, their row and their day, is said once at its head. */
function FactGroup({ group: { stage, facts }, code }: { group: Group; code: string }) {
  const say = useText(ENGLISH)
  const name = stage === null ? say('全校') : say(STAGE_NAMES[stage])
  const row = mostFrequent(facts.map(({ input }) => rowText(input)))
  const day = mostFrequent(facts.map(({ period }) => period))
  return (
    <section aria-label={name}>
      <h3>
        {name} <span className="dim small">{[row, day].filter(Boolean).join(' · ')}</span>
      </h3>
      <ul>
        {facts.map(({ period, input }) => (
          <li key={`${input.element} ${input.zh}`} className={input.value === null ? 'is-missing' : ''}>
            <span>
              {stage === null ? input.zh : input.zh.replace(STAGE_NAMES[stage], '')}{' '}
              <span className="dim school-fact-source">
                {[period === day ? '' : period, placeOf(input, row, say)].filter(Boolean).join(' · ')}
              </span>
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

const rowText = ({ source }: ExplanationInput): string => (source && 'file' in source ? rowOf(source) : '')

/** The most frequent text that is not empty. */
function mostFrequent(texts: readonly string[]): string {
  const counted = Map.groupBy(texts.filter(Boolean), (text) => text)
  return [...counted].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? ''
}

/** The column it was read from, with the row where that is another; or of how many parts it is the sum. */
function placeOf(input: ExplanationInput, row: string, say: ReturnType<typeof useText<typeof ENGLISH>>): string {
  const { source, inputs } = input
  if (!source) return inputs?.length ? say('由 {n} 项相加', { n: inputs.length }) : ''
  return 'file' in source && rowText(input) === row ? columnOf(source) : sourceOf(source)
}
