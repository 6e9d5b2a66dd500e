import type { BulletinTexts } from '@junheng/core/features/documents/bulletins/texts.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { useId, useState } from 'react'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { progressQuery, useIssueProgress } from '../api.ts'
import { ENGLISH } from '../bulletins-english.ts'
import { Compose } from '../components/compose.tsx'

/** 起草进度通报: how far the ledger has come today, what changed since a day, units ranked, numbered and kept. */
export default function ProgressPage() {
  const say = useText(ENGLISH)
  const [texts, setTexts] = useState<Partial<BulletinTexts>>({})
  const [since, setSince] = useState<string | null | undefined>()
  const wish = { texts, ...(since !== undefined && { since }) }
  const { data, error, isPending, refetch } = useQuery({ ...progressQuery(wish), placeholderData: keepPreviousData })
  const issuing = useIssueProgress()
  const navigate = useNavigate()
  const id = useId()
  const issue = (serial: number | null) =>
    issuing.mutate(
      { ...wish, since: data?.since ?? null, serial },
      { onSuccess: (issued) => void navigate({ to: '/papers/issued/$id', params: { id: issued.id } }) },
    )
  return (
    <PageFrame name={say('进度通报')}>
      <h1>{say('起草进度通报')}</h1>
      {isPending ? <Loading what={say('正在起草')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <Compose
          draft={data}
          demandLabel={say('工作要求（一行一条）')}
          explain={null}
          onTexts={(more) => setTexts((before) => ({ ...before, ...more }))}
          issuing={{ mutate: issue, isPending: issuing.isPending, error: issuing.error }}
        >
          <p className="dim small">{say('编号后，通报里排名的责任单位和领导收到通知。')}</p>
          <div>
            <label htmlFor={id}>{say('变化从哪天算起')}</label>
            <Input id={id} type="date" value={data.since ?? ''} onChange={(e) => setSince(e.target.value || null)} />
            <p className="dim small">{say('留空则不写本期变化。默认从上一期通报那天算起。')}</p>
          </div>
        </Compose>
      ) : null}
    </PageFrame>
  )
}
