import type { SelfCheckSheet } from '@junheng/core/features/collection/round/open/board-schema.ts'
import { CONCLUSIONS } from '@junheng/core/features/collection/round/open/self-check.ts'
import { pathOf } from '@junheng/core/features/collection/round/value-path.ts'
import { type ReactNode, useState } from 'react'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../open-english.ts'
import type { SelfValues } from '../use-self-values.ts'

interface Props {
  line: SelfCheckSheet['lines'][number]
  values: SelfValues
  isReadOnly: boolean
  /** What the data says of the rule. */
  children: ReactNode
}

/** One rule of a 自查. What is typed is saved on leaving the field. */
export function SelfLine({ line: { key, number, zh, clause }, values, isReadOnly, children }: Props) {
  const say = useText(ENGLISH)
  const conclusion = pathOf.self(key, 'conclusion')
  const stands = values.read(conclusion)
  return (
    <tr>
      <th scope="row">
        {number} {zh}
        <div className="dim small">{clause}</div>
      </th>
      <td data-label={say('按现有数据')}>{children}</td>
      <td data-label={say('自查结论')} className="nowrap">
        {isReadOnly ? (
          stands || <span className="dim">—</span>
        ) : (
          <select
            className="plain-input"
            aria-label={say('{rule}：自查结论', { rule: zh })}
            value={stands}
            onChange={({ target }) => values.save([{ path: conclusion, value: target.value }])}
          >
            <option value="">{say('请选择')}</option>
            {CONCLUSIONS.map((word) => (
              <option key={word} value={word}>
                {word}
              </option>
            ))}
          </select>
        )}
      </td>
      {(['note', 'measure'] as const).map((field) => (
        <td key={field} data-label={field === 'note' ? say('存在的问题') : say('整改措施、责任人和时限')}>
          <Text
            path={pathOf.self(key, field)}
            label={`${zh}：${field === 'note' ? say('存在的问题') : say('整改措施、责任人和时限')}`}
            values={values}
            isReadOnly={isReadOnly}
          />
        </td>
      ))}
    </tr>
  )
}

function Text({ path, label, values, isReadOnly }: { path: string; label: string; values: SelfValues; isReadOnly: boolean }) {
  const stands = values.read(path)
  const [typed, setTyped] = useState<string | null>(null)
  if (isReadOnly) return stands === '' ? <span className="dim">—</span> : <span className="break">{stands}</span>
  return (
    <textarea
      className="plain-input self-text"
      aria-label={label}
      rows={2}
      maxLength={1000}
      value={typed ?? stands}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => {
        if (typed !== null && typed !== stands) values.save([{ path, value: typed }])
        setTyped(null)
      }}
    />
  )
}
