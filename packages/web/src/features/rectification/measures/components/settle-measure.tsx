import type { MeasureView } from '@junheng/core/features/rectification/measures/schema.ts'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useSettleMeasure } from '../api.ts'
import { ENGLISH } from '../measures-english.ts'
import { Field } from './field.tsx'

/** A measure that is done, from which day, or given up, and why. */
export default function SettleMeasure({
  measure,
  state,
  onDone,
}: {
  measure: MeasureView
  state: 'done' | 'cancelled'
  onDone: () => void
}) {
  const say = useText(ENGLISH)
  const [day, setDay] = useState('')
  const [reason, setReason] = useState('')
  const settle = useSettleMeasure()
  const send = () =>
    settle.mutate(
      { id: measure.id, state, doneOn: state === 'done' ? day : null, reason: reason.trim(), seen: measure.version },
      { onSuccess: onDone },
    )
  return (
    <div className="measure-fields">
      {state === 'done' ? (
        <Field label={say('完成日期（以后的数据已包含它）')}>
          {(id) => <Input id={id} type="date" value={day} onChange={(e) => setDay(e.target.value)} />}
        </Field>
      ) : null}
      <Field label={state === 'done' ? say('说明') : say('取消的原因')} wide>
        {(id) => <Input id={id} value={reason} maxLength={500} onChange={(e) => setReason(e.target.value)} />}
      </Field>
      <Button
        type="primary"
        disabled={state === 'done' ? day === '' : reason.trim().length < 2}
        loading={settle.isPending}
        onClick={send}
      >
        {say('确定')}
      </Button>
      <Button onClick={onDone}>{say('不改了')}</Button>
      {settle.error ? <Failed error={settle.error} /> : null}
    </div>
  )
}
