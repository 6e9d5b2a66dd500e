import type { StandardView } from '@junheng/core/features/standards/schema.ts'
import { PlainTable } from '../../plain-table.tsx'
import { STAGE_NAMES } from '../../standards.ts'
import { useText } from '../../text.ts'
import { BothExplained } from './both-explained.tsx'
import { nameOf, type SectionFlip, valueBeside } from './difference-words.ts'
import { ENGLISH } from './flips-english.ts'
import type { SideSearch } from './side-search.ts'
import { Standing } from './standing.tsx'

interface Props {
  flips: readonly SectionFlip[]
  standard: StandardView
  search: SideSearch
}

/** Schools' sections whose verdict turns, or that of one of their indicators, each with its value and line on both sides. */
export function SectionFlips({ flips, standard, search }: Props) {
  const say = useText(ENGLISH)
  const heads = [say('学校'), say('学段'), say('原结论'), say('新结论'), say('改变的指标')]
  return (
    <section className="card card-flush stack" aria-label={say('学校与学段')}>
      <h2>{say('学校与学段')}</h2>
      <PlainTable label={say('学校与学段的表格')} heads={heads}>
        {flips.map((flip) => (
          <tr key={`${flip.schoolCode} ${flip.stage}`}>
            <th scope="row">{flip.schoolName || flip.schoolCode}</th>
            <td data-label={say('学段')}>{STAGE_NAMES[flip.stage]}</td>
            <td data-label={say('原结论')} className="nowrap">
              <Standing of={flip.before} />
            </td>
            <td data-label={say('新结论')} className="nowrap">
              <Standing of={flip.after} />
            </td>
            <td className="wide" data-label={say('改变的指标')}>
              {flip.reason}
              {flip.indicators.map((each) => (
                <Turned key={each.indicator} each={each} flip={flip} standard={standard} search={search} />
              ))}
            </td>
          </tr>
        ))}
      </PlainTable>
    </section>
  )
}

interface TurnedProps {
  each: SectionFlip['indicators'][number]
  flip: SectionFlip
  standard: StandardView
  search: SideSearch
}

function Turned({ each: { indicator, before, after }, flip, standard, search }: TurnedProps) {
  const name = nameOf(standard, indicator)
  const figure = { school: flip.schoolCode, stage: flip.stage, indicator }
  return (
    <div>
      <p>
        {indicator} {name}
      </p>
      <p className="num-line">
        {valueBeside(before, standard, indicator)} <Standing of={before?.verdict ?? null} />
        {' → '}
        {valueBeside(after, standard, indicator)} <Standing of={after?.verdict ?? null} />
      </p>
      <BothExplained before={before && figure} after={after && figure} name={`${flip.schoolName} ${indicator}`} search={search} />
    </div>
  )
}
