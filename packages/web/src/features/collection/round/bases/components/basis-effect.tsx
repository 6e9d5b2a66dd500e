import type { BasisEffect as Effect } from '@junheng/core/features/collection/round/bases/reconciliation-schema.ts'
import { STAGE_WORDS } from '@junheng/core/features/collection/value-words.ts'
import { useQuery } from '@tanstack/react-query'
import { MarkWord } from '../../../../../shared/marks.tsx'
import { PlainTable } from '../../../../../shared/plain-table.tsx'
import { Failed, Loading } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { effectQuery } from '../api.ts'
import { ENGLISH } from '../bases-english.ts'

const MOST = 30
type Pair = Effect['pairs'][number]
type Standing = NonNullable<Pair['difference']>['sections'][number]['before']

/** Which verdicts turn when the round is judged on what was reported alone, or on the statistics alone. */
export function BasisEffect({ round }: { round: string }) {
  const say = useText(ENGLISH)
  const { data, error, isPending, refetch } = useQuery(effectQuery(round))
  return (
    <section className="card stack" aria-labelledby="basis-effect">
      <h2 id="basis-effect" tabIndex={-1}>
        {say('换一种数据评估')}
      </h2>
      {isPending ? <Loading what={say('正在按各种数据评估')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? <p>{say('现在按“核实优先，其余用自报”评估。换一种数据，这些结论会不同：')}</p> : null}
      {data?.pairs.map((pair) => (
        <PairView key={pair.after} pair={pair} />
      ))}
    </section>
  )
}

function PairView({ pair: { after, values, difference } }: { pair: Pair }) {
  const say = useText(ENGLISH)
  const name = after === 'reported' ? say('只用自报') : say('只用统计')
  return (
    <section className="stack" aria-label={name}>
      <h3>{name}</h3>
      {after === 'statistics' && values === 0 ? (
        <p className="dim">{say('没有统计数，不能比较。')}</p>
      ) : difference === null ? (
        <p className="dim">{say('数据不足，不能评估。')}</p>
      ) : (
        <Turned difference={difference} />
      )}
    </section>
  )
}

function Turned({ difference }: { difference: NonNullable<Pair['difference']> }) {
  const say = useText(ENGLISH)
  const { verdict, sections, spreads, items } = difference
  const turnedSpreads = spreads.filter(({ before, after }) => before?.verdict !== after?.verdict)
  const turnedItems = items.filter(({ before, after }) => before.verdict !== after.verdict)
  if (verdict.before === verdict.after && sections.length + turnedSpreads.length + turnedItems.length === 0)
    return (
      <p>
        <span className="mark-met">●</span> {say('结论没有不同。')}
      </p>
    )
  return (
    <>
      <p className="row">
        {verdict.before !== verdict.after ? (
          <span>
            <MarkWord mark={verdict.before} /> → <MarkWord mark={verdict.after} />
          </span>
        ) : null}
        <span>{say('{n} 个学段不同', { n: sections.length })}</span>
        <span>{say('{n} 个差异系数、{m} 个县级指标不同', { n: turnedSpreads.length, m: turnedItems.length })}</span>
      </p>
      {sections.length > 0 ? (
        <PlainTable label={say('学段')} heads={[say('学段'), say('现在'), say('换成'), say('变化的指标')]}>
          {sections.slice(0, MOST).map((section) => (
            <tr key={`${section.schoolCode} ${section.stage}`}>
              <th scope="row">
                {section.schoolName} · {STAGE_WORDS[section.stage]}
              </th>
              <td data-label={say('现在')}>
                <StandingWord standing={section.before} />
              </td>
              <td data-label={say('换成')}>
                <StandingWord standing={section.after} />
              </td>
              <td data-label={say('变化的指标')}>
                {section.indicators.map(({ indicator, before, after }) => (
                  <span key={indicator} className="nowrap bases-turned">
                    {indicator} {shown(before?.value)} → {shown(after?.value)}
                    {after?.threshold ? <span className="dim"> / {after.threshold}</span> : null}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </PlainTable>
      ) : null}
      {sections.length > MOST ? (
        <p className="dim small">{say('其余 {n} 个学段见导出或评估页。', { n: sections.length - MOST })}</p>
      ) : null}
    </>
  )
}

function StandingWord({ standing }: { standing: Standing }) {
  return standing === null ? <span className="dim">—</span> : <MarkWord mark={standing} />
}

const shown = (value: number | null | undefined): string => (value == null ? '—' : String(Number(value.toFixed(2))))
