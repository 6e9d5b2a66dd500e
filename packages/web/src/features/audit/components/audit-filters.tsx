import { AUDIT_VERBS } from '@junheng/core/features/audit/verbs.ts'
import { Input, type InputRef, Select } from 'antd'
import { type RefObject, useId, useRef } from 'react'
import { useText } from '../../../shared/text.ts'
import { type Search, useUrl } from '../../../shared/url.ts'
import { useKey } from '../../../shared/use-key.ts'
import { exportAddress, filterOf } from '../api.ts'
import { ENGLISH } from '../audit-english.ts'

/** Filters that stand in the address; each starts again from the newest entry. `/` leads to the person. */
export function AuditFilters() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const person = useRef<InputRef>(null)
  const box = useKey<HTMLFieldSetElement>('/', () => person.current?.focus())
  const set = (changes: Search) => change({ ...changes, older: undefined, newer: undefined, entry: undefined })
  const verbs = Object.entries(AUDIT_VERBS).map(([value, label]) => ({ value, label }))
  return (
    <fieldset ref={box} className="row audit-filters no-print">
      <legend className="sr">{say('筛选')}</legend>
      <Typed field="person" label={say('人员（账号）')} set={set} inputRef={person} />
      <Select
        aria-label={say('动作')}
        className="audit-verb"
        showSearch={{ optionFilterProp: 'label' }}
        value={search['verb'] ?? ''}
        onChange={(value: string) => set({ verb: value })}
        options={[{ value: '', label: say('全部动作') }, ...verbs]}
      />
      <Typed field="subject" label={say('对象编号')} set={set} />
      <Day field="from" label={say('从')} set={set} />
      <Day field="to" label={say('到')} set={set} />
      {search['no'] ? (
        <button type="button" className="chip" aria-pressed="true" onClick={() => set({ no: undefined })}>
          {say('第 {no} 条', { no: search['no'] })} <span aria-hidden="true">✕</span>
        </button>
      ) : null}
      {Object.keys(filterOf(search)).length > 0 ? (
        <button
          type="button"
          className="link small"
          onClick={() => set({ person: undefined, verb: undefined, subject: undefined, from: undefined, to: undefined })}
        >
          {say('清除筛选')}
        </button>
      ) : null}
      <span className="row row-end" title={say('导出当前筛选的记录，带哈希')}>
        <span className="dim small">{say('导出')}</span>
        <a href={exportAddress(search, 'csv')} download>
          CSV
        </a>
        <a href={exportAddress(search, 'ndjson')} download>
          NDJSON
        </a>
      </span>
    </fieldset>
  )
}

interface FieldProps {
  field: 'person' | 'subject' | 'from' | 'to'
  label: string
  set: (changes: Search) => void
}

/** Asked for when it is complete: on Enter or on leaving the field, not letter by letter. */
function Typed({ field, label, set, inputRef }: FieldProps & { inputRef?: RefObject<InputRef | null> }) {
  const [search] = useUrl()
  const now = search[field] ?? ''
  const ask = (text: string) => text.trim() !== now && set({ [field]: text.trim() })
  return (
    <Input
      // A filter taken away elsewhere empties the field.
      key={now}
      ref={inputRef ?? null}
      aria-label={label}
      placeholder={label}
      className="audit-typed"
      allowClear
      defaultValue={now}
      onPressEnter={(e) => ask(e.currentTarget.value)}
      onBlur={(e) => ask(e.currentTarget.value)}
      onClear={() => ask('')}
    />
  )
}

function Day({ field, label, set }: FieldProps) {
  const [search] = useUrl()
  const id = useId()
  return (
    <span className="row audit-day">
      <label className="dim" htmlFor={id}>
        {label}
      </label>
      <Input id={id} type="date" value={search[field] ?? ''} onChange={(e) => set({ [field]: e.target.value })} />
    </span>
  )
}
