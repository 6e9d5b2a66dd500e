import { ITEM_SOURCES } from '@junheng/core/features/rectification/ledger/schema.ts'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useAddFeedbackLetter } from '../api.ts'
import { ENGLISH } from '../sources-english.ts'
import { CommonFields, Field, NO_COMMON, SOURCES } from './common-fields.tsx'
import { type LetterProblem, noProblem, ProblemFields } from './problem-fields.tsx'

interface Props {
  /** The review it belongs to, and the day by which that asks for everything. */
  review: string | null
  due: string | null
}

/** A letter with everything it asks for: entered at once, or not at all. */
export function LetterForm({ review, due }: Props) {
  const say = useText(ENGLISH)
  const navigate = useNavigate()
  const add = useAddFeedbackLetter()
  const [letter, setLetter] = useState({
    source: 'city_review' as (typeof SOURCES)[number],
    agency: '',
    number: '',
    title: '',
    dated: '',
    due: due ?? '',
  })
  const [common, setCommon] = useState(NO_COMMON)
  const [problems, setProblems] = useState<readonly LetterProblem[]>([noProblem(0)])
  const isReady =
    [letter.agency, letter.number, letter.title].every((text) => text.trim().length >= 2) &&
    letter.dated !== '' &&
    letter.due !== '' &&
    problems.every(({ problem }) => problem.trim().length >= 2)
  const line = (key: 'agency' | 'number' | 'title', name: string) => (
    <Field name={name}>
      {(id) => (
        <Input id={id} maxLength={200} value={letter[key]} onChange={(e) => setLetter({ ...letter, [key]: e.target.value })} />
      )}
    </Field>
  )
  const day = (key: 'dated' | 'due', name: string) => (
    <Field name={name}>
      {(id) => (
        <Input id={id} type="date" value={letter[key]} onChange={(e) => setLetter({ ...letter, [key]: e.target.value })} />
      )}
    </Field>
  )
  const send = () => {
    const { level, chief, deputy, handler, units } = common
    const list = problems.map(({ schoolCode, stage, indicator, problem, requirement }) => ({
      schoolCode: schoolCode || null,
      stage: stage || null,
      indicator,
      problem,
      requirement,
    }))
    add.mutate(
      { ...letter, review, common: { level, chief, deputy, handler, units }, problems: list },
      { onSuccess: ({ id }) => void navigate({ to: '/ledger/letters-in/$id', params: { id }, search: {} }) },
    )
  }
  return (
    <form
      className="card stack"
      aria-label={say('登记反馈意见')}
      onSubmit={(e) => {
        e.preventDefault()
        send()
      }}
    >
      <h2>{say('登记反馈意见')}</h2>
      <div className="source-fields">
        {line('title', say('标题'))}
        {line('number', say('文号'))}
        {line('agency', say('发文机关'))}
        <Field name={say('来源')}>
          {(id) => (
            <Select
              id={id}
              value={letter.source}
              onChange={(source) => setLetter({ ...letter, source })}
              options={SOURCES.map((value) => ({ value, label: say(ITEM_SOURCES[value]) }))}
            />
          )}
        </Field>
        {day('dated', say('来文日期'))}
        {day('due', say('整改期限'))}
      </div>
      {problems.map((problem, i) => (
        <ProblemFields
          key={problem.id}
          n={i + 1}
          problem={problem}
          onChange={(changed) => setProblems(problems.map((each) => (each.id === changed.id ? changed : each)))}
          onRemove={problems.length > 1 ? () => setProblems(problems.filter(({ id }) => id !== problem.id)) : null}
        />
      ))}
      <div>
        <Button onClick={() => setProblems([...problems, noProblem(Math.max(...problems.map(({ id }) => id)) + 1)])}>
          {say('加一个问题')}
        </Button>
      </div>
      <h3>{say('这些任务的共同内容')}</h3>
      <CommonFields common={common} onChange={setCommon} hides="letter" />
      {add.error ? <Failed error={add.error} title={say('没有登记')} /> : null}
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={add.isPending}>
          {say('登记并列入 {n} 条', { n: problems.length })}
        </Button>
        <span className="dim">{say('来文和全部问题一次登记，有一条不行就都不登记。')}</span>
      </div>
    </form>
  )
}
