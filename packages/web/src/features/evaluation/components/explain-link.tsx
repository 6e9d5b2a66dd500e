import type { ReactNode } from 'react'
import { useUrl } from '../../../shared/url.ts'
import type { Figure } from '../../../shared/verdict/explain-address.ts'
import { explainKey } from '../../../shared/verdict/explain-address.ts'

/** A figure or sentence that opens its explanation. */
export function ExplainLink({ figure, children, label }: { figure: Figure; children: ReactNode; label?: string }) {
  const [, change] = useUrl()
  return (
    <button type="button" className="link" onClick={() => change({ explain: explainKey(figure) })}>
      {children}
      {label ? <span className="sr">{label}</span> : null}
    </button>
  )
}
