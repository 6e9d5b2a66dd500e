import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { standingItemsQuery } from '../api.ts'
import { ENGLISH } from '../letters-english.ts'

/** The items a letter is about: chosen ones, and those a search finds, the nearest deadline first. */
export function ChooseItems({ chosen, onChosen }: { chosen: number[]; onChosen: (chosen: number[]) => void }) {
  const say = useText(ENGLISH)
  const [text, setText] = useState('')
  const { data, error } = useQuery({ ...standingItemsQuery(text), placeholderData: keepPreviousData })
  const found = new Set(data?.items.map(({ no }) => no))
  const choose = (no: number, isChosen: boolean) =>
    onChosen(isChosen ? [...chosen, no].sort((a, b) => a - b) : chosen.filter((each) => each !== no))
  return (
    <fieldset className="letter-items">
      <legend>
        <strong>{say('督办的任务')}</strong> <span className="dim small">{say('已选 {n} 条', { n: chosen.length })}</span>
      </legend>
      <Input.Search
        aria-label={say('查台账（№、学校、问题）')}
        placeholder={say('查台账（№、学校、问题）')}
        allowClear
        onSearch={setText}
      />
      {error ? <Failed error={error} /> : null}
      {!data && !error ? <Loading what={say('正在载入')} /> : null}
      <div className="letter-choices">
        {chosen
          .filter((no) => !found.has(no))
          .map((no) => (
            <Checkbox key={no} checked onChange={() => choose(no, false)}>
              № {no}
            </Checkbox>
          ))}
        {data?.items.map(({ no, problem, schoolName, deadline, isOverdue }) => (
          <Checkbox key={no} checked={chosen.includes(no)} onChange={(e) => choose(no, e.target.checked)}>
            № {no} {schoolName ? `${schoolName}：` : ''}
            {problem}{' '}
            <span className={isOverdue ? 'letter-late' : 'dim small'}>
              {isOverdue ? `■ ${say('逾期')} ` : ''}
              {deadline ?? ''}
            </span>
          </Checkbox>
        ))}
        {data?.items.length === 0 ? <p className="dim">{say('没有符合的整改任务。')}</p> : null}
      </div>
    </fieldset>
  )
}
