import { MONITORED_GRADES, MONITORED_SUBJECTS } from '@junheng/core/features/standards/monitoring.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { matches } from '../../../../shared/pinyin.ts'
import { standardsQuery } from '../../../../shared/standards.ts'
import { useText } from '../../../../shared/text.ts'
import { PersonalNotice } from '../../views/components/personal-notice.tsx'
import { schoolsToPick } from '../api.ts'
import { ENGLISH } from '../sources-english.ts'
import { Field } from './common-fields.tsx'

export interface LetterProblem {
  /** Only for the page: lines keep their place when one before is taken out. */
  id: number
  schoolCode: string
  stage: '' | 'primary' | 'junior'
  indicator: string
  problem: string
  requirement: string
}

export const noProblem = (id: number): LetterProblem => ({
  id,
  schoolCode: '',
  stage: '',
  indicator: '',
  problem: '',
  requirement: '',
})

interface Props {
  n: number
  problem: LetterProblem
  onChange: (problem: LetterProblem) => void
  /** Null: it is the only one. */
  onRemove: (() => void) | null
}

/** One problem of a letter: what it is about and in which words. */
export function ProblemFields({ n, problem, onChange, onRemove }: Props) {
  const say = useText(ENGLISH)
  const { data: schools = [] } = useQuery(schoolsToPick)
  const { data } = useQuery(standardsQuery)
  const standard = data?.standards.find(({ key }) => key === 'quality_balanced_2017')
  const indicators = [
    ...(standard?.items ?? []).map(({ key, zh }) => ({ value: key, label: /^L\d$/.test(key) ? `${key} ${zh}` : zh })),
    ...MONITORED_GRADES.flatMap(([grade, name]) =>
      MONITORED_SUBJECTS.map((subject) => ({ value: `${grade}${subject}`, label: `${name}${subject}` })),
    ),
  ]
  const set = (change: Partial<LetterProblem>) => onChange({ ...problem, ...change })
  const found = { filterOption: (typed: string, option?: { label?: unknown }) => matches(String(option?.label ?? ''), typed) }
  return (
    <section className="source-problem" aria-label={say('第 {n} 个问题', { n })}>
      <div className="row">
        <h3>{say('第 {n} 个问题', { n })}</h3>
        {onRemove ? (
          <Button size="small" className="row-end" onClick={onRemove}>
            {say('去掉')}
            <span className="sr">{say('第 {n} 个问题', { n })}</span>
          </Button>
        ) : null}
      </div>
      <div className="source-fields">
        <Field name={say('学校')}>
          {(id) => (
            <Select
              id={id}
              showSearch={found}
              value={problem.schoolCode}
              onChange={(schoolCode) => set({ schoolCode })}
              options={[{ value: '', label: say('全县') }, ...schools]}
            />
          )}
        </Field>
        <Field name={say('指标')}>
          {(id) => (
            <Select
              id={id}
              showSearch={found}
              popupMatchSelectWidth={false}
              value={problem.indicator}
              onChange={(indicator) => set({ indicator })}
              options={[{ value: '', label: say('不属于某项指标') }, ...indicators]}
            />
          )}
        </Field>
        <Field name={say('学段')}>
          {(id) => (
            <Select
              id={id}
              value={problem.stage}
              onChange={(stage) => set({ stage })}
              options={[
                { value: '', label: say('不分学段') },
                { value: 'primary', label: say('小学') },
                { value: 'junior', label: say('初中') },
              ]}
            />
          )}
        </Field>
      </div>
      <Field name={say('问题')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={2000}
            value={problem.problem}
            onChange={(e) => set({ problem: e.target.value })}
          />
        )}
      </Field>
      <PersonalNotice text={problem.problem} />
      <Field name={say('整改要求')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 1, maxRows: 8 }}
            maxLength={2000}
            value={problem.requirement}
            onChange={(e) => set({ requirement: e.target.value })}
          />
        )}
      </Field>
      <PersonalNotice text={problem.requirement} />
    </section>
  )
}
