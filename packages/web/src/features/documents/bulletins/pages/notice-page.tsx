import type { BulletinTexts } from '@junheng/core/features/documents/bulletins/texts.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { LevelWord } from '../../../../shared/level-word.tsx'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { noticeQuery, standingWarningsQuery, useIssueNotice } from '../api.ts'
import { ENGLISH } from '../bulletins-english.ts'
import { Compose } from '../components/compose.tsx'

/** 起草预警通知单: for the warnings of one receiver, named in the address. */
export default function NoticePage() {
  const say = useText(ENGLISH)
  const [{ warnings }] = useUrl()
  const chosen = (warnings ?? '').split(' ').filter(Boolean)
  return (
    <PageFrame name={say('预警通知单')}>
      <h1>{say('起草预警通知单')}</h1>
      {chosen.length > 0 ? (
        <Draft chosen={chosen} />
      ) : (
        <Empty title={say('请先选要通知的预警')}>
          <p>{say('在预警页找到要通知的预警，点“通知单”。')}</p>
          <Link to="/warnings" search={{}}>
            {say('去预警')}
          </Link>
        </Empty>
      )}
    </PageFrame>
  )
}

function Draft({ chosen }: { chosen: readonly string[] }) {
  const say = useText(ENGLISH)
  const [texts, setTexts] = useState<Partial<BulletinTexts>>({})
  const wish = { warnings: [...chosen], texts }
  const { data, error, refetch } = useQuery({ ...noticeQuery(wish), placeholderData: keepPreviousData })
  const issuing = useIssueNotice()
  const navigate = useNavigate()
  const issue = (serial: number | null) =>
    issuing.mutate(
      { ...wish, serial },
      { onSuccess: (issued) => void navigate({ to: '/papers/issued/$id', params: { id: issued.id } }) },
    )
  return (
    <>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what={say('正在起草')} /> : null}
      {data ? (
        <Compose
          draft={data}
          demandLabel={say('处置要求（一行一条）')}
          explain={null}
          onTexts={(more) => setTexts((before) => ({ ...before, ...more }))}
          issuing={{ mutate: issue, isPending: issuing.isPending, error: issuing.error }}
        >
          <Choice chosen={chosen} />
        </Compose>
      ) : null}
    </>
  )
}

/** The warnings of the same receiver, those in the notice ticked; one stays. */
function Choice({ chosen }: { chosen: readonly string[] }) {
  const say = useText(ENGLISH)
  const [, change] = useUrl()
  const { data } = useQuery(standingWarningsQuery)
  const first = data?.items.find(({ id }) => chosen.includes(id))
  const same = data?.items.filter(({ subject }) => first && subject.school === first.subject.school) ?? []
  // A notice of nothing cannot be drawn: the last one stays.
  const choose = (id: string, isChosen: boolean) =>
    (isChosen || chosen.length > 1) &&
    change({ warnings: (isChosen ? [...chosen, id] : chosen.filter((each) => each !== id)).join(' ') }, 'replace')
  return (
    <fieldset className="compose-receiver">
      <legend>
        <strong>{say('本单通知的预警')}</strong>
      </legend>
      <p className="dim small">{say('同一收件单位的其他预警也可以选上，一并通知。')}</p>
      <div className="compose-choices">
        {same.map(({ id, level, cause }) => (
          <Checkbox key={id} checked={chosen.includes(id)} onChange={(e) => choose(id, e.target.checked)}>
            <LevelWord level={level} /> {cause}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}
