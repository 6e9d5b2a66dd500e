import { Input } from 'antd'
import { type Ref, useId } from 'react'

interface Props {
  label: string
  name: string
  type?: 'text' | 'password'
  autoComplete: string
  value: string
  onChange: (value: string) => void
  inputRef?: Ref<HTMLInputElement>
  hint?: string
  trouble?: string | null
  isOptional?: boolean
  /** The keyboard a telephone shows. */
  inputMode?: 'text' | 'numeric'
}

/** A labelled text field with its hint and what is wrong with it. */
export function Field({
  label,
  name,
  type = 'text',
  autoComplete,
  value,
  onChange,
  inputRef,
  hint,
  trouble,
  isOptional = false,
  inputMode = 'text',
}: Props) {
  const id = useId()
  return (
    <div className="stack" style={{ gap: 4 }}>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        name={name}
        type={type}
        size="large"
        inputMode={inputMode}
        autoComplete={autoComplete}
        value={value}
        required={!isOptional}
        aria-invalid={Boolean(trouble)}
        aria-describedby={hint || trouble ? `${id}-hint` : undefined}
        status={trouble ? 'error' : ''}
        onChange={(e) => onChange(e.target.value)}
        ref={(input) => {
          if (typeof inputRef === 'object' && inputRef) inputRef.current = input?.input ?? null
        }}
      />
      {hint || trouble ? (
        <p id={`${id}-hint`} className={trouble ? 'mark-unmet small' : 'dim small'}>
          {trouble ?? hint}
        </p>
      ) : null}
    </div>
  )
}
