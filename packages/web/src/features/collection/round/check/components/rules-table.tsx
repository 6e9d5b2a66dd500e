import type { RoundFaults } from '@junheng/core/features/collection/round/check/round-schema.ts'
import { SeverityWord } from '../../../../../shared/marks.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useUrl } from '../../../../../shared/url.ts'
import { ENGLISH } from '../round-faults-english.ts'

/** Faults counted by rule, most first; a rule narrows the list below to its own. */
export function RulesTable({ faults }: Pick<RoundFaults, 'faults'>) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const byRule = [...Map.groupBy(faults, ({ rule }) => rule)].sort(([, a], [, b]) => b.length - a.length)
  if (byRule.length === 0) return <p className="state">{say('没有发现问题。')}</p>
  return (
    <table className="t">
      <thead>
        <tr>
          <th scope="col">{say('规则')}</th>
          <th scope="col">{say('级别')}</th>
          <th scope="col" className="num">
            {say('处数')}
          </th>
          <th scope="col" className="num">
            {say('单位数')}
          </th>
        </tr>
      </thead>
      <tbody>
        {byRule.map(([rule, list]) => (
          <tr key={rule}>
            <th scope="row">
              <button
                type="button"
                className="link"
                aria-pressed={search['rule'] === rule}
                onClick={() => change({ rule: search['rule'] === rule ? undefined : rule }, 'replace')}
              >
                {list[0]!.name}
              </button>{' '}
              <span className="dim small">{rule}</span>
            </th>
            <td>
              <SeverityWord severity={list[0]!.severity} />
            </td>
            <td className="num">{list.length}</td>
            <td className="num">{new Set(list.map(({ returnId }) => returnId)).size}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
