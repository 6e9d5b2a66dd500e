import type { SchoolStandardLine } from '@junheng/core/features/evaluation/judgements/stated.ts'
import { Link } from '@tanstack/react-router'
import { MarkWord } from '../../../../shared/marks.tsx'
import { plain } from '../../../../shared/numbers.ts'
import { useText } from '../../../../shared/text.ts'
import { judgedSearch } from '../../../../shared/verdict/evaluation.ts'
import { ENGLISH } from '../county-items-english.ts'

const ORDER = { unmet: 0, not_judgeable: 1, met: 2 } as const

/** How each school stands under 办学基本标准: who falls short first. */
export function SchoolStandardTable({ lines }: { lines: readonly SchoolStandardLine[] }) {
  const say = useText(ENGLISH)
  const count = (verdict: SchoolStandardLine['verdict']) => lines.filter((line) => line.verdict === verdict).length
  const sorted = lines.toSorted((a, b) => ORDER[a.verdict] - ORDER[b.verdict])
  return (
    <section className="card card-flush stack" aria-labelledby="school-standard">
      <h2 id="school-standard">
        {say('各校情况')}{' '}
        <span className="dim small">
          {say('达标 {met} 所，未达标 {unmet} 所，无法判定 {unknown} 所', {
            met: count('met'),
            unmet: count('unmet'),
            unknown: count('not_judgeable'),
          })}
        </span>
      </h2>
      <table className="t t-cards">
        <thead>
          <tr>
            <th scope="col">{say('学校')}</th>
            <th scope="col" className="num">
              {say('核心指标不达标项数')}
            </th>
            <th scope="col" className="num">
              {say('得分')}
            </th>
            <th scope="col">{say('判定')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((line) => (
            <tr key={line.code}>
              <th scope="row">
                <Link to="/schools/$code" params={{ code: line.code }} search={judgedSearch}>
                  {line.name}
                </Link>
              </th>
              <td className="num" data-label={say('核心指标不达标项数')}>
                {line.coreFailed === null ? say('未报') : line.coreFailed}
              </td>
              <td className="num" data-label={say('得分')}>
                {line.score === null ? say('未报') : plain(line.score)}
              </td>
              <td data-label={say('判定')}>
                <MarkWord mark={line.verdict} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
