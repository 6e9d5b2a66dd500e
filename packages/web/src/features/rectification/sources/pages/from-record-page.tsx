import type { Proposal } from '@junheng/core/features/rectification/sources/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { besideLine, plain } from '../../../../shared/numbers.ts'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { ItemTextFields } from '../../views/components/item-text-fields.tsx'
import { type ItemDraft, textOf, wanOf } from '../../views/item-draft.ts'
import { proposalQuery, useCreateFromRecord } from '../api.ts'
import { SourceNav } from '../components/source-nav.tsx'
import { ENGLISH } from '../sources-english.ts'
import '../sources.css'

type Record = { kind: 'warning' | 'readiness'; record: string }

/** A warning or a line of 迎检准备 becomes an item, looked through by a person first. */
export default function FromRecordPage() {
  const say = useText(ENGLISH)
  const [{ kind, record }] = useUrl()
  const of = record && (kind === 'warning' || kind === 'readiness') ? { kind, record } : null
  const title = kind === 'readiness' ? say('由迎检事项列入台账') : say('由预警列入台账')
  return (
    <PageFrame name={title}>
      <SourceNav />
      <h1>{title}</h1>
      {of ? <Proposed key={record} of={of as Record} /> : <Empty title={say('没有指明预警或迎检事项。')} />}
    </PageFrame>
  )
}

function Proposed({ of }: { of: Record }) {
  const say = useText(ENGLISH)
  const { data, error, isPending, refetch } = useQuery(proposalQuery(of))
  if (isPending) return <Loading what={say('正在载入')} />
  if (error) return <Failed error={error} retry={() => void refetch()} />
  if (data.itemNo !== null)
    return (
      <p className="notice">
        {say('已经在台账里：')}
        <Link to="/ledger/$no" params={{ no: String(data.itemNo) }} search={{}}>
          № {data.itemNo}
        </Link>
      </p>
    )
  return <Form of={of} proposal={data} />
}

function Form({ of, proposal }: { of: Record; proposal: Proposal }) {
  const say = useText(ENGLISH)
  const navigate = useNavigate()
  const create = useCreateFromRecord()
  const [draft, setDraft] = useState(() => draftOf(proposal))
  const text = textOf(draft)
  const { scope, schoolCode, stage, standard, matter, indicator } = proposal.item
  const send = () =>
    text &&
    create.mutate(
      { ...of, item: { ...text, scope, schoolCode, stage, standard, matter, indicator } },
      { onSuccess: ({ no }) => void navigate({ to: '/ledger/$no', params: { no: String(no) }, search: {} }) },
    )
  return (
    <form
      className="card stack"
      onSubmit={(e) => {
        e.preventDefault()
        send()
      }}
    >
      <Figures proposal={proposal} />
      <ItemTextFields draft={draft} onChange={setDraft} />
      {create.error ? <Failed error={create.error} title={say('一条也没有列入')} /> : null}
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={!text || draft.problem.trim().length < 2} loading={create.isPending}>
          {say('列入台账')}
        </Button>
      </div>
    </form>
  )
}

function Figures({ proposal: { item, schoolName, value, threshold, gap, unit } }: { proposal: Proposal }) {
  const say = useText(ENGLISH)
  const stage = item.stage && say(item.stage === 'primary' ? '小学' : '初中')
  return (
    <dl className="facts">
      <dt>{say('所涉')}</dt>
      <dd>{[schoolName ?? say('全县'), stage].filter(Boolean).join(' ')}</dd>
      {value === null ? null : (
        <>
          <dt>{say('现值 / 标准')}</dt>
          <dd className="num-strong">
            {besideLine(value, threshold)}
            {threshold === null ? '' : ` / ${plain(threshold)}`}
          </dd>
        </>
      )}
      {gap === null ? null : (
        <>
          <dt>{say('缺口')}</dt>
          <dd>
            {plain(gap)} {unit}
          </dd>
        </>
      )}
    </dl>
  )
}

function draftOf({ item }: Proposal): ItemDraft {
  const { scope: _, schoolCode: __, stage: ___, standard: ____, matter: _____, indicator: ______, funds, ...text } = item
  return { ...text, funds: funds.map(({ amountCny, source }) => ({ wan: amountCny === null ? '' : wanOf(amountCny), source })) }
}
