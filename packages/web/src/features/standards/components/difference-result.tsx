import type { PackageDifference } from '@junheng/core/features/evaluation/contract.ts'
import type { StandardView } from '@junheng/core/features/standards/schema.ts'
import { Link } from '@tanstack/react-router'
import { MarkWord } from '../../../shared/marks.tsx'
import type { ChosenProfile } from '../../../shared/profiles.ts'
import { useText } from '../../../shared/text.ts'
import { schoolsTurned, sortedItems } from '../../../shared/verdict/difference/difference-words.ts'
import { ItemFlips } from '../../../shared/verdict/difference/item-flips.tsx'
import { SectionFlips } from '../../../shared/verdict/difference/section-flips.tsx'
import type { SideSearch } from '../../../shared/verdict/difference/side-search.ts'
import { SpreadFlips } from '../../../shared/verdict/difference/spread-flips.tsx'
import { ENGLISH } from '../try-english.ts'

interface Props {
  found: PackageDifference
  standard: StandardView
  /** What people call the two profiles, and how an address asks for each. */
  names: { before: string; after: string }
  sides: { before: ChosenProfile; after: ChosenProfile }
}

/** What turns when one profile takes the place of another: in one sentence, then flip by flip. */
export function DifferenceResult({ found, standard, names, sides }: Props) {
  const say = useText(ENGLISH)
  const { difference: d, package: pack, county } = found
  const { turned, carried, reworded } = sortedItems(d.items)
  const base = { package: pack.id, standard: standard.key, county: county.code }
  const search: SideSearch = { before: { ...base, ...sides.before }, after: { ...base, ...sides.after } }
  const schools = schoolsTurned(d.items)
  // An indicator of a section may turn without the section: then no school has turned.
  const flipped = d.sections.filter(({ before, after }) => before !== after).length
  const spreads = d.spreads.filter(({ before, after }) => before?.verdict && after?.verdict).length
  const judgedOnce = d.spreads.length - spreads
  return (
    <>
      <section className="card stack trial-summary" aria-label={say('结果')} aria-live="polite">
        <p className="dim">{say('换成“{after}”，与“{before}”相比', names)}</p>
        <h2>
          {flipped + schools === 0 ? say('没有一所学校的结论改变') : null}
          {flipped > 0 ? say('{n} 个学段的结论改变', { n: flipped }) : null}
          {flipped > 0 && schools > 0 ? '，' : null}
          {schools > 0 ? say('{n} 所学校在县级条款上改变', { n: schools }) : null}
        </h2>
        <p>
          {spreads > 0 ? say('{n} 个差异系数的结论改变', { n: spreads }) : say('没有差异系数的结论改变')}
          {judgedOnce > 0 ? `（${say('另有 {n} 个只在一个口径里单独判定', { n: judgedOnce })}）` : null}；
          {turned.length > 0 ? say('{n} 项县级条款的结论改变', { n: turned.length }) : say('没有县级条款的结论改变')}
        </p>
        <p>
          {say('县级结论')}：<MarkWord mark={d.verdict.before} />
          {d.verdict.before === d.verdict.after ? (
            `（${say('不变')}）`
          ) : (
            <>
              {' → '}
              <MarkWord mark={d.verdict.after} />
            </>
          )}
        </p>
        {d.moved > 0 ? <p className="dim small">{say('另有 {n} 个数变了，但没有改变结论。', { n: d.moved })}</p> : null}
        <p>
          <Link to="/evaluation" search={search.after}>
            {say('按新口径看监测评估')}
          </Link>
        </p>
      </section>
      {d.sections.length > 0 ? <SectionFlips flips={d.sections} standard={standard} search={search} /> : null}
      {d.spreads.length > 0 ? <SpreadFlips flips={d.spreads} standard={standard} search={search} /> : null}
      {d.items.length > 0 ? (
        <ItemFlips flips={[...turned, ...carried]} reworded={reworded} standard={standard} search={search} />
      ) : null}
    </>
  )
}
