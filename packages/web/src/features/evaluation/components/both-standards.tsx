import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { MarkWord } from '../../../shared/marks.tsx'
import { STANDARD_NAMES, type StandardKey, standardsQuery } from '../../../shared/standards.ts'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useHeadline } from '../../../shared/verdict/claim.ts'
import { evaluationQuery, judgedSearch } from '../../../shared/verdict/evaluation.ts'
import { ProofCell } from '../judgements/components/proof-cell.tsx'
import type { Judged } from '../use-judged.ts'
import { ENGLISH } from '../verdict-english.ts'
import { partsOf } from '../verdict-parts.ts'
import { type Side, SideCoefficients, SideItems } from './both-sides.tsx'
import { partName } from './verdict-gates.tsx'
import { VerdictViews } from './verdict-views.tsx'

/** The same data judged by both standards: verdicts, counts, coefficients, items, and by which version of the rules. */
export function BothStandards({ judged }: { judged: Judged }) {
  const say = useText(ENGLISH)
  const other: StandardKey = judged.standard.key === 'quality_balanced_2017' ? 'basic_balanced_2012' : 'quality_balanced_2017'
  const { data, error, refetch } = useQuery(evaluationQuery(judged.package.id, { ...judged.asked, standard: other }))
  const standards = useQuery(standardsQuery)
  const view = standards.data?.standards.find((s) => s.key === other)
  const county = data?.evaluation.counties.find((c) => c.countyCode === judged.county.countyCode)
  const claim = county && data?.claims[county.countyCode]
  if (data && view && county && claim) {
    const second: Side = { ...data, county, claim, view }
    return (
      <Beside judged={judged} sides={judged.standard.key === 'quality_balanced_2017' ? [judged, second] : [second, judged]} />
    )
  }
  return (
    <>
      <h1>{say('同一份数据，两套标准')}</h1>
      <VerdictViews />
      {error ? <Failed error={error} retry={() => void refetch()} /> : <Loading what={say('正在按另一套标准评估')} />}
    </>
  )
}

interface Both {
  judged: Judged
  sides: readonly [Side, Side]
}

function Beside({ sides, judged }: Both) {
  const say = useText(ENGLISH)
  const headlineOf = useHeadline()
  const [a, b] = sides
  return (
    <>
      <header className="verdict-head">
        <h1>{say('优质均衡：{a}；基本均衡：{b}', { a: headlineOf(a.claim), b: headlineOf(b.claim) })}</h1>
        <p className="dim">{say('差异系数越大，学校之间差距越大，均衡程度越低；虚线是上限。')}</p>
      </header>
      <VerdictViews />
      <Summary sides={sides} judged={judged} />
      <section className="stack" aria-label={say('差异系数')}>
        <div className="both">
          {sides.map((side) => (
            <SideCoefficients key={side.standard.key} side={side} />
          ))}
        </div>
      </section>
      <section className="stack" aria-label={say('各项条款')}>
        <div className="both">
          {sides.map((side) => (
            <SideItems key={side.standard.key} side={side} />
          ))}
        </div>
      </section>
    </>
  )
}

function Summary({ sides, judged }: Both) {
  const say = useText(ENGLISH)
  const stages = (count: (side: Side, stage: 'primary' | 'junior') => number | undefined) => (side: Side) =>
    say('小学 {a}，初中 {b}', { a: count(side, 'primary') ?? 0, b: count(side, 'junior') ?? 0 })
  const rows: readonly [string, (side: Side) => ReactNode][] = [
    [say('县级结论'), ({ county }) => <MarkWord mark={county.verdict} />],
    [say('参加评估的学段'), stages(({ county }, stage) => county.counts[stage]?.sections)],
    [
      say('达标的学段'),
      (side) => (side.claim.judgesSections ? stages(({ county }, stage) => county.counts[stage]?.pass)(side) : say('不逐校判定')),
    ],
    ...partRows(say),
    [say('结论的佐证和复核'), ({ standard }) => <ProofCell judged={judged} standard={standard.key} />],
    [say('文号'), ({ standard }) => `${standard.zh} ${standard.docNo}`],
    [say('标准版本'), ({ standard }) => <Hash of={standard.hash} />],
    [
      say('口径'),
      ({ profile }) => (
        <>
          {profile.key === 'default' ? say('默认') : profile.key} <Hash of={profile.hash} />
        </>
      ),
    ],
    [say('计算程序'), ({ evaluation }) => evaluation.engine],
    [say('数据指纹'), ({ evaluation }) => <Hash of={evaluation.inputHash} />],
  ]
  return (
    <section className="card card-flush stack" aria-labelledby="both">
      <h2 id="both">{say('两套标准的结论对照')}</h2>
      <table className="t both-table">
        <thead>
          <tr>
            <th scope="col">{say('对照')}</th>
            {sides.map(({ standard }) => (
              <th key={standard.key} scope="col">
                <Link to="/evaluation" search={(s) => ({ ...judgedSearch(s), standard: standard.key })}>
                  {STANDARD_NAMES[standard.key]}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, cell]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {sides.map((side) => (
                <td key={side.standard.key}>{cell(side)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Enough of a fingerprint to tell two apart; all of it stands on the page of the one standard, and in the hint. */
const Hash = ({ of }: { of: string }) => (
  <span className="dim small" title={of}>
    {of.slice(0, 16)}…
  </span>
)

/** Coefficients, items and vetoes of each, counted. The standards have other domains, so the items of each are told by its own. */
function partRows(say: ReturnType<typeof useText<typeof ENGLISH>>): [string, (side: Side) => ReactNode][] {
  const told = (kind: 'spreads' | 'items' | 'vetoes') => (side: Side) =>
    partsOf(side)
      .filter((part) => part.kind === kind)
      .map((part) => (
        <span key={part.key} className="both-part">
          <MarkWord mark={part.verdict} quiet /> {kind === 'items' ? `${partName(part, say)} ` : ''}
          {say(kind === 'spreads' ? '{a} / {b} 项未超限' : kind === 'items' ? '{a} / {b} 项达标' : '{a} / {b} 项无此情形', {
            a: part.met,
            b: part.judged,
          })}
        </span>
      ))
  return [
    [say('校际差异系数'), told('spreads')],
    [say('县级条款'), told('items')],
    [say('一票否决'), told('vetoes')],
  ]
}
