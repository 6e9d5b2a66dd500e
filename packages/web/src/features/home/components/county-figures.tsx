import type { Claim } from '@junheng/core/features/evaluation/matrix/claim.ts'
import type { CountyResult } from '@junheng/core/features/evaluation/result.ts'
import { Link } from '@tanstack/react-router'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../english.ts'
import { figuresOf } from '../figures.ts'

/** The county in five figures, each the way to what is behind it. */
export function CountyFigures({ county, claim }: { county: CountyResult; claim: Claim }) {
  const say = useText(ENGLISH)
  const { stages, spreads, items } = figuresOf(county)
  return (
    <ul className="figures">
      {stages.map(({ stage, sections, pass }) => (
        <li key={stage}>
          <span className="dim">{say(stage === 'primary' ? '小学学段' : '初中学段')}</span>
          <b>
            <Link to="/matrix" search={{ stage }} className="plain">
              {pass} / {sections}
            </Link>
          </b>
          <span className="dim">{say('达标 / 参加评估')}</span>
        </li>
      ))}
      <li>
        <span className="dim">{say('校际差异系数')}</span>
        <b>
          <Link to="/spread" className="plain">
            {spreads.met} / {spreads.judged}
          </Link>
        </b>
        <span className="dim">{say('未超限 / 判定')}</span>
      </li>
      <li>
        <span className="dim">{say('县级条款与否决')}</span>
        <b>
          <Link to="/evaluation" className="plain">
            {items.met} / {items.judged}
          </Link>
        </b>
        <span className="dim">{say('达标 / 判定')}</span>
      </li>
      <li>
        <span className="dim">{say('无法判定')}</span>
        <b>
          <Link to="/matrix" search={{ unknown: '1' }} className="plain">
            {claim.unknown}
          </Link>{' '}
          +{' '}
          <Link to="/evaluation" hash="reasons" className="plain">
            {claim.county.unknown}
          </Link>
        </b>
        <span className="dim">{say('学校 + 县级，缺少数据')}</span>
      </li>
    </ul>
  )
}
