import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { STAGE_NAMES } from '../../../../shared/standards.ts'
import { useText } from '../../../../shared/text.ts'
import { schoolsQuery } from '../api.ts'
import { ENGLISH } from '../measures-english.ts'
import { Field } from './field.tsx'

interface Of<T> {
  label: string
  value: T
  change: (value: T) => void
}

/** One of the county's schools, found by name or code. `noneText`: what an empty choice means, where one may be. */
export function SchoolField({ label, value, change, noneText }: Of<string | null> & { noneText?: string }) {
  const say = useText(ENGLISH)
  const { data: schools = [] } = useQuery(schoolsQuery)
  return (
    <Field label={label} wide>
      {(id) => (
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear={noneText !== undefined}
          placeholder={noneText ?? say('选择学校')}
          value={value ?? undefined}
          onChange={(code?: string) => change(code ?? null)}
          options={schools.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
        />
      )}
    </Field>
  )
}

export function DayField({ label, value, change }: Of<string>) {
  return (
    <Field label={label}>{(id) => <Input id={id} type="date" value={value} onChange={(e) => change(e.target.value)} />}</Field>
  )
}

export function NumberField({ label, value, change, unit }: Of<string> & { unit?: string }) {
  return (
    <Field label={label}>
      {(id) => (
        <Input
          id={id}
          inputMode="decimal"
          value={value}
          suffix={unit}
          onChange={(e) => change(e.target.value.replace(/[^\d.-]/g, ''))}
        />
      )}
    </Field>
  )
}

export function StageField({ label, value, change }: Of<'primary' | 'junior'>) {
  const say = useText(ENGLISH)
  const options = (['primary', 'junior'] as const).map((stage) => ({ value: stage, label: say(STAGE_NAMES[stage]) }))
  return <Field label={label}>{(id) => <Select id={id} value={value} onChange={change} options={options} />}</Field>
}

/** Grades 1–6 of primary, 7–9 of junior; empty: not said. */
export function GradeField({ label, value, change, stage }: Of<string> & { stage: 'primary' | 'junior' }) {
  const say = useText(ENGLISH)
  const grades = stage === 'primary' ? [1, 2, 3, 4, 5, 6] : [6, 7, 8, 9]
  const options = [
    { value: '', label: say('未写明') },
    ...grades.map((n) => ({ value: String(n), label: say('{n} 年级', { n }) })),
  ]
  return <Field label={label}>{(id) => <Select id={id} value={value} onChange={change} options={options} />}</Field>
}

export function ZoneField({ value, change }: Omit<Of<'' | 'yes' | 'no'>, 'label'>) {
  const say = useText(ENGLISH)
  const options = [
    { value: '' as const, label: say('不知道') },
    { value: 'yes' as const, label: say('是') },
    { value: 'no' as const, label: say('否') },
  ]
  return (
    <Field label={say('住在接收学校片区内')}>
      {(id) => <Select id={id} value={value} onChange={change} options={options} />}
    </Field>
  )
}
