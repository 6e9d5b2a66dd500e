import type { Remark } from '@junheng/core/features/collection/round/schema.ts'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { dateTime } from '../../../../../shared/dates.ts'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useAnswer } from '../../check/api.ts'
import { ENGLISH } from '../fill-english.ts'
import { useFill } from '../use-fill.ts'

/** What the bureau asks about a value, and the answer; until it is settled the answer can be given anew. */
export function RemarkBox({ remark }: { remark: Remark }) {
  const say = useText(ENGLISH)
  const { isReadOnly } = useFill()
  const [isOpen, setOpen] = useState(false)
  const { text, by, at, answer } = remark
  return (
    <div className="notice notice-spare fill-remark">
      <p>
        <b>{say('审核疑问')}</b> {text}{' '}
        <span className="dim small">
          {by} {dateTime(at)}
        </span>
      </p>
      {answer && !isOpen ? (
        <p>
          <b>{say('答复')}</b> {answer.text}{' '}
          <span className="dim small">
            {answer.by} {dateTime(answer.at)}
          </span>{' '}
          {isReadOnly ? null : (
            <button type="button" className="link small" onClick={() => setOpen(true)}>
              {say('修改答复')}
            </button>
          )}
        </p>
      ) : null}
      {isReadOnly || (answer && !isOpen) ? null : <AnswerForm remark={remark} onDone={() => setOpen(false)} />}
    </div>
  )
}

function AnswerForm({ remark, onDone }: { remark: Remark; onDone: () => void }) {
  const say = useText(ENGLISH)
  const { detail } = useFill()
  const give = useAnswer(detail.id)
  const [text, setText] = useState(remark.answer?.text ?? '')
  const id = useId()
  return (
    <form
      className="fill-explain"
      onSubmit={(e) => {
        e.preventDefault()
        give.mutate({ remark: remark.id, text: text.trim() }, { onSuccess: onDone })
      }}
    >
      <label htmlFor={id}>{say('答复')}</label>
      <input id={id} className="fill-input" value={text} maxLength={1000} onChange={(e) => setText(e.target.value)} />
      <Button size="small" htmlType="submit" disabled={text.trim().length < 2} loading={give.isPending}>
        {say('保存答复')}
      </Button>
      {give.error ? <Failed error={give.error} /> : null}
    </form>
  )
}
