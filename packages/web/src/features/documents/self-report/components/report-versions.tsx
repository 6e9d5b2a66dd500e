import { addressOf } from '@junheng/core/endpoint.ts'
import type { FigureChange } from '@junheng/core/features/documents/figures.ts'
import { downloadSelfReport, type ReportVersion } from '@junheng/core/features/documents/self-report/contract.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dateTime } from '../../../../shared/dates.ts'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { reportChangesQuery, reportVersionsQuery } from '../api.ts'
import { ENGLISH } from '../self-report-english.ts'

/** Every version that was generated, newest first: its file, of which verdict, and how its numbers differ from the one before. */
export function ReportVersions() {
  const say = useText(ENGLISH)
  const { data, error, refetch } = useQuery(reportVersionsQuery)
  const items = data?.items ?? []
  return (
    <section className="card stack no-print">
      <h2>{say('已生成的各版（{n}）', { n: items.length })}</h2>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data && items.length === 0 ? <p className="dim">{say('还没有生成过。')}</p> : null}
      <ul className="report-versions">
        {items.map((version) => (
          <Version key={version.id} version={version} />
        ))}
      </ul>
    </section>
  )
}

function Version({ version: { id, year, number, run, madeAt, madeBy } }: { version: ReportVersion }) {
  const say = useText(ENGLISH)
  const [isOpen, setOpen] = useState(false)
  const { data, error } = useQuery({ ...reportChangesQuery(id), enabled: isOpen })
  return (
    <li>
      <a href={addressOf(downloadSelfReport, { id })} download>
        {say('{year} 年第 {n} 版', { year, n: number })}
      </a>
      <p className="small dim">
        {dateTime(madeAt)} {madeBy} · {run.name}
      </p>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="small">{say('与前一版的不同')}</summary>
        {error ? <Failed error={error} /> : null}
        {data?.before === null ? <p className="small dim">{say('这是本年度第一版。')}</p> : null}
        {data?.before && data.changes.length === 0 ? <p className="small dim">{say('没有不同的数字。')}</p> : null}
        {data ? <ChangeList changes={data.changes} /> : null}
      </details>
    </li>
  )
}

/** What each number was and is. */
export function ChangeList({ changes }: { changes: readonly FigureChange[] }) {
  const say = useText(ENGLISH)
  return (
    <ul className="report-changes small">
      {changes.map(({ key, label, before, after }) => (
        <li key={key}>
          {label}：<span className="num">{before ?? say('无')}</span> → <strong className="num">{after ?? say('删去')}</strong>
        </li>
      ))}
    </ul>
  )
}
