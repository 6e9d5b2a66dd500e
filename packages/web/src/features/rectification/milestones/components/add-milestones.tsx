import type { ItemMilestones } from '@junheng/core/features/rectification/milestones/schema.ts'
import { datedChecks } from '@junheng/core/features/rectification/plan/dated-checks.ts'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useAddMilestones } from '../api.ts'
import { ENGLISH } from '../milestones-english.ts'

interface Props {
  no: number
  of: ItemMilestones
  onDone: () => void
}

/** The plan's own wording becomes days, recurring ones unfolded up to the item's deadline; a person looks at them before they are kept. */
export function AddMilestones({ no, of: { today, deadline, unit }, onDone }: Props) {
  const say = useText(ENGLISH)
  const id = useId()
  const add = useAddMilestones(no)
  const [published, setPublished] = useState('')
  const [day, setDay] = useState('')
  const [text, setText] = useState('')
  const [promised, setPromised] = useState('')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const read = datedChecks(published, { from: today, until: deadline }).due
  const days = day ? [day] : read.filter((each) => !left.has(each))
  const amount = promised.trim() === '' ? null : Number(promised)
  const isReady = days.length > 0 && text.trim().length >= 2 && (amount === null || amount >= 0)
  const send = () =>
    add.mutate(
      days.map((due) => ({ due, text: text.trim(), published: published.trim(), promised: amount })),
      { onSuccess: onDone },
    )
  return (
    <div className="card stack no-print">
      <div>
        <label htmlFor={`${id}-published`}>{say('时间要求（照方案原文，如“2027年6月底前”“每季度”）')}</label>
        <Input
          id={`${id}-published`}
          value={published}
          maxLength={1000}
          onChange={(e) => {
            setPublished(e.target.value)
            setLeft(new Set())
          }}
        />
      </div>
      <div aria-live="polite">
        {published.trim() === '' || day ? null : read.length === 0 ? (
          <p className="dim">{say('这句话里读不出日期，请直接选日期。')}</p>
        ) : (
          <>
            <p>{say('读出 {n} 个日期，请核对：', { n: days.length })}</p>
            <p className="row">
              {read.map((each) => (
                <button
                  key={each}
                  type="button"
                  className="chip"
                  aria-pressed={!left.has(each)}
                  onClick={() => setLeft(new Set(left.has(each) ? [...left].filter((other) => other !== each) : [...left, each]))}
                >
                  {each}
                </button>
              ))}
            </p>
          </>
        )}
      </div>
      <div>
        <label htmlFor={`${id}-day`}>{say('或直接选日期')}</label>
        <Input id={`${id}-day`} type="date" className="milestone-short" value={day} onChange={(e) => setDay(e.target.value)} />
      </div>
      <div>
        <label htmlFor={`${id}-text`}>{say('要完成什么')}</label>
        <Input.TextArea id={`${id}-text`} rows={2} maxLength={500} value={text} onChange={(e) => setText(e.target.value)} />
      </div>
      <div>
        <label htmlFor={`${id}-promised`}>
          {unit ? say('承诺解决的数量（{unit}，可不填）', { unit }) : say('承诺解决的数量（可不填）')}
        </label>
        <Input
          id={`${id}-promised`}
          type="number"
          min={0}
          step="any"
          className="milestone-short"
          value={promised}
          onChange={(e) => setPromised(e.target.value)}
        />
      </div>
      {add.error ? <Failed error={add.error} /> : null}
      <div className="row">
        <Button type="primary" disabled={!isReady} loading={add.isPending} onClick={send}>
          {say('加入 {n} 个节点', { n: days.length })}
        </Button>
        <Button onClick={onDone}>{say('取消')}</Button>
      </div>
    </div>
  )
}
