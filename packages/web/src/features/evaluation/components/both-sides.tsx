import type { Spread } from '@junheng/core/features/evaluation/result.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { MarkWord } from '../../../shared/marks.tsx'
import { STAGE_NAMES, STANDARD_NAMES, type StandardKey } from '../../../shared/standards.ts'
import { useText } from '../../../shared/text.ts'
import { judgedSearch } from '../../../shared/verdict/evaluation.ts'
import { explainKey, type Figure } from '../../../shared/verdict/explain-address.ts'
import { ENGLISH as VALUES } from '../item-english.ts'
import { itemValue, nameOf } from '../item-words.ts'
import type { Judged } from '../use-judged.ts'
import { ENGLISH } from '../verdict-english.ts'
import { domainsOf } from '../verdict-parts.ts'
import { SpreadBars } from './spread-bars.tsx'
import { VetoWord } from './veto-word.tsx'

/** What is needed of a judgement to set it beside another. */
export type Side = Pick<Judged, 'county' | 'claim' | 'view' | 'standard' | 'profile' | 'evaluation'>

/** The coefficients of one standard against their limits, both stages. */
export function SideCoefficients({ side: { county, view, standard } }: { side: Side }) {
  const say = useText(ENGLISH)
  const stages = (['primary', 'junior'] as const).filter((stage) => county.spreads.some((s) => s.stage === stage))
  return (
    <section className="card stack" aria-label={`${STANDARD_NAMES[standard.key]} ${say('差异系数')}`}>
      <h2>
        {STANDARD_NAMES[standard.key]} · {say('差异系数')}
      </h2>
      {stages.map((stage) => (
        <div key={stage}>
          <h3>{STAGE_NAMES[stage]}</h3>
          <SpreadBars
            view={view}
            spreads={county.spreads}
            stage={stage}
            name={({ indicator }: Spread, name) => (
              <Link to="/spread" search={(s) => ({ ...judgedSearch(s), standard: standard.key, stage, indicator })}>
                {name}
              </Link>
            )}
            value={({ indicator }, value) => (
              <FigureLink standard={standard.key} figure={{ stage, indicator }}>
                {value}
              </FigureLink>
            )}
          />
        </div>
      ))}
    </section>
  )
}

/** The items of one standard by domain, then its vetoes. */
export function SideItems({ side: { county, view, standard } }: { side: Side }) {
  const say = useText(ENGLISH)
  const sayValue = useText(VALUES)
  return (
    <section className="card card-flush stack" aria-label={`${STANDARD_NAMES[standard.key]} ${say('各项条款')}`}>
      <h2>
        {STANDARD_NAMES[standard.key]} · {say('各项条款')}
      </h2>
      <table className="t">
        <tbody>
          {domainsOf(county.items, view).flatMap(({ key, kind, name, items }) => [
            <tr key={key}>
              <th scope="colgroup" colSpan={3} className="both-domain">
                {kind === 'vetoes' ? say('一票否决') : name || say('其他')}
              </th>
            </tr>,
            ...items.map((item) => (
              <tr key={item.key}>
                <th scope="row">
                  <FigureLink standard={standard.key} figure={{ indicator: item.key }}>
                    {nameOf(view, item.key)}
                  </FigureLink>
                </th>
                <td className="num">{kind === 'vetoes' ? '' : itemValue(item, view, sayValue)}</td>
                <td className="nowrap">
                  {kind === 'vetoes' ? (
                    <VetoWord verdict={item.verdict} />
                  ) : item.verdict ? (
                    <MarkWord mark={item.verdict} />
                  ) : (
                    say('不单独判定')
                  )}
                </td>
              </tr>
            )),
          ])}
        </tbody>
      </table>
    </section>
  )
}

/** A figure of the one or the other standard: its explanation is asked by that one. */
function FigureLink({ standard, figure, children }: { standard: StandardKey; figure: Figure; children: ReactNode }) {
  const say = useText(ENGLISH)
  return (
    <Link to="." search={(s) => ({ ...s, standard, explain: explainKey(figure) })} resetScroll={false}>
      {children}
      <span className="sr">{say('，看依据')}</span>
    </Link>
  )
}
