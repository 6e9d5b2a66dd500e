import { type Claim, isAllMet } from '@junheng/core/features/evaluation/matrix/claim.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useText } from '../../../shared/text.ts'
import type { Search } from '../../../shared/url.ts'
import { ENGLISH } from '../matrix-english.ts'
import { VIEW_KEYS } from '../matrix-view.ts'

/** How far the schools are from 校校达标、项项达标; every number leads to the rows it counts. */
export function MatrixClaim({ claim }: { claim: Claim }) {
  const say = useText(ENGLISH)
  const { schools, items, unknown, spares, county } = claim
  if (!claim.judgesSections)
    return (
      <header className="matrix-claim">
        <h1>{say('各校八项指标')}</h1>
        <p className="dim">
          {say('基本均衡 2012 不逐校判定，只看校际差异和县级条款；这里列出各校的值。')}
          <ToCounty>{say('看县级结论')}</ToCounty>
        </p>
      </header>
    )
  return (
    <header className="matrix-claim">
      {items > 0 ? (
        <h1
          title={say(
            '须补的项：每个学段按“七项至少六项达标、余项不低于 85%”还要提高几项，加上未尽到的学校规模、班额、音美教室、经费等保障，同一学校只算一次。',
          )}
        >
          {say('还差 ')}
          <Rows filter={{ lift: '1' }}>{say('{n} 校', { n: schools })}</Rows>{' '}
          <Rows filter={{ lift: '1', sort: '-gap' }}>{say('{m} 项', { m: items })}</Rows>
          {say('，即可“校校达标”')}
        </h1>
      ) : (
        <h1>{say(titleOf(claim))}</h1>
      )}
      <p className="matrix-claim-rest">
        {unknown > 0 ? <Rows filter={{ unknown: '1' }}>{say('无法判定 {k} 项', { k: unknown })}</Rows> : null}
        {spares > 0 ? <Rows filter={{ spare: '1' }}>{say('余项已用 {n} 个学段', { n: spares })}</Rows> : null}
        {county.items > 0 ? <ToCounty>{say('县级还差 {c} 项', { c: county.items })}</ToCounty> : null}
        {county.unknown > 0 ? <ToCounty>{say('县级无法判定 {c} 项', { c: county.unknown })}</ToCounty> : null}
      </p>
    </header>
  )
}

/** Where no school has anything to lift. */
function titleOf(claim: Claim): keyof typeof ENGLISH {
  if (isAllMet(claim)) return '校校达标、项项达标'
  return claim.unknown === 0 && claim.spares > 0 ? '校校达标，还有余项，未到“项项达标”' : '各校没有须补的项'
}

const WITHOUT_VIEW = Object.fromEntries(VIEW_KEYS.map((key) => [key, undefined]))

/** The matrix under this filter alone; the columns stay. */
function Rows({ filter, children }: { filter: Search; children: ReactNode }) {
  return (
    <Link to="/matrix" search={(s: Search) => ({ ...s, ...WITHOUT_VIEW, cols: s['cols'], explain: undefined, ...filter })}>
      {children}
    </Link>
  )
}

function ToCounty({ children }: { children: ReactNode }) {
  return (
    <Link to="/evaluation" search={(s: Search) => ({ ...s, ...WITHOUT_VIEW, explain: undefined })}>
      {children}
    </Link>
  )
}
