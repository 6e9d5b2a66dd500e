import type { RoundFault } from '@junheng/core/features/collection/round/check/round-schema.ts'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useMay } from '../../../../../shared/session.ts'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useExplainRoundFault } from '../api.ts'
import { ENGLISH } from '../round-faults-english.ts'

/** What its unit said to a fault of the round, and what the bureau found out about it where it is a warning. */
export function RoundExplain({ round, fault }: { round: string; fault: RoundFault }) {
  const say = useText(ENGLISH)
  const mayExplain = useMay('return.review') && fault.severity === 'warn'
  const [isOpen, setOpen] = useState(false)
  const { explanation, bureau } = fault
  if (isOpen) return <ExplainForm round={round} fault={fault} onDone={() => setOpen(false)} />
  return (
    <>
      {explanation ? <div>{`${explanation.text}（${explanation.by}）`}</div> : null}
      {bureau ? <div>{say('核查：{text}（{by}）', { text: bureau.text, by: bureau.by })}</div> : null}
      {mayExplain ? (
        <Button type="link" size="small" className="no-print" style={{ paddingInline: 0 }} onClick={() => setOpen(true)}>
          {bureau ? say('修改核查结果') : say('写明核查结果')}
        </Button>
      ) : explanation || bureau ? null : (
        '—'
      )}
    </>
  )
}

function ExplainForm({ round, fault, onDone }: { round: string; fault: RoundFault; onDone: () => void }) {
  const say = useText(ENGLISH)
  const [text, setText] = useState(fault.bureau?.text ?? '')
  const saving = useExplainRoundFault(round)
  const id = useId()
  const { key, returnId } = fault
  const isReady = text.trim().length >= 4
  return (
    <form
      className="review-form"
      onSubmit={(e) => {
        e.preventDefault()
        if (isReady) saving.mutate({ key, returnId, text: text.trim() }, { onSuccess: onDone })
      }}
      onKeyDown={(e) => e.key === 'Escape' && onDone()}
    >
      <label htmlFor={id}>{say('核查结果（怎样核实、结论是什么，至少 4 个字）')}</label>
      <Input.TextArea id={id} rows={3} maxLength={1000} autoFocus value={text} onChange={(e) => setText(e.target.value)} />
      <div className="row">
        <Button size="small" type="primary" htmlType="submit" loading={saving.isPending} disabled={!isReady}>
          {say('保存')}
        </Button>
        <Button size="small" onClick={onDone}>
          {say('取消')}
        </Button>
      </div>
      {saving.error ? <Failed error={saving.error} /> : null}
    </form>
  )
}
