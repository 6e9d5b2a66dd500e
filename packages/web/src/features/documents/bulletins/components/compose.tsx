import type { Draft } from '@junheng/core/features/documents/bulletins/contract.ts'
import type { BulletinTexts } from '@junheng/core/features/documents/bulletins/texts.ts'
import { Link } from '@tanstack/react-router'
import { Button, Input, InputNumber } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import type { Search } from '../../../../shared/url.ts'
import { ENGLISH } from '../bulletins-english.ts'
import '../bulletins.css'
import { PaperView } from '../../../../shared/paper/paper-view.tsx'

interface Props {
  draft: Draft
  /** What stands above the fields: what it is made from. */
  children: ReactNode
  demandLabel: string
  explain: Search | null
  onTexts: (change: Partial<BulletinTexts>) => void
  issuing: { mutate: (serial: number | null) => void; isPending: boolean; error: unknown }
}

/** A bulletin being written: its fields beside its preview, and the step that numbers it. */
export function Compose({ draft, children, demandLabel, explain, onTexts, issuing }: Props) {
  const say = useText(ENGLISH)
  const [serial, setSerial] = useState<number | null>(null)
  const id = useId()
  const { texts, next, earlier } = draft
  return (
    <div className="compose">
      <section className="card compose-fields no-print">
        {children}
        <TextField label={say('机关代字')} value={texts.agency} onDone={(agency) => onTexts({ agency })} />
        <TextField label={say('发文机关')} value={texts.issuer} onDone={(issuer) => onTexts({ issuer })} />
        <TextField label={say('主送机关')} value={texts.to} onDone={(to) => onTexts({ to })} />
        <TextField
          label={say('抄送机关（可留空）')}
          value={texts.copies ?? ''}
          mayBeEmpty
          onDone={(copies) => onTexts({ copies: copies || null })}
        />
        <TextField label={demandLabel} value={texts.demand} rows={6} onDone={(demand) => onTexts({ demand })} />
        <div>
          <label htmlFor={`${id}-term`}>{say('反馈期限')}</label>
          <Input
            id={`${id}-term`}
            type="date"
            value={texts.term ?? ''}
            onChange={(e) => onTexts({ term: e.target.value || null })}
          />
        </div>
        <div>
          <label htmlFor={`${id}-serial`}>{say('编号（留空按顺序取 {n} 号）', { n: next })}</label>
          <InputNumber id={`${id}-serial`} min={next} max={99_999} precision={0} value={serial} onChange={setSerial} />
        </div>
        {earlier.length > 0 ? (
          <p className="notice">
            {say('已为此发过：')}
            {earlier.map(({ id: issued, number }) => (
              <Link key={issued} to="/papers/issued/$id" params={{ id: issued }}>
                {number}
              </Link>
            ))}
          </p>
        ) : null}
        <Button type="primary" loading={issuing.isPending} onClick={() => issuing.mutate(serial)}>
          {say('编号并存档')}
        </Button>
        <p className="dim small">{say('编号后不能修改，编号不重复使用。')}</p>
        {issuing.error ? <Failed error={issuing.error} /> : null}
      </section>
      <section aria-label={say('预览')} className="stack">
        <p className="dim small no-print">{say('还没有编号的草稿。')}</p>
        <PaperView paper={draft.paper} explain={explain} />
      </section>
    </div>
  )
}

interface TextFieldProps {
  label: string
  value: string
  rows?: number
  mayBeEmpty?: boolean
  onDone: (value: string) => void
}

/** Takes effect on leaving it, so that the preview does not run after every key. */
function TextField({ label, value, rows, mayBeEmpty = false, onDone }: TextFieldProps) {
  const id = useId()
  const done = (text: string) => {
    if ((mayBeEmpty || text.trim() !== '') && text.trim() !== value) onDone(text.trim())
  }
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {rows ? (
        <Input.TextArea
          key={value}
          id={id}
          rows={rows}
          maxLength={3000}
          defaultValue={value}
          onBlur={(e) => done(e.target.value)}
        />
      ) : (
        <Input key={value} id={id} maxLength={120} defaultValue={value} onBlur={(e) => done(e.target.value)} />
      )}
    </div>
  )
}
