import type { SpreadSchool } from '@junheng/core/features/evaluation/spread/county-spread.ts'
import { MarkWord } from '../../../shared/marks.tsx'
import { figure, percent, plain } from '../../../shared/numbers.ts'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { linesOfKind } from '../school-filter.ts'
import { ENGLISH } from '../spread-english.ts'
import { distanceOf, effectOf, orderedSchools, type SpreadOrder, signed, stepOf } from '../spread-rows.ts'
import { meaningOf, type SpreadFigures } from '../spread-words.ts'
import type { TraitsOf } from '../use-traits.ts'
import { ExplainLink } from './explain-link.tsx'

interface Props {
  figures: SpreadFigures
  selected: string | undefined
  /** What narrows the rows; the coefficient stays that of all schools. */
  traitsOf: TraitsOf | undefined
}

/** Every dot of the picture as a row: what it has, what it carries, what more for it would do. */
export function SpreadTable({ figures, selected, traitsOf }: Props) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const { spread, unit } = figures
  const isComposite = spread.indicator === 'composite'
  const step = stepOf(spread)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame frame-bare spread-frame" aria-label={say('各校数据')} tabIndex={0}>
      <table className="t t-cards spread-table">
        <thead>
          <tr>
            <Head order="name" label={say('学校')} />
            <Head order="students" label={say('在校生')} unit={say('人')} />
            {isComposite ? null : (
              <>
                <Head order="value" label={say('每生')} unit={unit} />
                <Head order="distance" label={say('与平均之差')} unit={unit} />
                <Head order="share" label={say('占差异')} />
              </>
            )}
            <Head order="without" label={say('不计该校时')} />
            {step ? (
              <Head order="effect" label={say('再增 {n} {unit}', { n: step.count, unit: step.unit })} unit={say('系数变化')} />
            ) : null}
            <th scope="col">{say('含义')}</th>
          </tr>
        </thead>
        <tbody>
          {linesOfKind(orderedSchools(spread, search['sort']), search, traitsOf).map((school) => (
            <Row key={school.code} figures={figures} school={school} isSelected={school.code === selected} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ figures, school, isSelected }: { figures: SpreadFigures; school: SpreadSchool; isSelected: boolean }) {
  const say = useText(ENGLISH)
  const [, change] = useUrl()
  const { spread } = figures
  const { stage, indicator, threshold } = spread
  const step = stepOf(spread)
  // The four figures that take the spread apart have one explanation together.
  const share = (text: string) => (
    <ExplainLink figure={{ school: school.code, stage, indicator: `spread:${indicator}` }} label={say('，看依据')}>
      {text}
    </ExplainLink>
  )
  return (
    <tr className={isSelected ? 'is-selected' : ''}>
      <th scope="row">
        <button
          type="button"
          className="link"
          aria-pressed={isSelected}
          onClick={() => change({ school: isSelected ? undefined : school.code }, 'replace')}
        >
          {school.name}
        </button>
      </th>
      <td className="num" data-label={say('在校生')}>
        <ExplainLink figure={{ school: school.code, stage, indicator: 'students' }} label={say('，看依据')}>
          {figure(school.students, 0)}
        </ExplainLink>
      </td>
      {indicator === 'composite' ? null : (
        <>
          <td className="num" data-label={say('每生')}>
            {school.mark ? <MarkWord mark={school.mark} quiet /> : null}{' '}
            <ExplainLink figure={{ school: school.code, stage, indicator }} label={say('，看依据')}>
              {school.value === null ? say('未填报') : figures.value(school.value, threshold)}
            </ExplainLink>
            {threshold === null ? null : <span className="dim"> / {plain(threshold)}</span>}
          </td>
          <td className="num" data-label={say('与平均之差')}>
            {share(signed(distanceOf(spread, school), figures.digits))}
          </td>
          <td className="num" data-label={say('占差异')}>
            {share(percent(school.share))}
          </td>
        </>
      )}
      <td className="num" data-label={say('不计该校时')}>
        {share(figures.cv(school.without))}
      </td>
      {step ? (
        <td className="num" data-label={say('再增 {n} {unit}', { n: step.count, unit: step.unit })}>
          {share(signed(effectOf(spread, school)))}
        </td>
      ) : null}
      <td className={`spread-meaning${school.raises ? ' mark-spare' : ''}`} data-label={say('含义')}>
        {school.raises ? <span aria-hidden="true">▲ </span> : null}
        {meaningOf(figures, school, say)}
      </td>
    </tr>
  )
}

const ORDERS = [
  ['-share', '占差异 大到小'],
  ['value', '每生 小到大'],
  ['-value', '每生 大到小'],
  ['without', '不计该校时 小到大'],
  ['-effect', '再增的影响 大到小'],
  ['-students', '在校生 大到小'],
  ['name', '按拼音'],
] as const

/** On small screens, where a row is a card and no head is left to press. */
export function SpreadOrderChoice({ isComposite }: { isComposite: boolean }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const orders = ORDERS.filter(([key]) => !isComposite || ['without', '-students', 'name'].includes(key))
  const here = orders.find(([key]) => key === search['sort'])?.[0] ?? (isComposite ? 'without' : '-share')
  return (
    <select
      className="spread-order no-print"
      aria-label={say('排序')}
      value={here}
      onChange={(e) => change({ sort: e.target.value }, 'replace')}
    >
      {orders.map(([key, label]) => (
        <option key={key} value={key}>
          {say(label)}
        </option>
      ))}
    </select>
  )
}

/** A head that orders: first largest first (names first to last), again turns it round. */
function Head({ order, label, unit }: { order: SpreadOrder; label: string; unit?: string }) {
  const [search, change] = useUrl()
  const sort = search['sort'] || (search['indicator'] === 'composite' ? 'without' : '-share')
  const isUp = sort === order
  const isDown = sort === `-${order}`
  const next = order === 'name' || order === 'without' ? (isUp ? `-${order}` : order) : isDown ? order : `-${order}`
  return (
    <th scope="col" className={order === 'name' ? '' : 'num'} aria-sort={isUp ? 'ascending' : isDown ? 'descending' : 'none'}>
      <button type="button" className="sort" onClick={() => change({ sort: next }, 'replace')}>
        {label}
        <span aria-hidden="true">{isUp ? ' ▲' : isDown ? ' ▼' : ''}</span>
      </button>
      {unit ? <span className="head-unit">{unit}</span> : null}
    </th>
  )
}
