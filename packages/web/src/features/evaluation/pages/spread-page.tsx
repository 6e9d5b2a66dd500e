import type { Spread } from '@junheng/core/features/evaluation/result.ts'
import type { CountySpread } from '@junheng/core/features/evaluation/spread/county-spread.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { dateTime } from '../../../shared/dates.ts'
import { GLYPHS } from '../../../shared/marks.tsx'
import { STAGE_NAMES } from '../../../shared/standards.ts'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { spreadQuery } from '../api.ts'
import { ExplainLink } from '../components/explain-link.tsx'
import { FilterNote } from '../components/filter-note.tsx'
import { JudgedPage } from '../components/judged-page.tsx'
import { SpreadBars } from '../components/spread-bars.tsx'
import { SpreadChoice } from '../components/spread-choice.tsx'
import { SpreadExport } from '../components/spread-export.tsx'
import { SpreadFigure, usePicture } from '../components/spread-figure.tsx'
import { SpreadOrderChoice, SpreadTable } from '../components/spread-table.tsx'
import { TraitPickers } from '../components/trait-pickers.tsx'
import { linesOfKind } from '../school-filter.ts'
import { useTraits } from '../use-traits.ts'
import '../spread.css'
import { ENGLISH } from '../spread-english.ts'
import { chosenSpread } from '../spread-rows.ts'
import { figuresOf, leadOf, standingOf, titleOf } from '../spread-words.ts'
import type { Judged } from '../use-judged.ts'

export default function SpreadPage() {
  const say = useText(ENGLISH)
  return <JudgedPage name={say('校际差异')}>{(judged) => <Chosen judged={judged} />}</JudgedPage>
}

function Chosen({ judged }: { judged: Judged }) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const here = chosenSpread(judged.county.spreads, search)
  if (here) return <Fetched judged={judged} here={here} />
  return (
    <>
      <h1>{say('校际差异')}</h1>
      <Empty title={say('还没有可以画的差异')}>
        <p>{say('标准没有校际差异这一项，或本县没有计入评估的学段。')}</p>
      </Empty>
    </>
  )
}

function Fetched({ judged, here }: { judged: Judged; here: Spread }) {
  const say = useText(ENGLISH)
  const { data, error, refetch } = useQuery({
    ...spreadQuery(judged.package.id, judged.asked, here.stage, here.indicator),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      {data ? <Shown judged={judged} spread={data} here={here} /> : <h1>{say('校际差异')}</h1>}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what={say('正在取各校数据')} /> : null}
    </>
  )
}

/** While the next figures are on their way the last ones stay, but what is chosen next starts from what was chosen last. */
function Shown({ judged, spread, here }: { judged: Judged; spread: CountySpread; here: Spread }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const { view, county, package: pack, standard, profile } = judged
  const figures = useMemo(() => figuresOf(spread, county.spreads, view, say), [spread, county, view, say])
  const picture = usePicture(figures)
  const traitsOf = useTraits(judged)
  const listed = linesOfKind(spread.schools, search, traitsOf)
  const { indicator, verdict, cv } = spread.spread
  const { stage } = here
  const basis = [
    county.countyName,
    `${standard.zh}（${standard.docNo}）`,
    say('口径：{name}', { name: profile.key === 'default' ? say('默认') : profile.key }),
    dateTime(pack.handedInAt),
    ...(pack.isDemo ? ['示例数据'] : []),
  ].join(' · ')
  const lead = leadOf(figures, say)
  return (
    <>
      <header className="spread-head">
        <h1>
          {cv === null ? (
            titleOf(figures, say)
          ) : (
            <>
              {say('{name}差异系数 ', { name: figures.name })}
              <span className={verdict ? `mark-${verdict}` : ''}>
                {verdict ? <span aria-hidden="true">{GLYPHS[verdict]} </span> : null}
                {figures.cv(cv)}
              </span>
              {standingOf(spread.spread, say)}
            </>
          )}
        </h1>
        {lead ? <p className="spread-lead">{lead}</p> : null}
      </header>
      <div className="row spread-tools no-print">
        <SpreadChoice judged={judged} here={here} />
        <ExplainLink figure={{ stage: spread.stage, indicator }}>{say('看依据')}</ExplainLink>
        <span className="row-end" />
        <SpreadExport figures={figures} picture={picture} title={titleOf(figures, say)} basis={basis} />
      </div>
      <div className={picture ? 'spread-top' : 'spread-top is-composite'}>
        {picture ? <SpreadFigure figures={figures} picture={picture} /> : null}
        <section className="card" aria-labelledby="spread-bars">
          <h2 id="spread-bars">
            {say('{stage}{n}项差异系数', {
              stage: STAGE_NAMES[stage],
              n: county.spreads.filter((s) => s.stage === stage && s.indicator !== 'composite').length,
            })}
          </h2>
          <SpreadBars
            view={view}
            spreads={county.spreads}
            stage={stage}
            here={here.indicator}
            quiet={picture !== null}
            name={(each, name) => (
              <button
                type="button"
                className="link"
                aria-current={each.indicator === here.indicator ? 'true' : undefined}
                onClick={() => change({ stage, indicator: each.indicator, explain: undefined })}
              >
                {name}
              </button>
            )}
            value={(each, value) => (
              <ExplainLink figure={{ stage, indicator: each.indicator }} label={say('，看依据')}>
                {value}
              </ExplainLink>
            )}
          />
        </section>
      </div>
      <section className="card card-flush stack" aria-labelledby="spread-schools">
        <h2 id="spread-schools">
          {say('各校数据（{n} 个学段）', { n: spread.schools.length })}
          {listed.length < spread.schools.length ? (
            <span className="dim small" role="status">
              {' '}
              {say('只列 {n} 个；差异系数仍按全部学校计算', { n: listed.length })}
            </span>
          ) : null}
        </h2>
        {traitsOf ? (
          <div className="row no-print">
            <TraitPickers
              of={spread.schools.flatMap(({ code }) => traitsOf.get(code) ?? [])}
              countOf={(asked) => linesOfKind(spread.schools, asked, traitsOf).length}
            />
          </div>
        ) : null}
        <FilterNote />
        <SpreadOrderChoice isComposite={indicator === 'composite'} />
        <SpreadTable figures={figures} selected={search['school']} traitsOf={traitsOf} />
      </section>
      <Method isComposite={indicator === 'composite'} />
    </>
  )
}

function Method({ isComposite }: { isComposite: boolean }) {
  const say = useText(ENGLISH)
  return (
    <section className="card small" aria-labelledby="spread-method">
      <h2 id="spread-method">{say('怎么算的')}</h2>
      <ul className="bullets lines">
        <li>{say('差异系数越大，学校之间差距越大；越小越均衡。变小写作“改善”。')}</li>
        {isComposite ? (
          <li>{say('综合差异系数是各单项差异系数的算术平均；“不计该校时”是各单项都去掉这所学校后的平均。')}</li>
        ) : (
          <>
            <li>{say('占差异 = 学生数 ×（该校值 − 平均值）² ÷ 全部学校之和，各校相加为 100%。')}</li>
            <li>{say('不计该校时 = 去掉这所学校后重新计算的差异系数。')}</li>
            <li>{say('再增的影响按加在本学段的资源算；一校多学段的，全校增加的资源只有本学段的份额计入。')}</li>
            <li>
              {say(
                '再增的影响取差异系数平方的导数 ∂CV²/∂x = (2 ÷ 资源总量) ×（该校值 ÷ 平均值 − 1 − CV²）；该校值高于平均值的（1 + CV²）倍时为正。',
              )}
            </li>
          </>
        )}
        <li>{say('按学生数加权，总体标准差；用未舍入的值比较，显示三位小数，离上限不足 0.005 时显示四位。')}</li>
      </ul>
    </section>
  )
}
