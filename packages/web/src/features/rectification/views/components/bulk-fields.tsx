import { Input, Segmented } from 'antd'
import { useId } from 'react'
import { useText } from '../../../../shared/text.ts'
import type { BulkChange } from '../api.ts'
import { ENGLISH } from '../ledger-english.ts'
import { UnitPicker } from './unit-picker.tsx'

type Units = Extract<BulkChange, { kind: 'units' }>['units']

/** What is being filled in; which parts count depends on the kind. */
export interface BulkDraft {
  deadline?: string
  chief?: string
  deputy?: string
  handler?: string
  part?: 'unit' | 'section'
  units?: Units
  reason?: string
}

interface Props {
  kind: BulkChange['kind']
  draft: BulkDraft
  onChange: (draft: BulkDraft) => void
}

const REASONS = {
  start: '说明（可不填）',
  deadline: '调整原因',
  people: '调整原因',
  units: '调整原因',
  drop: '不再整改的原因',
} as const

export function BulkFields({ kind, draft, onChange }: Props) {
  const say = useText(ENGLISH)
  const id = useId()
  const set = (change: BulkDraft) => onChange({ ...draft, ...change })
  const part = draft.part ?? 'unit'
  return (
    <div className="stack form-column">
      {kind === 'drop' ? <p>{say('不再整改的任务留在台账里，写明原因，不能删除。')}</p> : null}
      {kind === 'deadline' ? (
        <div>
          <label htmlFor={`${id}-deadline`}>{say('完成时间')}</label>
          <Input
            id={`${id}-deadline`}
            type="date"
            value={draft.deadline ?? ''}
            onChange={(e) => set({ deadline: e.target.value })}
          />
        </div>
      ) : null}
      {kind === 'people' ? (
        <>
          <p className="dim small">{say('留空的一项不改动。')}</p>
          {(['chief', 'deputy', 'handler'] as const).map((key) => (
            <div key={key}>
              <label htmlFor={`${id}-${key}`}>{say(PEOPLE[key])}</label>
              <Input
                id={`${id}-${key}`}
                maxLength={200}
                value={draft[key] ?? ''}
                onChange={(e) => set({ [key]: e.target.value })}
              />
            </div>
          ))}
        </>
      ) : null}
      {kind === 'units' ? (
        <>
          <Segmented
            aria-label={say('责任单位还是责任科室')}
            value={part}
            onChange={(next) => set({ part: next === 'section' ? 'section' : 'unit', units: [] })}
            options={[
              { value: 'unit', label: say('责任单位') },
              { value: 'section', label: say('责任科室') },
            ]}
          />
          <UnitPicker part={part} units={draft.units ?? []} onChange={(units) => set({ units })} />
          <p className="dim small">{say('所选的将替换原来的。')}</p>
        </>
      ) : null}
      <label htmlFor={`${id}-reason`}>{say(REASONS[kind])}</label>
      <Input.TextArea
        id={`${id}-reason`}
        rows={2}
        maxLength={500}
        value={draft.reason ?? ''}
        onChange={(e) => set({ reason: e.target.value })}
      />
    </div>
  )
}

const PEOPLE = { chief: '主要领导', deputy: '分管领导', handler: '具体责任人' } as const

/** The change a draft amounts to; null while something is missing. */
export function changeOf(kind: BulkChange['kind'], draft: BulkDraft): BulkChange | null {
  const reason = draft.reason?.trim() ?? ''
  if (kind === 'start') return { kind, note: reason }
  if (reason.length < 2) return null
  if (kind === 'drop') return { kind, reason }
  if (kind === 'deadline') return draft.deadline ? { kind, deadline: draft.deadline, reason } : null
  if (kind === 'units') return draft.units?.length ? { kind, part: draft.part ?? 'unit', units: draft.units, reason } : null
  const people = (['chief', 'deputy', 'handler'] as const).flatMap((key) => {
    const name = draft[key]?.trim()
    return name ? [[key, name] as const] : []
  })
  return people.length === 0 ? null : { kind, ...Object.fromEntries(people), reason }
}
