import type { NotRun } from '@junheng/core/fault.ts'

/** Rules whose inputs were not reported: neither passed nor failed. */
export function NotRunList({ notRun }: { notRun: readonly NotRun[] }) {
  if (notRun.length === 0) return null
  return (
    <details className="card">
      <summary>
        <span aria-hidden="true">○ </span>
        {notRun.length} 条校验因缺少数据没有进行
      </summary>
      <ul className="lines" style={{ marginTop: 8 }}>
        {notRun.map(({ rule, missing }) => (
          <li key={rule}>
            {rule}：缺 {missing.join('、')}
          </li>
        ))}
      </ul>
    </details>
  )
}
