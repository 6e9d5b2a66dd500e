import { type ReactNode, useId } from 'react'

/** A labelled input; `children` takes the id that ties both together. */
export function Field({ label, wide = false, children }: { label: string; wide?: boolean; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className={`measure-field${wide ? ' is-wide' : ''}`}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
