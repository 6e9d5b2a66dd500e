import type { NotRun } from '@junheng/core/fault.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../english.ts'

/** Rules whose inputs were not reported: neither passed nor failed. */
export function NotRunList({ notRun }: { notRun: readonly NotRun[] }) {
  const say = useText(ENGLISH)
  if (notRun.length === 0) return null
  return (
    <details className="card">
      <summary>
        <span aria-hidden="true">○ </span>
        {say('{n} 条校验因缺少数据没有进行', { n: notRun.length })}
      </summary>
      <ul className="lines" style={{ marginTop: 8 }}>
        {notRun.map(({ rule, missing }) => (
          <li key={rule}>{say('{rule}：缺 {what}', { rule, what: missing.join('、') })}</li>
        ))}
      </ul>
    </details>
  )
}
