import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { elementsQuery } from '../api.ts'
import { ENGLISH } from '../rules-english.ts'
import { Confidence } from './sourced.tsx'

/** The data elements a rule is reckoned from; read when first opened. */
export function RuleElements({ keys, of }: { keys: readonly string[]; of: string }) {
  const say = useText(ENGLISH)
  const [isOpen, setOpen] = useState(false)
  if (keys.length === 0) return null
  return (
    <details onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary className="small">
        {say('用到 {n} 个数据元素', { n: keys.length })}
        <span className="sr">：{of}</span>
      </summary>
      {isOpen ? <Elements keys={keys} /> : null}
    </details>
  )
}

function Elements({ keys }: { keys: readonly string[] }) {
  const say = useText(ENGLISH)
  const { data, error, isPending, refetch } = useQuery(elementsQuery)
  if (isPending) return <Loading what={say('正在载入数据元素')} />
  if (error) return <Failed error={error} retry={() => void refetch()} />
  const found = keys.flatMap((key) => data.elements.find((element) => element.key === key) ?? [])
  return (
    <ul className="rule-elements small">
      {found.map((e) => (
        <li key={e.key}>
          <p>
            <b>{e.zh}</b> <span className="dim">{e.unit}</span> <Confidence of={e.confidence} />
          </p>
          {e.definition === e.zh ? null : <p>{e.definition}</p>}
          <dl>
            <dt>{say('统计时段')}</dt>
            <dd>{e.period}</dd>
            <dt>{say('填报人')}</dt>
            <dd>{e.reporter}</dd>
            <dt>{say('来源系统')}</dt>
            <dd>{e.sourceSystem}</dd>
            <dt>{say('最早能有')}</dt>
            <dd>{e.earliest}</dd>
          </dl>
        </li>
      ))}
    </ul>
  )
}
