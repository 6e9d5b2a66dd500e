import type { AuditEntry } from '@junheng/core/features/audit/schema.ts'
import { ENGLISH } from './history-english.ts'
import { useText } from './text.ts'

/** What the program calls a detail, and what people do. Details written in Chinese stand as they are. */
const NAMES: Readonly<Record<string, keyof typeof ENGLISH>> = {
  sha256: '指纹 SHA-256',
  errors: '错误',
  code: '拒绝代码',
  format: '格式',
  from: '从',
  to: '到',
  whole: '完整',
  entries: '条数',
  breaks: '不符',
  seal: '封条',
  hash: '哈希',
}

// Fingerprints say nothing at a glance.
const LONG = new Set(['sha256', 'hash'])

/** What a line of the log changed: values before → after, what else was noted, and the reason given. `isBrief` for a line of a table. */
export function AuditChanges({ entry, isBrief = false }: { entry: AuditEntry; isBrief?: boolean }) {
  const say = useText(ENGLISH)
  const { before, after, details, reason } = entry
  const noted = Object.entries(details).filter(([key]) => !isBrief || !LONG.has(key))
  const changed = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  const nameOf = (key: string) => (NAMES[key] ? say(NAMES[key]) : key)
  const text = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return say('没有')
    if (typeof value === 'boolean') return say(value ? '是' : '否')
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
  if (changed.length === 0 && noted.length === 0 && !reason) return null
  return (
    <dl className="facts small">
      {changed.map((key) => (
        <div key={`change-${key}`} className="facts-pair">
          <dt>{nameOf(key)}</dt>
          <dd className="break">
            {before && key in before ? `${text(before[key])} → ` : ''}
            {text(after?.[key])}
          </dd>
        </div>
      ))}
      {noted.map(([key, value]) => (
        <div key={key} className="facts-pair">
          <dt>{nameOf(key)}</dt>
          <dd className="break">{text(value)}</dd>
        </div>
      ))}
      {reason ? (
        <div className="facts-pair">
          <dt>{say('理由')}</dt>
          <dd className="break">{reason}</dd>
        </div>
      ) : null}
    </dl>
  )
}

/** A line's place in the chain, or that it waits for one. */
export function AuditNumber({ entry: { no } }: { entry: Pick<AuditEntry, 'no'> }) {
  const say = useText(ENGLISH)
  return no === null ? (
    <span className="mark mark-not_judgeable">
      <span aria-hidden="true">○</span> {say('待封存')}
    </span>
  ) : (
    <span className="nowrap">{say('第 {no} 条', { no })}</span>
  )
}
