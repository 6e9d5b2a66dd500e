import type { ReturnFault } from '@junheng/core/features/collection/round/schema.ts'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { dateTime } from '../../../../../shared/dates.ts'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useExplain } from '../api.ts'
import { ENGLISH } from '../fill-english.ts'
import { useFill } from '../use-fill.ts'

interface Props {
  faultKey: string
  explanation: ReturnFault['explanation']
  label: string
}

/** What a unit says to a warning or a gap; the reviewer sees it. */
export function ExplainBox({ faultKey, explanation, label }: Props) {
  const say = useText(ENGLISH)
  const { detail, isReadOnly } = useFill()
  const explain = useExplain(detail.id)
  const [text, setText] = useState<string | null>(null)
  const id = useId()
  if (explanation && text === null)
    return (
      <p className="small">
        <span className="mark-met">✓ {say('已说明')}</span> {explanation.text}{' '}
        <span className="dim">
          {explanation.by} {dateTime(explanation.at)}
        </span>{' '}
        {isReadOnly ? null : (
          <button type="button" className="link" onClick={() => setText(explanation.text)}>
            {say('修改说明')}
          </button>
        )}
      </p>
    )
  if (isReadOnly) return null
  const given = text ?? ''
  return (
    <form
      className="fill-explain"
      onSubmit={(e) => {
        e.preventDefault()
        explain.mutate({ key: faultKey, text: given.trim() }, { onSuccess: () => setText(null) })
      }}
    >
      <label htmlFor={id}>{label}</label>
      <input id={id} className="fill-input" value={given} maxLength={1000} onChange={(e) => setText(e.target.value)} />
      <Button size="small" htmlType="submit" disabled={given.trim().length < 4} loading={explain.isPending}>
        {say('保存说明')}
      </Button>
      {explain.error ? <Failed error={explain.error} /> : null}
    </form>
  )
}
