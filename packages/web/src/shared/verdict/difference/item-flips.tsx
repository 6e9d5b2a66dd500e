import type { StandardView } from '@junheng/core/features/standards/schema.ts'
import { PlainTable } from '../../plain-table.tsx'
import { useText } from '../../text.ts'
import { BothExplained } from './both-explained.tsx'
import { type ItemFlip, nameOf } from './difference-words.ts'
import { ENGLISH } from './flips-english.ts'
import type { SideSearch } from './side-search.ts'
import { Standing } from './standing.tsx'

interface Props {
  /** Items whose verdict turns or that other schools carry. */
  flips: readonly ItemFlip[]
  /** Items of which only a value or its wording differs. */
  reworded: readonly ItemFlip[]
  standard: StandardView
  search: SideSearch
}

export function ItemFlips({ flips, reworded, standard, search }: Props) {
  const say = useText(ENGLISH)
  return (
    <section className="card card-flush stack" aria-label={say('县级条款')}>
      <h2>{say('县级条款')}</h2>
      {flips.length > 0 ? <Items items={flips} standard={standard} search={search} /> : null}
      {reworded.length > 0 ? (
        <details className="reworded">
          <summary>{say('还有 {n} 项条款结论不变，只是数值或说法不同', { n: reworded.length })}</summary>
          <Items items={reworded} standard={standard} search={search} />
        </details>
      ) : null}
    </section>
  )
}

function Items({ items, standard, search }: { items: readonly ItemFlip[]; standard: StandardView; search: SideSearch }) {
  const say = useText(ENGLISH)
  const heads = [say('条款'), say('原结论'), say('新结论'), say('改变的学校和说法')]
  return (
    <PlainTable label={say('县级条款的表格')} heads={heads}>
      {items.map((item) => {
        const name = nameOf(standard, item.key)
        const figure = { indicator: item.key }
        return (
          <tr key={item.key}>
            <th scope="row" className="wide">
              {name}
              <BothExplained before={figure} after={figure} name={name} search={search} />
            </th>
            <td data-label={say('原结论')} className="nowrap">
              <Standing of={item.before.verdict} />
            </td>
            <td data-label={say('新结论')} className="nowrap">
              <Standing of={item.after.verdict} />
            </td>
            <td className="wide" data-label={say('改变的学校和说法')}>
              <Said item={item} />
            </td>
          </tr>
        )
      })}
    </PlainTable>
  )
}

/** Schools by name where schools turn, then what is said under one of the profiles only. */
function Said({ item: { schools, gone, come } }: { item: ItemFlip }) {
  const say = useText(ENGLISH)
  const names = (list: readonly string[]) => list.join('、')
  return (
    <>
      {schools.before.length > 0 ? <p>{say('不再不达标：{names}', { names: names(schools.before) })}</p> : null}
      {schools.after.length > 0 ? <p>{say('新的不达标：{names}', { names: names(schools.after) })}</p> : null}
      {gone.map((line) => (
        <p key={line} className="small dim">
          {say('原')}：{line}
        </p>
      ))}
      {come.map((line) => (
        <p key={line} className="small">
          {say('新')}：{line}
        </p>
      ))}
    </>
  )
}
