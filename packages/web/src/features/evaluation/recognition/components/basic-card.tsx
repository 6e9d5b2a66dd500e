import { MONITORING_NAMES, MONITORING_RESULTS } from '@junheng/core/features/evaluation/recognition/eligibility.ts'
import type { Recognition } from '@junheng/core/features/evaluation/recognition/schema.ts'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { useMay } from '../../../../shared/session.ts'
import { useText } from '../../../../shared/text.ts'
import { useRecordBasic, useRecordMonitoring } from '../api.ts'
import { ENGLISH } from '../recognition-english.ts'
import { Field } from './field.tsx'
import { RecordDialog } from './record-dialog.tsx'

/** 基本均衡: when it was recognised, and how each year's monitoring of it came out. */
export function BasicCard({ recognition: r, today }: { recognition: Recognition; today: string }) {
  const say = useText(ENGLISH)
  const mayManage = useMay('recognition.manage')
  const { basic, monitoring } = r
  return (
    <section className="card stack" aria-labelledby="basic">
      <div className="row">
        <h2 id="basic">{say('基本均衡')}</h2>
        {mayManage ? <Recording seen={r.entries.length} today={today} isRecorded={basic !== null} /> : null}
      </div>
      <p>
        {basic
          ? say('{on} 认定，{docNo}', { on: basic.on, docNo: basic.docNo ?? say('没有写明文号') })
          : say('还没有记录基本均衡认定。申报优质均衡须在认定满 3 年之后。')}
      </p>
      {monitoring.length > 0 ? (
        <PlainTable label={say('基本均衡年度监测')} heads={(['年度', '结果', '文号', '记录'] as const).map((head) => say(head))}>
          {monitoring.map(({ year, result, docNo, by }) => (
            <tr key={year}>
              <th scope="row" className="num-left">
                {year}
              </th>
              <td data-label={say('结果')}>
                <span className={result === 'kept' ? 'mark-met' : 'mark-unmet'}>
                  {result === 'kept' ? '● ' : '■ '}
                  {say(MONITORING_NAMES[result!])}
                </span>
              </td>
              <td data-label={say('文号')}>{docNo ?? <span className="dim">{say('没有写明文号')}</span>}</td>
              <td data-label={say('记录')}>{by}</td>
            </tr>
          ))}
        </PlainTable>
      ) : null}
    </section>
  )
}

function Recording({ seen, today, isRecorded }: { seen: number; today: string; isRecorded: boolean }) {
  const say = useText(ENGLISH)
  const basic = useRecordBasic()
  const monitoring = useRecordMonitoring()
  const [year, setYear] = useState(String(Number(today.slice(0, 4)) - 1))
  const [result, setResult] = useState<(typeof MONITORING_RESULTS)[number]>('kept')
  return (
    <span className="row row-end no-print">
      <RecordDialog
        isSmall
        button={isRecorded ? say('更正认定') : say('记录认定')}
        title={say('记录基本均衡认定')}
        on={{ label: say('认定日期'), today }}
        docNo="may"
        note="may"
        given={(said) => ({ seen, ...said })}
        act={basic}
      />
      <RecordDialog
        isSmall
        button={say('记录年度监测')}
        title={say('记录一年的基本均衡监测')}
        isReady={/^\d{4}$/.test(year)}
        on={{ label: say('记录日期'), today }}
        docNo="may"
        note="may"
        given={(said) => ({ year: Number(year), result, seen, ...said })}
        act={monitoring}
      >
        <Field label={say('年度')}>
          {(id) => (
            <Input id={id} inputMode="numeric" value={year} style={{ width: 120 }} onChange={(e) => setYear(e.target.value)} />
          )}
        </Field>
        <Field label={say('结果')}>
          {(id) => (
            <Select
              id={id}
              value={result}
              onChange={setResult}
              style={{ width: 200 }}
              options={MONITORING_RESULTS.map((value) => ({ value, label: say(MONITORING_NAMES[value]) }))}
            />
          )}
        </Field>
      </RecordDialog>
    </span>
  )
}
