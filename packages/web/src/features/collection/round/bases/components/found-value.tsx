import type { Verifiable } from '@junheng/core/features/collection/round/bases/verification-schema.ts'
import { ABSENT } from '@junheng/core/features/collection/round/bases/verified.ts'
import { readRow, rowText } from '@junheng/core/features/collection/round/value-path.ts'
import { Checkbox, Input, Select } from 'antd'
import { useId } from 'react'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../bases-english.ts'

interface Props {
  of: Verifiable
  value: string
  onChange: (value: string) => void
}

/** The field for what was found: a figure, a choice, or the measured words of a list's row, which may also not be there. */
export function FoundValue({ of, value, onChange }: Props) {
  const say = useText(ENGLISH)
  const id = useId()
  if (of.parts) return <FoundRow of={of} value={value} onChange={onChange} />
  const label = of.unit ? say('核实为（{unit}）', { unit: of.unit }) : say('核实为')
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {of.choices ? (
        <Select
          id={id}
          style={{ width: '100%' }}
          value={value || null}
          onChange={onChange}
          options={of.choices.map((choice) => ({ value: choice.value, label: choice.words }))}
        />
      ) : (
        <Input id={id} inputMode="decimal" maxLength={40} value={value} onChange={(e) => onChange(e.target.value)} />
      )}
    </div>
  )
}

function FoundRow({ of, value, onChange }: Props) {
  const say = useText(ENGLISH)
  const isAbsent = value === ABSENT
  const words = readRow(isAbsent ? of.value : value) ?? {}
  return (
    <div className="stack">
      <Checkbox checked={isAbsent} onChange={(e) => onChange(e.target.checked ? ABSENT : of.value)}>
        {say('这一间（个）不存在')}
      </Checkbox>
      {isAbsent
        ? null
        : (of.parts ?? []).map(({ key, name }) => (
            <span key={key} className="row">
              <span aria-hidden="true">{name}</span>
              <Input
                aria-label={name}
                style={{ width: 160 }}
                value={words[key] ?? ''}
                onChange={(e) => onChange(rowText({ ...words, [key]: e.target.value }))}
              />
            </span>
          ))}
    </div>
  )
}
