import { choiceOf } from '@junheng/core/features/collection/round/fill/fields.ts'
import type { FormColumn } from '@junheng/core/features/collection/round/fill/schema.ts'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../fill-english.ts'

interface Props {
  field: Pick<FormColumn, 'kind' | 'choices'>
  value: string
  /** What the field is called, for screen readers. */
  name: string
  path: string
  /** In a table: which column, so that Enter goes down in it. */
  column?: string
  isFaulty: boolean
  describedBy?: string | undefined
  isLong?: boolean
  onType: (value: string) => void
  onLeave: () => void
  onPaste?: (e: React.ClipboardEvent) => void
}

const PLAIN = { key: '', zh: '', unit: '', min: null, max: null, softRange: null } as const

/** The right kind of field for a value; whatever is typed stays as it is typed. */
export function FieldInput({ field, value, name, path, column, isFaulty, describedBy, isLong, onType, onLeave, onPaste }: Props) {
  const say = useText(ENGLISH)
  const common = {
    id: `f-${path}`,
    'data-fill': path,
    'data-column': column,
    'aria-label': name,
    'aria-invalid': isFaulty || undefined,
    'aria-describedby': describedBy,
    className: 'fill-input',
    value,
    onBlur: onLeave,
    onPaste,
  }
  if (field.choices.length > 0) {
    const chosen = choiceOf({ ...PLAIN, ...field }, value)
    const isKnown = value === '' || chosen !== undefined
    return (
      <select {...common} value={chosen?.value ?? value} onChange={(e) => onType(e.target.value)}>
        <option value="">{say('请选择')}</option>
        {isKnown ? null : <option value={value}>{value}</option>}
        {field.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.zh}
          </option>
        ))}
      </select>
    )
  }
  if (isLong) return <textarea {...common} rows={2} maxLength={4000} onChange={(e) => onType(e.target.value)} />
  const isNumber = field.kind === 'integer' || field.kind === 'number'
  return (
    <input
      {...common}
      className={`fill-input${isNumber ? ' fill-number' : ''}`}
      type="text"
      inputMode={field.kind === 'integer' ? 'numeric' : isNumber ? 'decimal' : 'text'}
      autoComplete="off"
      maxLength={4000}
      onChange={(e) => onType(e.target.value)}
    />
  )
}
