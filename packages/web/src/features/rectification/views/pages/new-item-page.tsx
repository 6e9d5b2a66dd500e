import '../views.css'
import '../../sources/sources.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { newProposalQuery, useCreateNew } from '../../sources/api.ts'
import { SourceNav } from '../../sources/components/source-nav.tsx'
import { SubjectFacts } from '../../sources/components/subject-facts.tsx'
import { type NamedSubject, NOTHING_NAMED, SubjectFields } from '../../sources/components/subject-fields.tsx'
import { ItemTextFields } from '../components/item-text-fields.tsx'
import { beginWith, type ItemDraft, textOf, writtenIn } from '../item-draft.ts'
import { ENGLISH } from '../item-english.ts'

/** One item of any kind: whose matter and which, with the clause of the standard and the figures of the newest evaluation, and people's words. */
export default function NewItemPage() {
  const say = useText(ENGLISH)
  const navigate = useNavigate()
  const create = useCreateNew()
  const [named, setNamed] = useState<NamedSubject>(NOTHING_NAMED)
  const [written, setWritten] = useState<Partial<ItemDraft>>({})
  const { standard, school, stage, indicator } = named
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...newProposalQuery({ standard, indicator, ...(school && { school }), ...(stage && { stage }) }),
    placeholderData: keepPreviousData,
  })
  const draft = { ...beginWith(data), ...written }
  const text = textOf(draft)
  const isReady =
    text !== null && draft.problem.trim().length >= 2 && Boolean(data?.about) && data?.itemNo === null && !isPlaceholderData
  return (
    <PageFrame name={say('新增一条')}>
      <SourceNav here="/ledger/new" />
      <h1>{say('新增一条整改任务')}</h1>
      <p className="dim">{say('先写明是哪里的什么事，依据、现值和缺口由标准和最近一次评估带出，可以再改文字。')}</p>
      <form
        className="card stack"
        onSubmit={(e) => {
          e.preventDefault()
          if (!text || !data?.about) return
          create.mutate(
            { item: { ...text, ...data.about }, run: data.run?.id ?? null },
            { onSuccess: ({ no }) => void navigate({ to: '/ledger/$no', params: { no: String(no) } }) },
          )
        }}
      >
        <SubjectFields named={named} onChange={setNamed} />
        {error ? <Failed error={error} retry={() => void refetch()} /> : null}
        <SubjectFacts proposal={isPlaceholderData ? null : (data ?? null)} indicator={indicator} deadline={draft.deadline} />
        <ItemTextFields draft={draft} onChange={(next) => setWritten({ ...written, ...writtenIn(draft, next) })} />
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
