import {
  CONCLUSION_NAMES,
  CONCLUSIONS,
  REVIEW_KIND_NAMES,
  REVIEW_KINDS,
} from '@junheng/core/features/evaluation/recognition/review-life.ts'
import type { ReviewFacts } from '@junheng/core/features/evaluation/recognition/review-schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, Select } from 'antd'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../recognition-english.ts'
import { schoolsQuery } from '../schools.ts'
import { Field } from './field.tsx'

export const NO_REVIEW: ReviewFacts = {
  kind: 'municipal',
  title: '',
  plannedOn: null,
  heldOn: null,
  team: '',
  schools: [],
  conclusion: null,
  results: '',
  term: null,
}

interface Props {
  facts: ReviewFacts
  change: (facts: ReviewFacts) => void
  today: string
  /** Schools already picked, which may have left the directory. */
  known?: readonly { code: string; name: string }[]
}

/** What is said of a review, grouped as it comes: announced, held, found. */
export function ReviewForm({ facts, change, today, known = [] }: Props) {
  const say = useText(ENGLISH)
  const { data: schools = [] } = useQuery(schoolsQuery)
  const set = (part: Partial<ReviewFacts>) => change({ ...facts, ...part })
  const names = new Map([...known, ...schools].map(({ code, name }) => [code, name]))
  return (
    <div className="stack review-form">
      <Field label={say('类别')}>
        {(id) => (
          <Select
            id={id}
            value={facts.kind}
            onChange={(kind) => set({ kind })}
            style={{ width: 200 }}
            options={REVIEW_KINDS.map((value) => ({ value, label: say(REVIEW_KIND_NAMES[value]) }))}
          />
        )}
      </Field>
      <Field label={say('名称')}>
        {(id) => <Input id={id} maxLength={120} value={facts.title} onChange={(e) => set({ title: e.target.value })} />}
      </Field>
      <Field label={say('计划日期')}>
        {(id) => (
          <span className="row">
            <Input
              id={id}
              type="date"
              disabled={facts.plannedOn === null}
              value={facts.plannedOn ?? ''}
              style={{ width: 180 }}
              onChange={(e) => set({ plannedOn: e.target.value || null })}
            />
            <Checkbox checked={facts.plannedOn === null} onChange={(e) => set({ plannedOn: e.target.checked ? null : today })}>
              {say('未定')}
            </Checkbox>
          </span>
        )}
      </Field>
      <Field label={say('评估组')}>
        {(id) => <Input id={id} maxLength={1000} value={facts.team} onChange={(e) => set({ team: e.target.value })} />}
      </Field>
      <Field label={say('开展日期')}>
        {(id) => (
          <Input
            id={id}
            type="date"
            max={today}
            value={facts.heldOn ?? ''}
            style={{ width: 180 }}
            onChange={(e) => set({ heldOn: e.target.value || null })}
          />
        )}
      </Field>
      <Field label={say('所到学校')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            optionFilterProp="label"
            placeholder={say('从名录中选择')}
            value={facts.schools}
            onChange={(codes: string[]) => set({ schools: codes })}
            style={{ width: '100%' }}
            options={[...names].map(([value, label]) => ({ value, label }))}
          />
        )}
      </Field>
      <Field label={say('结论')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            placeholder={say('还没有')}
            value={facts.conclusion}
            onChange={(conclusion) => set({ conclusion: conclusion ?? null })}
            style={{ width: 200 }}
            options={CONCLUSIONS.map((value) => ({ value, label: say(CONCLUSION_NAMES[value]) }))}
          />
        )}
      </Field>
      <Field label={say('结果和发现的问题')}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={4}
            maxLength={4000}
            value={facts.results}
            onChange={(e) => set({ results: e.target.value })}
          />
        )}
      </Field>
      <Field label={say('整改期限')}>
        {(id) => (
          <Input
            id={id}
            type="date"
            value={facts.term ?? ''}
            style={{ width: 180 }}
            onChange={(e) => set({ term: e.target.value || null })}
          />
        )}
      </Field>
    </div>
  )
}
