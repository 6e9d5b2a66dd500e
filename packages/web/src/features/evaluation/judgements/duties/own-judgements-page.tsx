import type { OwnItem } from '@junheng/core/features/evaluation/judgements/duties/contract.ts'
import { whyUnproven } from '@junheng/core/features/evaluation/judgements/unproven.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Drawer } from '../../../../shared/drawer.tsx'
import { GLYPHS, type Mark } from '../../../../shared/marks.tsx'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { ProofMarks } from '../components/proof-marks.tsx'
import '../county-items.css'
import { useConclusionWord } from '../use-conclusion-word.ts'
import { ownJudgementsQuery } from './api.ts'
import { ENGLISH } from './duties-english.ts'
import { OWN_STATES, type OwnState, ownKey, stateOf } from './own-states.ts'

const Content = lazy(() => import('./own-item.tsx'))

const WORDS = { objected: '复核未通过', open: '未记录', waiting: '待复核', done: '已复核' } as const
const MARKS = { objected: 'unmet', open: 'not_judgeable', waiting: 'spare', done: 'met' } as const satisfies Record<
  OwnState,
  Mark
>

/** 我的县级结论: the county items this person's unit records, what waits for them first. */
export default function OwnJudgementsPage() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const year = /^20\d\d$/.test(search['year'] ?? '') ? Number(search['year']) : undefined
  const { data, error, refetch } = useQuery({ ...ownJudgementsQuery(year), placeholderData: keepPreviousData })
  return (
    <PageFrame name={say('我的县级结论')}>
      <h1>{say('我的县级结论')}</h1>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what={say('正在取要记录的结论')} /> : null}
      {data && data.items.length === 0 ? (
        <Empty title={say('现在没有分给您单位的结论')}>
          <p>{say('区县督导室把一项县级指标分给“{unit}”后，会出现在这里，并发通知给您。', { unit: data.unit })}</p>
        </Empty>
      ) : null}
      {data && data.items.length > 0 ? (
        <nav className="row no-print" aria-label={say('学年')}>
          {[data.currentYear, data.currentYear - 1].map((each) => (
            <button
              key={each}
              type="button"
              className="chip"
              aria-pressed={data.schoolYear === each}
              onClick={() => change({ year: each === data.currentYear ? undefined : String(each), state: undefined })}
            >
              {say('{year}—{next} 学年', { year: each, next: each + 1 })}
            </button>
          ))}
        </nav>
      ) : null}
      {data && data.items.length > 0 ? <Items {...data} /> : null}
    </PageFrame>
  )
}

function Items({ unit, schoolYear, items }: { unit: string; schoolYear: number; items: readonly OwnItem[] }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const count = (state: OwnState) => items.filter((item) => stateOf(item) === state).length
  const state = OWN_STATES.find((each) => each === search['state'])
  const shown = items
    .filter((item) => state === undefined || stateOf(item) === state)
    .toSorted((a, b) => OWN_STATES.indexOf(stateOf(a)) - OWN_STATES.indexOf(stateOf(b)))
  const open = items.find((item) => ownKey(item) === search['item'])
  const counts = { open: count('open'), objected: count('objected'), waiting: count('waiting'), done: count('done') }
  return (
    <>
      <p>
        {say('{unit}，{n} 项：{open} 项未记录，{objected} 项复核未通过，{waiting} 项待复核，{done} 项已复核。', {
          unit,
          n: items.length,
          ...counts,
        })}
      </p>
      <div className="row no-print">
        <button type="button" className="chip" aria-pressed={state === undefined} onClick={() => change({ state: undefined })}>
          {say('全部')} <span className="num">{items.length}</span>
        </button>
        {OWN_STATES.map((each) => (
          <button key={each} type="button" className="chip" aria-pressed={state === each} onClick={() => change({ state: each })}>
            {say(WORDS[each])} <span className="num">{counts[each]}</span>
          </button>
        ))}
      </div>
      {shown.length === 0 ? (
        <Empty title={say('没有这样的结论')}>
          <p>{say('所选状态下没有结论，点“全部”看所有结论。')}</p>
        </Empty>
      ) : (
        <section className="card card-flush stack" aria-label={say('我的县级结论')}>
          <table className="t t-cards own-items">
            <thead>
              <tr>
                <th scope="col">{say('指标')}</th>
                <th scope="col">{say('结论')}</th>
                <th scope="col">{say('状态')}</th>
                <th scope="col">{say('佐证和复核')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((item) => (
                <Row key={ownKey(item)} item={item} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Drawer isOpen={open !== undefined} label={say('要记录的结论')} onClose={() => change({ item: undefined })}>
        {open ? (
          <Suspense fallback={<Loading what={say('正在取要记录的结论')} />}>
            <Content key={ownKey(open)} item={open} schoolYear={schoolYear} />
          </Suspense>
        ) : null}
      </Drawer>
    </>
  )
}

function Row({ item }: { item: OwnItem }) {
  const say = useText(ENGLISH)
  const word = useConclusionWord()
  const [, change] = useUrl()
  const { recorded, kind, zh, standard, clause } = item
  const state = stateOf(item)
  const reasons = recorded ? whyUnproven({ kind, judged: recorded.conclusion, recorded }) : []
  return (
    <tr>
      <th scope="row" className="wide">
        {kind === 'rider' ? say('附带要求：{zh}', { zh }) : zh}
        <span className="item-clause dim small">
          {say(standard === 'basic_balanced_2012' ? '基本均衡 2012' : '优质均衡 2017')}{' '}
          {kind === 'veto' ? say('一票否决') : clause}
        </span>
      </th>
      <td data-label={say('结论')}>
        <button type="button" className="link" onClick={() => change({ item: ownKey(item) })}>
          {recorded ? word(kind, recorded.conclusion) : say('记录结论')}
          <span className="sr">：{zh}</span>
        </button>
      </td>
      <td data-label={say('状态')} className="nowrap">
        <span className={`mark mark-${MARKS[state]}`}>
          <span aria-hidden="true">{GLYPHS[MARKS[state]]}</span> {say(WORDS[state])}
        </span>
      </td>
      <td data-label={say('佐证和复核')} className="wide">
        {recorded ? (
          <ProofMarks reasons={reasons.filter((each) => each === 'no_evidence')} recorded={recorded} />
        ) : (
          <span className="dim">—</span>
        )}
        {state === 'objected' ? <p className="small">{say('复核意见：{note}', { note: recorded!.review!.note })}</p> : null}
      </td>
    </tr>
  )
}
