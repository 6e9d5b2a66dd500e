import type { LookBackItem, LookBackResult } from '@junheng/core/features/rectification/look-back/schema.ts'
import { Button, Input, Radio } from 'antd'
import { useId, useState } from 'react'
import { date } from '../../../../shared/dates.ts'
import { DropZone } from '../../../../shared/drop-zone.tsx'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useCheck } from '../api.ts'
import { ENGLISH } from '../look-back-english.ts'

/** What was found of one item; opened where it is to be filled. */
export function CheckForm({ id, item: { no, closedOn } }: { id: string; item: LookBackItem }) {
  const say = useText(ENGLISH)
  const field = useId()
  const [isOpen, setOpen] = useState(false)
  const [result, setResult] = useState<LookBackResult | null>(null)
  const [on, setOn] = useState(() => date(new Date().toISOString()))
  const [note, setNote] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const check = useCheck(id, no)
  if (!isOpen)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {say('记录核查结果')}
        <span className="sr"> № {no}</span>
      </Button>
    )
  return (
    <div className="check-fields">
      <Radio.Group
        aria-label={say('核查结果')}
        value={result}
        options={[
          { value: 'holds', label: say('巩固') },
          { value: 'rebounds', label: say('反弹') },
        ]}
        onChange={(e) => setResult(e.target.value)}
      />
      {result === 'rebounds' ? <p className="dim small">{say('反弹的将自动转为“整改中”，责任单位会收到通知。')}</p> : null}
      <div className="check-field">
        <label htmlFor={`${field}-on`}>{say('核查日期')}</label>
        <Input
          id={`${field}-on`}
          type="date"
          min={closedOn ?? undefined}
          max={date(new Date().toISOString())}
          value={on}
          onChange={(e) => setOn(e.target.value)}
        />
      </div>
      <div className="check-field">
        <label htmlFor={`${field}-note`}>{say('核查情况')}</label>
        <Input.TextArea id={`${field}-note`} rows={3} maxLength={2000} value={note} onChange={(e) => setNote(e.target.value)} />
      </div>
      <DropZone button={say('选择佐证')} accept=".pdf,.docx,.jpg,.jpeg,.png" primary={false} onFile={setFile}>
        <p className="dim small">{file ? say('已选：{name}', { name: file.name }) : say('佐证（可选）')}</p>
      </DropZone>
      <div className="row">
        <Button
          type="primary"
          size="small"
          loading={check.isPending}
          disabled={result === null || on === '' || note.trim().length < 2}
          onClick={() => result && check.mutate({ found: { result, on, note: note.trim() }, file })}
        >
          {say('保存结果')}
        </Button>
        <Button size="small" onClick={() => setOpen(false)}>
          {say('取消')}
        </Button>
      </div>
      {check.error ? <Failed error={check.error} /> : null}
    </div>
  )
}
