import type { LetterAction } from '@junheng/core/features/rectification/letters/life.ts'
import { HOWS, type How, type LetterDetail } from '@junheng/core/features/rectification/letters/schema.ts'
import { Button, Input, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { date } from '../../../../shared/dates.ts'
import { DropZone } from '../../../../shared/drop-zone.tsx'
import { useMay } from '../../../../shared/session.ts'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { type Step, useReply, useStep } from '../api.ts'
import { ENGLISH } from '../letters-english.ts'

/** What the viewer may do with a letter now, as its life's table says. */
export function LetterActions({ letter }: { letter: LetterDetail }) {
  const say = useText(ENGLISH)
  const step = useStep(letter.id)
  const isOffice = useMay('item.manage')
  const may = (action: LetterAction) => letter.actions.some((each) => each.action === action)
  const act = (body: Step) => step.mutate(body)
  return (
    <section className="card stack">
      <h2>{say('办理')}</h2>
      {may('deliver') ? <Deliver letter={letter} onDone={act} isBusy={step.isPending} /> : null}
      {may('receive') ? (
        <div>
          <Button type={isOffice ? 'default' : 'primary'} loading={step.isPending} onClick={() => act({ action: 'receive' })}>
            {say('签收')}
          </Button>
          {isOffice ? <p className="dim small">{say('代收文单位登记')}</p> : null}
        </div>
      ) : null}
      {may('reply') ? <Reply id={letter.id} isOffice={isOffice} /> : null}
      {may('settle') ? (
        <Noted
          label={say('办理结果')}
          button={say('办结')}
          isBusy={step.isPending}
          onDone={(note) => act({ action: 'settle', note })}
        />
      ) : null}
      {may('return') ? (
        <details>
          <summary>{say('退回重新回复')}</summary>
          <SendBack isBusy={step.isPending} onDone={act} />
        </details>
      ) : null}
      {may('void') ? (
        <details>
          <summary>{say('作废')}</summary>
          <Noted
            label={say('作废的原因')}
            button={say('作废 {number}', { number: letter.number })}
            isBusy={step.isPending}
            isDanger
            onDone={(note) => act({ action: 'void', note })}
          >
            <p className="dim small">{say('编号保留，不再使用；已送达的会通知收文单位。')}</p>
          </Noted>
        </details>
      ) : null}
      {step.error ? <Failed error={step.error} /> : null}
    </section>
  )
}

const today = () => date(new Date().toISOString())

function Deliver({ letter, onDone, isBusy }: { letter: LetterDetail; onDone: (body: Step) => void; isBusy: boolean }) {
  const say = useText(ENGLISH)
  const id = useId()
  const [on, setOn] = useState(today())
  const [how, setHow] = useState<How>('system')
  const [to, setTo] = useState('')
  return (
    <div className="letter-fields">
      <div>
        <label htmlFor={`${id}-on`}>{say('送达日期')}</label>
        <Input id={`${id}-on`} type="date" min={letter.on} max={today()} value={on} onChange={(e) => setOn(e.target.value)} />
      </div>
      <div>
        <label htmlFor={`${id}-how`}>{say('送达方式')}</label>
        <Select
          id={`${id}-how`}
          value={how}
          options={Object.entries(HOWS).map(([value, zh]) => ({ value: value as How, label: say(zh as '系统送达') }))}
          onChange={setHow}
          style={{ width: '100%' }}
        />
      </div>
      {how === 'system' ? null : (
        <div>
          <label htmlFor={`${id}-to`}>{say('接收人')}</label>
          <Input id={`${id}-to`} maxLength={60} value={to} onChange={(e) => setTo(e.target.value)} />
        </div>
      )}
      <Button
        type="primary"
        loading={isBusy}
        disabled={on === ''}
        onClick={() => onDone({ action: 'deliver', delivery: { on, how, to } })}
      >
        {say('登记送达')}
      </Button>
    </div>
  )
}

function Reply({ id, isOffice }: { id: string; isOffice: boolean }) {
  const say = useText(ENGLISH)
  const field = useId()
  const [text, setText] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const reply = useReply(id)
  return (
    <div className="letter-fields">
      <div>
        <label htmlFor={field}>{say('书面回复')}</label>
        <Input.TextArea
          id={field}
          rows={6}
          maxLength={5000}
          value={text}
          placeholder={say('写明办理情况、原因、下一步措施和完成时间')}
          onChange={(e) => setText(e.target.value)}
        />
        {isOffice ? <p className="dim small">{say('代收文单位登记')}</p> : null}
      </div>
      <DropZone button={say('选择附件')} accept=".pdf,.docx,.jpg,.jpeg,.png" primary={false} onFile={setFile}>
        <p className="dim small">{file ? say('已选：{name}', { name: file.name }) : say('附件（可选）')}</p>
      </DropZone>
      <Button
        type="primary"
        loading={reply.isPending}
        disabled={text.trim().length < 4}
        onClick={() => reply.mutate({ text, file })}
      >
        {say('提交回复')}
      </Button>
      {reply.error ? <Failed error={reply.error} /> : null}
    </div>
  )
}

function SendBack({ onDone, isBusy }: { onDone: (body: Step) => void; isBusy: boolean }) {
  const say = useText(ENGLISH)
  const id = useId()
  const [due, setDue] = useState('')
  return (
    <Noted
      label={say('退回的原因')}
      button={say('退回重新回复')}
      isBusy={isBusy}
      isBlocked={due === ''}
      onDone={(note) => onDone({ action: 'return', note, due })}
    >
      <label htmlFor={id}>{say('新的期限')}</label>
      <Input id={id} type="date" min={today()} value={due} onChange={(e) => setDue(e.target.value)} />
    </Noted>
  )
}

interface NotedProps {
  label: string
  button: string
  isBusy: boolean
  isBlocked?: boolean
  isDanger?: boolean
  children?: ReactNode
  onDone: (note: string) => void
}

/** A step that says why. */
function Noted({ label, button, isBusy, isBlocked = false, isDanger = false, children, onDone }: NotedProps) {
  const id = useId()
  const [note, setNote] = useState('')
  return (
    <div className="letter-fields">
      <div>
        <label htmlFor={id}>{label}</label>
        <Input.TextArea id={id} rows={2} maxLength={2000} value={note} onChange={(e) => setNote(e.target.value)} />
      </div>
      {children}
      <Button
        danger={isDanger}
        loading={isBusy}
        disabled={isBlocked || note.trim().length < 2}
        onClick={() => onDone(note.trim())}
      >
        {button}
      </Button>
    </div>
  )
}
