import { EVERY, type Every } from '@junheng/core/features/warnings/monitoring/calendar.ts'
import type { Monitoring } from '@junheng/core/features/warnings/monitoring/schema.ts'
import { Button, Input, InputNumber, Select } from 'antd'
import { useId, useState } from 'react'
import { dateTime } from '../../../shared/dates.ts'
import { useMay } from '../../../shared/session.ts'
import { Failed } from '../../../shared/states.tsx'
import { type Say, useText } from '../../../shared/text.ts'
import { useSetCalendar } from '../api.ts'
import { ENGLISH } from '../monitoring-english.ts'

const WORDS = { never: '不自动监测', month: '每月', quarter: '每季度', dates: '指定日期' } as const

/** When the figures are gone through by themselves; whoever may manage warnings sets it. */
export function CalendarCard({ monitoring: { calendar, next } }: { monitoring: Monitoring }) {
  const say = useText(ENGLISH)
  const mayManage = useMay('warning.manage')
  return (
    <section className="card stack" aria-labelledby="calendar">
      <h2 id="calendar">{say('监测日程')}</h2>
      <p className="dim">
        {say(
          '到了日子，系统自动按最新数据重新计算预警，保存当次评估，并把监测简报发给县级办公室、县级领导和市级督导。全部学校已提交的填报按实时数据监测，否则按现用数据。',
        )}
      </p>
      {mayManage ? <CalendarForm calendar={calendar} /> : null}
      <p>
        {calendar === null ? say('还没有设定监测日程') : inWords(calendar, say)}
        {calendar && next ? (
          <>
            {' · '}
            <strong>{say('下次监测：{day}', { day: next })}</strong>
          </>
        ) : null}
        {calendar && !next && calendar.every !== 'never' ? ` · ${say('没有排定下次监测')}` : null}
        {calendar ? (
          <span className="dim small">
            {' · '}
            {say('{by} 于 {at} 设定', { by: calendar.by, at: dateTime(calendar.changedAt) })}
          </span>
        ) : null}
      </p>
    </section>
  )
}

function inWords({ every, day, dates }: NonNullable<Monitoring['calendar']>, say: Say<typeof ENGLISH>): string {
  if (every === 'month') return say('每月{n}日', { n: day })
  if (every === 'quarter') return say('每季度第一个月{n}日', { n: day })
  return every === 'dates' ? dates.join('、') : say(WORDS[every])
}

function CalendarForm({ calendar }: { calendar: Monitoring['calendar'] }) {
  const say = useText(ENGLISH)
  const [every, setEvery] = useState<Every>(calendar?.every ?? 'month')
  const [day, setDay] = useState(calendar?.day ?? 1)
  const [dates, setDates] = useState<readonly string[]>(calendar?.dates ?? [])
  const [added, setAdded] = useState('')
  const [ofDay, ofDate] = [useId(), useId()]
  const saving = useSetCalendar()
  const add = () => {
    setDates([...new Set([...dates, added])].sort())
    setAdded('')
  }
  return (
    <div className="row no-print calendar-form">
      <Select
        aria-label={say('多久一次')}
        popupMatchSelectWidth={false}
        value={every}
        onChange={setEvery}
        options={EVERY.map((value) => ({ value, label: say(WORDS[value]) }))}
      />
      {every === 'month' || every === 'quarter' ? (
        <span className="row">
          <label htmlFor={ofDay}>{say('几日')}</label>
          <InputNumber id={ofDay} min={1} max={28} precision={0} value={day} onChange={(next) => setDay(next ?? 1)} />
          <span className="dim">{say('（1 至 28 日）')}</span>
        </span>
      ) : null}
      {every === 'dates' ? (
        <span className="row">
          <label htmlFor={ofDate}>{say('监测日期')}</label>
          <Input id={ofDate} type="date" value={added} onChange={(e) => setAdded(e.target.value)} style={{ width: 160 }} />
          <Button disabled={!/^\d{4}-\d{2}-\d{2}$/.test(added)} onClick={add}>
            {say('加入')}
          </Button>
          {dates.map((each) => (
            <button
              key={each}
              type="button"
              className="chip"
              aria-label={say('移除 {day}', { day: each })}
              onClick={() => setDates(dates.filter((other) => other !== each))}
            >
              {each} ×
            </button>
          ))}
        </span>
      ) : null}
      <Button
        type="primary"
        loading={saving.isPending}
        disabled={every === 'dates' && dates.length === 0}
        onClick={() => saving.mutate({ every, day, dates: [...dates] })}
      >
        {say('保存日程')}
      </Button>
      <span role="status">{saving.isSuccess ? say('已保存') : ''}</span>
      {saving.error ? <Failed error={saving.error} /> : null}
    </div>
  )
}
