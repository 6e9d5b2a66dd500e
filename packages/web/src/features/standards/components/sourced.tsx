import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../rules-english.ts'

/** How sure we are of a rule. What is only inferred says so, and that it can be set where it can. */
export function Confidence({ of, isConfigurable = false }: { of: string; isConfigurable?: boolean }) {
  const say = useText(ENGLISH)
  return (
    <span className={of === '推断' ? 'tag tag-inferred' : 'tag'}>
      {isConfigurable && of === '推断' ? say('推断 · 可配置') : of}
    </span>
  )
}

/** Where a rule comes from, behind its name, so that a table of rules stays a table. */
export function Source({ of, source, note }: { of: string; source: string; note?: string }) {
  const say = useText(ENGLISH)
  return (
    <details>
      <summary>
        {say('出处')}
        <span className="sr">：{of}</span>
      </summary>
      <p>{source}</p>
      {note ? <p className="dim">{note}</p> : null}
    </details>
  )
}

/** What the words of a formula mean that are worked out before it. */
export function Terms({ of }: { of: readonly { zh: string; meaning: string }[] }) {
  return of.map(({ zh, meaning }) => (
    <p key={zh} className="small dim">
      {zh}：{meaning}
    </p>
  ))
}
