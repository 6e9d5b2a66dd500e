import type { RoundPart } from '@junheng/core/features/collection/round/open/schema.ts'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../open-english.ts'

interface Props {
  parts: readonly RoundPart[]
  /** The day of each part, by its key. */
  due: Readonly<Record<string, string>>
  onChange: (due: Record<string, string>) => void
}

/** A day for each part; one before the part can exist is said to be so at once. */
export function DueFields({ parts, due, onChange }: Props) {
  const say = useText(ENGLISH)
  return (
    <div className="due-fields">
      {parts.map(({ key, zh, opens, due: proposed }) => {
        const day = due[key] ?? proposed
        const isEarly = day < opens
        return (
          <label key={key} className="due-field">
            <span>{zh}</span>
            <input
              type="date"
              min={opens}
              value={day}
              aria-invalid={isEarly}
              onChange={(e) => onChange({ ...due, [key]: e.target.value || proposed })}
            />
            <span className={isEarly ? 'severity-error small' : 'dim small'}>
              {isEarly ? '■ ' : ''}
              {say('最早 {day} 才会有', { day: opens })}
            </span>
          </label>
        )
      })}
    </div>
  )
}
