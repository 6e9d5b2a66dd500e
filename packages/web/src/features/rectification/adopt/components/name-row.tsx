import type { Directory } from '@junheng/core/features/orgs/schema.ts'
import type { AskedName } from '@junheng/core/features/rectification/adopt/schema.ts'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { dateTime } from '../../../../shared/dates.ts'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../adopt-english.ts'
import type { NameAnswer } from '../api.ts'
import { optionsFor, proposalOf } from '../choices.ts'

const PARTS = { school: '学校', section: '科室', unit: '单位' } as const

interface Props {
  name: AskedName
  orgs: Directory['orgs']
  mayReview: boolean
  isSending: boolean
  onAnswer: (answer: NameAnswer) => void
}

/** One published name: whom it stands for and why, or the choice of whom. */
export function NameRow({ name: one, orgs, mayReview, isSending, onAnswer }: Props) {
  const say = useText(ENGLISH)
  const { part, name, answer, decisions: seen } = one
  const [isChoosing, choose] = useState(false)
  const proposal = proposalOf(one)
  const [chosen, setChosen] = useState<string[]>(
    one.orgs.length > 0 ? one.orgs.map(({ id }) => id) : proposal ? [proposal.orgId] : [],
  )
  const picks = mayReview && (answer === 'open' || isChoosing)
  const send = (said: NameAnswer['answer'], orgIds: string[] = []) => onAnswer({ part, name, answer: said, orgIds, seen })
  const reason = one.candidates.find(({ orgId }) => orgId === (picks ? chosen[0] : one.orgs[0]?.id))?.reason ?? ''
  return (
    <tr>
      <td data-label={say('类别')} className="nowrap">
        {say(PARTS[part])}
      </td>
      <th scope="row">
        {name} <span className="dim small">{one.places.join('、')}</span>
      </th>
      <td data-label={say('名录中的单位')} className="wide">
        {picks ? (
          <Select
            {...(one.isGroup && { mode: 'multiple' as const })}
            size="small"
            className="adopt-choice"
            aria-label={say('“{name}”对应的单位', { name })}
            placeholder={say('选择名录中的单位')}
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={false}
            value={one.isGroup ? chosen : (chosen[0] ?? null)}
            options={optionsFor(one, orgs)}
            onChange={(value: string | string[] | null) =>
              setChosen(Array.isArray(value) ? value : value === null ? [] : [value])
            }
          />
        ) : (
          <Stands name={one} />
        )}
      </td>
      <td data-label={say('依据')}>
        {picks ? reason || one.note : one.note || reason}
        {one.decidedBy && one.decidedAt && !picks ? (
          <span className="dim small"> {say('由 {by} 于 {at}', { by: one.decidedBy, at: dateTime(one.decidedAt) })}</span>
        ) : null}
      </td>
      <td data-label={say('操作')}>
        {picks ? (
          <span className="row">
            <Button
              size="small"
              disabled={isSending || chosen.length === 0}
              onClick={() => send('named', chosen)}
              aria-label={say('确认“{name}”', { name })}
            >
              {say('确认')}
            </Button>
            {one.isGroup ? (
              <Button size="small" disabled={isSending} onClick={() => send('own')}>
                {say('各校只写所在镇街')}
              </Button>
            ) : (
              <Button
                size="small"
                disabled={isSending}
                onClick={() => send('unknown')}
                aria-label={say('名录里没有“{name}”', { name })}
              >
                {say('名录里没有')}
              </Button>
            )}
          </span>
        ) : mayReview ? (
          <span className="row">
            <Button size="small" onClick={() => choose(true)} aria-label={say('为“{name}”另选', { name })}>
              {say('另选')}
            </Button>
            {one.by === 'person' ? (
              <Button
                size="small"
                disabled={isSending}
                onClick={() => send('open')}
                aria-label={say('撤销“{name}”的对应', { name })}
              >
                {say('撤销')}
              </Button>
            ) : null}
          </span>
        ) : null}
      </td>
    </tr>
  )
}

function Stands({ name: { answer, orgs } }: { name: AskedName }) {
  const say = useText(ENGLISH)
  if (answer === 'own') return say('各校只写所在镇街')
  if (answer === 'unknown') return <span className="dim">○ {say('名录里没有')}</span>
  if (answer === 'open') return <span className="mark mark-spare">○ {say('待确认')}</span>
  return <>● {orgs.map(({ name }) => name).join('、')}</>
}
