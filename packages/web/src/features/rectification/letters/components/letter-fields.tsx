import type { LetterDraft } from '@junheng/core/features/rectification/letters/contract.ts'
import type { LetterKind } from '@junheng/core/features/rectification/letters/kinds.ts'
import { Input, InputNumber, Select } from 'antd'
import { useId } from 'react'
import { useText } from '../../../../shared/text.ts'
import type { Wish } from '../api.ts'
import { ENGLISH } from '../letters-english.ts'

interface Props {
  kind: LetterKind
  draft: LetterDraft
  onChange: (change: Omit<Wish, 'kind' | 'items'>) => void
}

/** What the office says itself in a letter; what it leaves is proposed. */
export function LetterFields({ kind, draft: { texts, term, receiver, receivers, setting }, onChange }: Props) {
  const say = useText(ENGLISH)
  const id = useId()
  const text = (change: NonNullable<Wish['texts']>) => onChange({ texts: change })
  return (
    <>
      <div>
        <label htmlFor={`${id}-to`}>{say('主送单位')}</label>
        <Select
          id={`${id}-to`}
          showSearch={{ optionFilterProp: 'label' }}
          value={receiver}
          options={receivers.map(({ id: value, name, kind: what }) => ({ value, label: `${name}（${what}）` }))}
          onChange={(next) => onChange({ receiver: next })}
          style={{ width: '100%' }}
        />
        <p className="dim small">{say('任务的学校和责任单位排在前面。发给学校的，只能写本校的任务。')}</p>
      </div>
      <TextField label={say('标题')} value={texts.title} onDone={(title) => text({ title })} />
      <TextField label={say('事由')} value={texts.cause} rows={3} onDone={(cause) => text({ cause })} />
      {kind === 'opinion' ? (
        <>
          <TextField label={say('基本情况')} value={texts.situation} rows={3} onDone={(situation) => text({ situation })} />
          <TextField label={say('主要成绩')} value={texts.merits} rows={3} onDone={(merits) => text({ merits })} />
        </>
      ) : null}
      <TextField label={say('要求（一行一条）')} value={texts.demand} rows={5} onDone={(demand) => text({ demand })} />
      <div>
        <label htmlFor={`${id}-by`}>{say('期限方式')}</label>
        <div className="row">
          <Select
            id={`${id}-by`}
            value={term.by}
            options={[
              { value: 'day', label: say('写明日期') },
              { value: 'days', label: say('自送达之日起') },
            ]}
            onChange={(by) => onChange({ term: by === 'days' ? { by, days: setting.days } : { by, day: daysOn(setting.days) } })}
            popupMatchSelectWidth={false}
          />
          {term.by === 'day' ? (
            <Input
              type="date"
              aria-label={say('回复期限')}
              value={term.day}
              onChange={(e) => e.target.value && onChange({ term: { by: 'day', day: e.target.value } })}
              style={{ width: 150 }}
            />
          ) : (
            <InputNumber
              aria-label={say('回复天数')}
              min={1}
              max={365}
              precision={0}
              value={term.days}
              onChange={(days) => days && onChange({ term: { by: 'days', days } })}
            />
          )}
        </div>
        <p className="dim small">{setting.isOwn ? say('本县设定') : say('系统建议：{source}', { source: setting.source })}</p>
      </div>
      <TextField label={say('机关代字')} value={texts.agency} onDone={(agency) => text({ agency })} />
      <TextField label={say('发文机关')} value={texts.issuer} onDone={(issuer) => text({ issuer })} />
    </>
  )
}

const daysOn = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

interface TextFieldProps {
  label: string
  value: string
  rows?: number
  onDone: (value: string) => void
}

/** Takes effect on leaving it, so that the preview does not run after every key. */
function TextField({ label, value, rows, onDone }: TextFieldProps) {
  const id = useId()
  const done = (text: string) => {
    if (text.trim() !== value) onDone(text.trim())
  }
  const shared = { id, defaultValue: value, onBlur: (e: { target: { value: string } }) => done(e.target.value) }
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {rows ? (
        <Input.TextArea key={value} {...shared} rows={rows} maxLength={3000} />
      ) : (
        <Input key={value} {...shared} maxLength={80} />
      )}
    </div>
  )
}
