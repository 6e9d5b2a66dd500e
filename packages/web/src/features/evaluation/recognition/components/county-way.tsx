import type { Recognition } from '@junheng/core/features/evaluation/recognition/schema.ts'
import {
  COUNTY_STATE_NAMES,
  COUNTY_STATES,
  STATUS_LIFE,
  type StatusAction,
} from '@junheng/core/features/evaluation/recognition/status-life.ts'
import { useText } from '../../../../shared/text.ts'
import { useRecordStatus } from '../api.ts'
import { ENGLISH } from '../recognition-english.ts'
import { RecordDialog } from './record-dialog.tsx'

/** The county's way as a line with the present step marked, and what may be recorded now. */
export function CountyWay({ recognition: r, today }: { recognition: Recognition; today: string }) {
  const say = useText(ENGLISH)
  return (
    <section className="card stack" aria-labelledby="county-way">
      <h2 id="county-way">
        {say('现在：{state}', { state: say(COUNTY_STATE_NAMES[r.state]) })}
        {r.recognisedOn ? <span className="dim"> {say('{year} 年认定', { year: r.recognisedOn.slice(0, 4) })}</span> : null}
      </h2>
      <ol className="way">
        {COUNTY_STATES.map((state) => (
          <li key={state} aria-current={state === r.state ? 'step' : undefined}>
            <span aria-hidden="true">{state === r.state ? '●' : '○'}</span> {say(COUNTY_STATE_NAMES[state])}
          </li>
        ))}
      </ol>
      <p className="dim">{r.since ? say('自 {day}', { day: r.since }) : say('还没有记录申报、认定')}</p>
      {r.actions.length > 0 ? (
        <div className="row no-print">
          {r.actions.map((action, i) => (
            <Step key={action} action={action} isPrimary={i === 0} seen={r.entries.length} today={today} />
          ))}
        </div>
      ) : null}
    </section>
  )
}

function Step({ action, isPrimary, seen, today }: { action: StatusAction; isPrimary: boolean; seen: number; today: string }) {
  const say = useText(ENGLISH)
  const record = useRecordStatus()
  const { zh, asks }: { zh: (typeof STATUS_LIFE)[StatusAction]['zh']; asks: readonly string[] } = STATUS_LIFE[action]
  const name = say(zh)
  return (
    <RecordDialog
      button={name}
      title={say('记录：{action}', { action: name })}
      isPrimary={isPrimary && action !== 'undo'}
      on={{ label: say('日期'), today }}
      docNo={action === 'undo' ? 'no' : asks.includes('docNo') ? 'must' : 'may'}
      note={asks.includes('note') ? 'must' : 'may'}
      given={(said) => ({ action, seen, ...said })}
      act={record}
    />
  )
}
