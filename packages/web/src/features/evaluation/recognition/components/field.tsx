import { type ReactNode, useId } from 'react'

/** A labelled input; `children` takes the id that ties both together. */
export function Field({ label, note, children }: { label: string; note?: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="record-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {note ? <p className="dim small">{note}</p> : null}
    </div>
  )
}
