import { MONITORING_NAMES } from '@junheng/core/features/evaluation/recognition/eligibility.ts'
import type { RecognitionEntry } from '@junheng/core/features/evaluation/recognition/schema.ts'
import { STATUS_LIFE } from '@junheng/core/features/evaluation/recognition/status-life.ts'
import { dateTime } from '../../../../shared/dates.ts'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { type Say, useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../recognition-english.ts'

/** Everything written down about the county, newest first; nothing in it is ever changed. */
export function EntriesCard({ entries }: { entries: readonly RecognitionEntry[] }) {
  const say = useText(ENGLISH)
  if (entries.length === 0) return null
  return (
    <section className="card card-flush stack" aria-labelledby="entries">
      <h2 id="entries">{say('记录')}</h2>
      <PlainTable label={say('记录')} heads={(['日期', '事项', '文号', '说明', '记录'] as const).map((head) => say(head))}>
        {entries.map((entry) => (
          <tr key={entry.number}>
            <td data-label={say('日期')} className="nowrap">
              {entry.on}
            </td>
            <th scope="row">{whatOf(entry, say)}</th>
            <td data-label={say('文号')}>{entry.docNo ?? '—'}</td>
            <td data-label={say('说明')} className="break">
              {entry.note ?? '—'}
            </td>
            <td data-label={say('记录')} className="dim small">
              {entry.by} {dateTime(entry.at)}
            </td>
          </tr>
        ))}
      </PlainTable>
    </section>
  )
}

function whatOf({ kind, action, year, result }: RecognitionEntry, say: Say<typeof ENGLISH>): string {
  if (kind === 'status') return say(STATUS_LIFE[action!].zh)
  if (kind === 'basic') return say('基本均衡认定')
  return say('{year} 年基本均衡监测：{result}', { year: year!, result: say(MONITORING_NAMES[result!]) })
}
