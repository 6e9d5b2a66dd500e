import type { SpreadSchool } from '@junheng/core/features/evaluation/spread/county-spread.ts'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { figure as numberOf, percent, plain } from '../../../shared/numbers.ts'
import { type Say, useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { ENGLISH } from '../spread-english.ts'
import type { Picture } from '../spread-option.ts'
import { orderedSchools } from '../spread-rows.ts'
import { dotLabel, type SpreadFigures, titleOf } from '../spread-words.ts'
import { ExplainLink } from './explain-link.tsx'
import { SpreadChart } from './spread-chart.tsx'

/** The picture with the school that is named: the one chosen, else the one that carries most. */
export function SpreadFigure({ figures, picture }: { figures: SpreadFigures; picture: Picture }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const { threshold, schools } = figures.spread
  const chosen = schools.find((s) => s.code === search['school'])
  return (
    <section className="card spread-card" aria-labelledby="spread-figure">
      <h2 id="spread-figure">
        {say(threshold === null ? '每个圆是一个学段，面积表示在校生数' : '每个圆是一个学段，面积表示在校生数；虚线为达标线')}
      </h2>
      <SpreadFacts figures={figures} />
      <SpreadChart
        picture={picture}
        message={titleOf(figures, say)}
        onSelect={(code) => change({ school: code === search['school'] ? undefined : code }, 'replace')}
      />
      <p className="spread-chosen" aria-live="polite">
        {chosen ? (
          <Chosen figures={figures} school={chosen} />
        ) : (
          <span className="dim no-print">{say('点选圆点或下表的校名，图上就标出这所学校。')}</span>
        )}
      </p>
    </section>
  )
}

/** What the coefficient is made of. */
function SpreadFacts({ figures }: { figures: SpreadFigures }) {
  const say = useText(ENGLISH)
  const { spread, unit, value } = figures
  const { stage, indicator, mean, sd } = spread.spread
  return (
    <p className="spread-facts dim small">
      <span>
        {say('全县平均')}{' '}
        <ExplainLink figure={{ stage, indicator }} label={say('，看依据')}>
          {value(mean)}
        </ExplainLink>{' '}
        {unit}
      </span>
      <span>
        {say('标准差')}{' '}
        <ExplainLink figure={{ stage, indicator }} label={say('，看依据')}>
          {value(sd)}
        </ExplainLink>
      </span>
      <span>{say('{k} 个学段，{n} 名学生', { k: spread.schools.length, n: numberOf(spread.students, 0) })}</span>
    </p>
  )
}

function Chosen({ figures, school }: { figures: SpreadFigures; school: SpreadSchool }) {
  const say = useText(ENGLISH)
  const { stage, indicator } = figures.spread
  return (
    <>
      <strong>
        {say('已选')} {dotLabel(figures, school, say)}
      </strong>
      {school.share === null ? null : (
        <span>
          {say('占差异 {share}，不计该校时差异系数为 {cv}', { share: percent(school.share), cv: figures.cv(school.without) })}
        </span>
      )}
      <ExplainLink figure={{ school: school.code, stage, indicator }}>{say('看依据')}</ExplainLink>
      <Link to="/schools/$code" params={{ code: school.code }} search={(s) => ({ ...s, explain: undefined })}>
        {say('一校一页')}
      </Link>
    </>
  )
}

/** What is drawn of a spread; null where there is nothing to place: the composite, or no value known. */
export function usePicture(figures: SpreadFigures | null): Picture | null {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const wanted = search['school']
  return useMemo(() => (figures ? pictureFor(figures, wanted, say) : null), [figures, wanted, say])
}

function pictureFor(figures: SpreadFigures, wanted: string | undefined, say: Say<typeof ENGLISH>): Picture | null {
  const { spread, value, unit } = figures
  const known = spread.schools.filter((s) => s.value !== null)
  if (known.length === 0) return null
  const named = known.find((s) => s.code === wanted) ?? orderedSchools(spread, '-share').find((s) => s.share !== null)
  const { mean } = spread.spread
  const raises = spread.raisesAbove
  return {
    points: known.map((s) => ({
      code: s.code,
      value: s.value!,
      students: s.students ?? 0,
      mark: s.mark,
      told: dotLabel(figures, s, say),
    })),
    lines: [
      ...(spread.threshold === null
        ? []
        : [{ value: spread.threshold, label: say('标准 {line}', { line: plain(spread.threshold) }), kind: 'line' as const }]),
      ...(mean === null
        ? []
        : [{ value: mean, label: say('全县平均 {mean}（按学生加权）', { mean: value(mean) }), kind: 'mean' as const }]),
      ...(raises === null || !(spread.spread.cv! > 0)
        ? []
        : [{ value: raises, label: say('高于 {value}，再增加会拉大差距', { value: value(raises) }), kind: 'raises' as const }]),
    ],
    selected: named ? { code: named.code, label: dotLabel(figures, named, say) } : null,
    axis: unit,
  }
}
