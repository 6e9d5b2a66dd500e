import { type ReactNode, useId } from 'react'

/** A labelled field of a form; `note` says what is meant. */
export function Field({ label, note, children }: { label: string; note?: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="orgs-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {note ? <p className="dim small">{note}</p> : null}
    </div>
  )
}
