import type { AmendableValue } from '@junheng/core/features/collection/round/lock/schema.ts'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../lock-english.ts'
import { keyOf } from './amendment-form.tsx'

const SHOWN = 12

/** Finds a value of a return by part of its name. */
export function FindValue({
  values,
  onChoose,
}: {
  values: readonly AmendableValue[]
  onChoose: (value: AmendableValue) => void
}) {
  const say = useText(ENGLISH)
  const [text, setText] = useState('')
  const id = useId()
  const words = text.trim().split(/\s+/).filter(Boolean)
  const found = words.length === 0 ? [] : values.filter(({ name }) => words.every((word) => name.includes(word)))
  return (
    <div>
      <label htmlFor={id}>{say('查找数据项')}</label>
      <Input
        id={id}
        placeholder={say('输入名称的一部分，如 体育、班级')}
        value={text}
        onChange={(e) => setText(e.target.value)}
      />
      <div role="status">
        {words.length > 0 && found.length === 0 ? <p className="dim">{say('没有名称含“{text}”的数据项', { text })}</p> : null}
      </div>
      <ul className="amendment-found">
        {found.slice(0, SHOWN).map((value) => (
          <li key={keyOf(value)}>
            <span>
              {value.name} <span className="dim">{value.parts ? '' : `${value.value || say('未报')} ${value.unit}`}</span>
              {value.basis === 'verified' ? <span className="dim small"> {say('核实值')}</span> : null}
            </span>
            <Button size="small" onClick={() => onChoose(value)} aria-label={say('加入修订：{name}', { name: value.name })}>
              {say('加入修订')}
            </Button>
          </li>
        ))}
      </ul>
      {found.length > SHOWN ? (
        <p className="dim small">{say('还有 {n} 项，请再输入几个字', { n: found.length - SHOWN })}</p>
      ) : null}
    </div>
  )
}
