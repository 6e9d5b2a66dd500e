import '../views.css'
import { readDirectory } from '@junheng/core/features/orgs/contract.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useId, useState } from 'react'
import { call } from '../../../../shared/call.ts'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { comparePinyin, matches } from '../../../../shared/pinyin.ts'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { SourceNav } from '../../sources/components/source-nav.tsx'
import { useCreate } from '../api.ts'
import { ItemTextFields } from '../components/item-text-fields.tsx'
import { EMPTY, textOf } from '../item-draft.ts'
import { ENGLISH } from '../item-english.ts'

/** One item in a person's own words: a complaint, a remark of an inspector. What figures show comes from an evaluation, with its figures. */
export default function NewItemPage() {
  const say = useText(ENGLISH)
  const navigate = useNavigate()
  const id = useId()
  const create = useCreate()
  const [draft, setDraft] = useState(EMPTY)
  const [school, setSchool] = useState('')
  const { data, error } = useQuery({
    queryKey: ['orgs', 'units-to-pick'],
    queryFn: async ({ signal }) => (await call(readDirectory, {}, signal)).orgs,
    staleTime: 300_000,
  })
  const schools = (data ?? [])
    .filter(({ state, facts }) => state === 'active' && facts.schoolCode !== null)
    .sort((a, b) => comparePinyin(a.facts.name, b.facts.name))
  const text = textOf(draft)
  const isReady = text !== null && draft.problem.trim().length >= 2
  return (
    <PageFrame name={say('新增一条')}>
      <SourceNav here="/ledger/new" />
      <h1>{say('新增一条整改任务')}</h1>
      <p className="dim">{say('用于督学、督办函和公众反映的问题。指标不达标的，从评估结果生成，当时的值和差距会一并记下。')}</p>
      <form
        className="card stack"
        onSubmit={(e) => {
          e.preventDefault()
          if (!text) return
          const about = school ? ({ scope: 'school', schoolCode: school } as const) : ({ scope: 'county' } as const)
          create.mutate(
            { ...text, ...about, matter: 'other' },
            { onSuccess: ({ no }) => void navigate({ to: '/ledger/$no', params: { no: String(no) } }) },
          )
        }}
      >
        <div className="form-column">
          <label htmlFor={id}>{say('哪所学校的事')}</label>
          <Select
            id={id}
            style={{ width: '100%' }}
            showSearch={{ filterOption: (typed, option) => matches(String(option?.label ?? ''), typed) }}
            value={school}
            onChange={setSchool}
            options={[
              { value: '', label: say('全县的事') },
              ...schools.map(({ facts }) => ({ value: facts.schoolCode!, label: facts.name })),
            ]}
          />
          {error ? <Failed error={error} /> : null}
        </div>
        <ItemTextFields draft={draft} onChange={setDraft} />
        {create.error ? <Failed error={create.error} /> : null}
        <div className="row">
          <Button type="primary" htmlType="submit" disabled={!isReady} loading={create.isPending}>
            {say('列入台账')}
          </Button>
        </div>
      </form>
    </PageFrame>
  )
}
