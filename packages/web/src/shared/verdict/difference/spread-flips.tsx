import type { StandardView } from '@junheng/core/features/standards/schema.ts'
import { PlainTable } from '../../plain-table.tsx'
import { STAGE_NAMES } from '../../standards.ts'
import { useText } from '../../text.ts'
import { BothExplained } from './both-explained.tsx'
import { coefficient, nameOf, type SpreadFlip } from './difference-words.ts'
import { ENGLISH } from './flips-english.ts'
import type { SideSearch } from './side-search.ts'
import { Standing } from './standing.tsx'

interface Props {
  flips: readonly SpreadFlip[]
  standard: StandardView
  search: SideSearch
}

/** 差异系数 that turn, or are judged under one of the two profiles only. */
export function SpreadFlips({ flips, standard, search }: Props) {
  const say = useText(ENGLISH)
  const heads = [say('学段'), say('指标'), say('原'), say('新'), say('依据')]
  return (
    <section className="card card-flush stack" aria-label={say('差异系数')}>
      <h2>{say('差异系数')}</h2>
      <PlainTable label={say('差异系数的表格')} heads={heads}>
        {flips.map(({ stage, indicator, before, after }) => {
          const name = indicator === 'composite' ? say('综合') : `${indicator} ${nameOf(standard, indicator)}`
          const figure = { stage, indicator }
          return (
            <tr key={`${stage} ${indicator}`}>
              <td data-label={say('学段')}>{STAGE_NAMES[stage]}</td>
              <th scope="row" className="wide">
                {name}
              </th>
              <td data-label={say('原')} className="nowrap">
                {coefficient(before)} <Standing of={before?.verdict ?? null} />
              </td>
              <td data-label={say('新')} className="nowrap">
                {coefficient(after)} <Standing of={after?.verdict ?? null} />
              </td>
              <td>
                <BothExplained
                  before={before && figure}
                  after={after && figure}
                  name={`${STAGE_NAMES[stage]} ${name}`}
                  search={search}
                />
              </td>
            </tr>
          )
        })}
      </PlainTable>
    </section>
  )
}
