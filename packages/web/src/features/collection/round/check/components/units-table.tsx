import type { RoundFaults } from '@junheng/core/features/collection/round/check/round-schema.ts'
import { RETURN_STATE_NAMES } from '@junheng/core/features/collection/round/life-cycle.ts'
import { useText } from '../../../../../shared/text.ts'
import { useUrl } from '../../../../../shared/url.ts'
import { ENGLISH } from '../round-faults-english.ts'

/** Faults and missing values counted by unit, errors first; a unit narrows the list below to its own. */
export function UnitsTable({ returns }: Pick<RoundFaults, 'returns'>) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const sorted = [...returns].sort(
    (a, b) => b.errors - a.errors || b.unexplained - a.unexplained || b.warnings - a.warnings || b.missing - a.missing,
  )
  return (
    <table className="t">
      <thead>
        <tr>
          <th scope="col">{say('填报单位')}</th>
          <th scope="col">{say('状态')}</th>
          {(['错误', '警告', '未写明', '缺报'] as const).map((name) => (
            <th key={name} scope="col" className="num">
              {say(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <button
                type="button"
                className="link"
                aria-pressed={search['unit'] === one.id}
                onClick={() => change({ unit: search['unit'] === one.id ? undefined : one.id }, 'replace')}
              >
                {one.unitName}
              </button>
            </th>
            <td className="nowrap">{RETURN_STATE_NAMES[one.state]}</td>
            <td className={`num${one.errors > 0 ? ' severity-error' : ''}`}>{one.errors}</td>
            <td className="num">{one.warnings}</td>
            <td className="num">{one.unexplained}</td>
            <td className="num">{one.missing}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
