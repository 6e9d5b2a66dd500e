import { LETTER_FACTS, LETTER_KINDS, type LetterKind } from '@junheng/core/features/rectification/letters/kinds.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { PaperView } from '../../../../shared/paper/paper-view.tsx'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { draftQuery, useIssue, type Wish } from '../api.ts'
import { ChooseItems } from '../components/choose-items.tsx'
import { LetterFields } from '../components/letter-fields.tsx'
import { ENGLISH } from '../letters-english.ts'
import '../letters.css'

/** 起草文书: about the items named in the address (`items`, numbers apart by blanks), of the kind named there. */
export default function NewLetterPage() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const kind = LETTER_KINDS.find((each) => each === search['kind']) ?? 'chase'
  const items = numbersIn(search['items'])
  return (
    <PageFrame name={say('起草文书')}>
      <h1>{say('起草文书')}</h1>
      <div className="row no-print">
        {LETTER_KINDS.map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={kind === each}
            onClick={() => change({ kind: each }, 'replace')}
          >
            {say(LETTER_FACTS[each].zh as '督办单')}
          </button>
        ))}
      </div>
      <Desk key={kind} kind={kind} items={items} onItems={(next) => change({ items: next.join(' ') }, 'replace')} />
    </PageFrame>
  )
}

const numbersIn = (text = ''): number[] => [
  ...new Set(
    text
      .split(/\D+/)
      .map(Number)
      .filter((no) => no > 0),
  ),
]

type Own = Omit<Wish, 'kind' | 'items'>

function Desk({ kind, items, onItems }: { kind: LetterKind; items: number[]; onItems: (items: number[]) => void }) {
  const say = useText(ENGLISH)
  const [own, setOwn] = useState<Own>({})
  const wish: Wish = { kind, items, ...own }
  const isReady = items.length > 0 || kind === 'opinion'
  const { data, error, isPending, refetch } = useQuery({
    ...draftQuery(wish),
    enabled: isReady,
    placeholderData: keepPreviousData,
  })
  const issuing = useIssue()
  const navigate = useNavigate()
  const issue = (deliver: boolean) =>
    issuing.mutate(
      { ...wish, deliver },
      { onSuccess: ({ id }) => void navigate({ to: '/rectification/letters/$id', params: { id } }) },
    )
  return (
    <div className="letter-desk">
      <section className="card letter-fields no-print">
        <ChooseItems chosen={items} onChosen={onItems} />
        {isReady && data ? (
          <>
            <LetterFields kind={kind} draft={data} onChange={(change) => setOwn((before) => merged(before, change))} />
            <p className="dim small">{say('将编为 {n} 号。编号后不能修改，写错了只能作废重发。', { n: data.next })}</p>
            <div className="row">
              <Button type="primary" loading={issuing.isPending} disabled={data.receiver === null} onClick={() => issue(true)}>
                {say('编号并送达')}
              </Button>
              <Button loading={issuing.isPending} disabled={data.receiver === null} onClick={() => issue(false)}>
                {say('只编号')}
              </Button>
            </div>
            {issuing.error ? <Failed error={issuing.error} /> : null}
          </>
        ) : null}
      </section>
      <section aria-label={say('预览')} className="stack">
        {isReady && isPending ? <Loading what={say('正在载入')} /> : null}
        {error ? <Failed error={error} retry={() => void refetch()} /> : null}
        {isReady ? null : (
          <Empty title={say('先选要督办的任务')}>
            <p>{say('在左边查出任务并选上，文书就在这里成形。督导意见书可以不选。')}</p>
          </Empty>
        )}
        {isReady && data ? (
          <>
            {data.earlier.length > 0 ? (
              <p className="notice no-print">
                {say('已为这些任务发过：')}
                {data.earlier.map(({ id, number }) => (
                  <Link key={id} to="/rectification/letters/$id" params={{ id }}>
                    {number}
                  </Link>
                ))}
              </p>
            ) : null}
            <p className="dim small no-print">{say('还没有编号的草稿。')}</p>
            <PaperView paper={data.paper} explain={null} />
          </>
        ) : null}
      </section>
    </div>
  )
}

const merged = (before: Own, change: Own): Own => ({ ...before, ...change, texts: { ...before.texts, ...change.texts } })
