import type { Fault } from '@junheng/core/fault.ts'
import { ENGLISH } from './fault-list-english.ts'
import { SeverityWord } from './marks.tsx'
import { useText } from './text.ts'

/** Every fault of a small workbook, in one table; nothing where there are none. */
export function FaultList({ faults }: { faults: readonly Fault[] }) {
  const say = useText(ENGLISH)
  if (faults.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame" style={{ maxHeight: 420 }} aria-label={say('问题')} tabIndex={0}>
      <table className="t t-cards">
        <thead>
          <tr>
            {(['级别', '表', '位置', '问题', '怎样修改'] as const).map((label) => (
              <th key={label} scope="col">
                {say(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {faults.map((fault, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
            <tr key={i}>
              <td data-label={say('级别')} className="nowrap">
                <SeverityWord severity={fault.severity} />
              </td>
              <td data-label={say('表')}>{fault.sheet}</td>
              <td data-label={say('位置')}>{fault.cell ?? (fault.row === null ? '—' : say('第 {n} 行', { n: fault.row }))}</td>
              <td data-label={say('问题')}>{fault.message}</td>
              <td data-label={say('怎样修改')}>{fault.repair}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
