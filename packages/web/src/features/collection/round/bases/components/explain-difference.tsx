import type { ReconciledFigure } from '@junheng/core/features/collection/round/bases/reconciliation-schema.ts'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { dateTime } from '../../../../../shared/dates.ts'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useExplain } from '../api.ts'
import { ENGLISH } from '../bases-english.ts'

/** What was said to a difference, and saying it. */
export function ExplainDifference({ figure, may }: { figure: ReconciledFigure; may: boolean }) {
  const say = useText(ENGLISH)
  const [isOpen, setOpen] = useState(false)
  const { note } = figure
  if (isOpen) return <Explaining figure={figure} onClose={() => setOpen(false)} />
  return (
    <div className="bases-note">
      {note ? (
        <span className="break">
          {note.text} <span className="dim small">{say('{by} {at}', { by: note.by, at: dateTime(note.at) })}</span>
          {note.outdated ? <span className="severity-warn small"> ▲ {say('说明之后数有变化')}</span> : null}
        </span>
      ) : null}
      {may && figure.standing !== 'agrees' ? (
        <button type="button" className="link no-print" onClick={() => setOpen(true)}>
          {note ? say('改说明') : say('写说明')}
          <span className="sr"> {`${figure.schoolName} ${figure.elementName}`}</span>
        </button>
      ) : null}
    </div>
  )
}

function Explaining({ figure, onClose }: { figure: ReconciledFigure; onClose: () => void }) {
  const say = useText(ENGLISH)
  const [text, setText] = useState(figure.note?.text ?? '')
  const explain = useExplain()
  const send = () => explain.mutate({ id: figure.returnId, path: figure.path, text: text.trim() }, { onSuccess: onClose })
  return (
    <div className="stack bases-explain">
      <Input.TextArea
        aria-label={say('“{what}”的说明', { what: `${figure.schoolName} ${figure.elementName}` })}
        placeholder={say('为什么不同（学校或教育局填写，写入历史）')}
        rows={2}
        maxLength={1000}
        autoFocus
        value={text}
        onChange={(e) => setText(e.target.value)}
        onKeyDown={(e) => {
          if (e.key === 'Escape') onClose()
        }}
      />
      {explain.error ? <Failed error={explain.error} /> : null}
      <div className="row">
        <Button size="small" type="primary" loading={explain.isPending} onClick={send}>
          {say('保存')}
        </Button>
        <Button size="small" onClick={onClose}>
          {say('取消')}
        </Button>
      </div>
    </div>
  )
}
