import type { AuditEntry } from '@junheng/core/features/audit/schema.ts'
import { verbName } from '@junheng/core/features/audit/verbs.ts'
import type { KeyboardEvent } from 'react'
import { AuditChanges, AuditNumber } from '../../../shared/audit-changes.tsx'
import { dateTimeSecond } from '../../../shared/dates.ts'
import { roleName } from '../../../shared/history-link.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { ENGLISH } from '../audit-english.ts'

/** The lines of the log. Arrow keys go from line to line, Enter opens one. */
export function AuditTable({ items }: { items: readonly AuditEntry[] }) {
  const say = useText(ENGLISH)
  const columns = ['时间', '人员', '来源', '动作', '对象', '改动与理由', '序号'] as const
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame audit-frame" aria-label={say('操作记录列表')} tabIndex={0}>
      <table className="t t-cards audit">
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {say(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={move}>
          {items.map((entry) => (
            <Row key={entry.id} entry={entry} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ entry }: { entry: AuditEntry }) {
  const say = useText(ENGLISH)
  const [, change] = useUrl()
  return (
    <tr>
      <th scope="row" className="nowrap">
        <button type="button" className="link" onClick={() => change({ entry: entry.id })}>
          <time dateTime={entry.at}>{dateTimeSecond(entry.at)}</time>
        </button>
      </th>
      <td data-label={say('人员')}>
        {entry.actor}
        {entry.role ? <span className="dim small audit-role">{roleName(entry.role)}</span> : null}
      </td>
      <td data-label={say('来源')} className="break audit-address">
        {entry.address ?? <span className="dim">{say('服务器本机')}</span>}
      </td>
      <td data-label={say('动作')} className="nowrap">
        {verbName(entry.verb)}
      </td>
      <td data-label={say('对象')} className="break audit-subject">
        {entry.subjectName ?? <code className="small">{entry.subject.slice(0, 13)}</code>}
      </td>
      <td data-label={say('改动与理由')} className="audit-changes">
        <AuditChanges entry={entry} isBrief />
      </td>
      <td data-label={say('序号')}>
        <AuditNumber entry={entry} />
      </td>
    </tr>
  )
}

function move(e: KeyboardEvent<HTMLTableSectionElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[e.key]
  if (step === undefined) return
  const lines = [...e.currentTarget.querySelectorAll<HTMLButtonElement>('th button')]
  const next = lines[lines.indexOf(e.target as HTMLButtonElement) + step]
  if (!next) return
  e.preventDefault()
  next.focus()
}
