import type { BulletinTexts } from '@junheng/core/features/documents/bulletins/texts.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import { useId, useState } from 'react'
import { date } from '../../../../shared/dates.ts'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { circularQuery, keptRunsQuery, useIssueCircular } from '../api.ts'
import { ENGLISH } from '../bulletins-english.ts'
import { Compose } from '../components/compose.tsx'

const NONE = 'none'

/** 起草监测通报: from a kept verdict (`run`), compared with another (`against`; `none` = with nothing). */
export default function CircularPage() {
  const say = useText(ENGLISH)
  const [{ run }] = useUrl()
  return (
    <PageFrame name={say('监测通报')}>
      <h1>{say('起草监测通报')}</h1>
      {run ? (
        <Draft key={run} run={run} />
      ) : (
        <Empty title={say('请先选一次评估，再起草通报。')}>
          <Link to="/runs" search={{}}>
            {say('去评估记录')}
          </Link>
        </Empty>
      )}
    </PageFrame>
  )
}

function Draft({ run }: { run: string }) {
  const say = useText(ENGLISH)
  const [{ against }, change] = useUrl()
  const [texts, setTexts] = useState<Partial<BulletinTexts>>({})
  const wish = { texts, ...(against && { against: against === NONE ? null : against }) }
  const { data, error, refetch } = useQuery({ ...circularQuery(run, wish), placeholderData: keepPreviousData })
  const { data: runs } = useQuery(keptRunsQuery)
  const issuing = useIssueCircular(run)
  const navigate = useNavigate()
  const id = useId()
  const issue = (serial: number | null) =>
    issuing.mutate(
      { ...wish, against: data?.against ?? null, serial },
      { onSuccess: (issued) => void navigate({ to: '/papers/issued/$id', params: { id: issued.id } }) },
    )
  const own = runs?.items.find((each) => each.id === run)
  return (
    <>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what={say('正在起草')} /> : null}
      {data ? (
        <Compose
          draft={data}
          demandLabel={say('工作要求（一行一条）')}
          explain={own ? { package: own.source.id, run } : null}
          onTexts={(more) => setTexts((before) => ({ ...before, ...more }))}
          issuing={{ mutate: issue, isPending: issuing.isPending, error: issuing.error }}
        >
          <p>
            <span className="dim">{say('依据的评估')}</span> {own?.name ?? ''}
          </p>
          <div>
            <label htmlFor={id}>{say('与哪次评估比较')}</label>
            <Select
              id={id}
              style={{ width: '100%' }}
              popupMatchSelectWidth={false}
              value={data.against ?? NONE}
              onChange={(value) => change({ against: value })}
              options={[
                { value: NONE, label: say('不比较') },
                ...(runs?.items ?? [])
                  .filter((each) => each.id !== run)
                  .map((each) => ({ value: each.id, label: `${each.name}（${date(each.madeAt)}）` })),
              ]}
            />
          </div>
        </Compose>
      ) : null}
    </>
  )
}
