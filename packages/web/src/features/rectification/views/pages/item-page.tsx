import '../../plan.css'
import '../views.css'
import type { ItemDetail } from '@junheng/core/features/rectification/ledger/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { HistoryLink } from '../../../../shared/history-link.tsx'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { today } from '../../use-plan-ledger.ts'
import { itemQuery } from '../api.ts'
import { ItemActions } from '../components/item-actions.tsx'
import { ItemEdit } from '../components/item-edit.tsx'
import { ItemFacts } from '../components/item-facts.tsx'
import { ItemLife } from '../components/item-life.tsx'
import { LifeLine } from '../components/life-line.tsx'
import { PlansOfItem } from '../components/plans-of-item.tsx'
import { ENGLISH } from '../item-english.ts'

// Parts of their own weight come after the item itself.
const MeasuresOfItem = lazy(() =>
  import('../../measures/components/measures-of-item.tsx').then((part) => ({ default: part.MeasuresOfItem })),
)
const MilestonesOfItem = lazy(() =>
  import('../../milestones/components/milestones-of-item.tsx').then((part) => ({ default: part.MilestonesOfItem })),
)
const EvidenceOfItem = lazy(() =>
  import('../../evidence/components/evidence-of-item.tsx').then((part) => ({ default: part.EvidenceOfItem })),
)

const LettersOfItem = lazy(() =>
  import('../../letters/components/letters-of-item.tsx').then((part) => ({ default: part.LettersOfItem })),
)

/** One item: what is wrong, who answers for it until when, what was done, and what may be done now. */
export default function ItemPage() {
  const say = useText(ENGLISH)
  const { no = '' } = useParams({ strict: false })
  const { data, error, isPending, refetch } = useQuery(itemQuery(Number(no)))
  return (
    <PageFrame name={`№ ${no}`} {...(data && { isDemo: data.isDemo })}>
      <p className="small no-print">
        <Link to="/ledger">{say('整改台账')}</Link> › № {no}
      </p>
      {isPending ? <Loading what={say('正在载入整改任务')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? <Item item={data} /> : null}
    </PageFrame>
  )
}

function Item({ item }: { item: ItemDetail }) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const edit = item.actions.find(({ action }) => action === 'edit')
  const isEditing = search['edit'] === '1' && edit !== undefined && edit.refusal === null
  return (
    <>
      <header className="row item-head">
        <h1>
          <span className="item-head-no">№ {item.no}</span> {item.problem}
        </h1>
        <span className="row-end no-print">
          <HistoryLink subject={`№${item.no}`} name={`№ ${item.no}`} />
        </span>
      </header>
      <LifeLine item={item} today={today()} />
      {item.mergedInto === null ? null : (
        <p className="notice">
          <span>
            {say('已并入')}{' '}
            <Link to="/ledger/$no" params={{ no: String(item.mergedInto) }}>
              № {item.mergedInto}
            </Link>
            {say('，在那一条里继续整改。')}
          </span>
        </p>
      )}
      {item.isRebound ? <p className="notice notice-unmet">{say('销号后又不达标，已重新整改。')}</p> : null}
      {item.isTooEarly ? (
        <p className="notice notice-spare">
          {say('完成时间早于最早可证明日 {day}：{why}', { day: item.proofFrom ?? '', why: item.proofFromWhy })}
        </p>
      ) : null}
      <div className="item-sheet">
        <div className="stack">{isEditing ? <ItemEdit item={item} /> : <ItemFacts item={item} />}</div>
        <aside className="stack">
          <ItemActions item={item} />
          <ItemLife steps={item.steps} />
        </aside>
      </div>
      <PlansOfItem no={item.no} />
      <div className="stack item-parts">
        <Suspense fallback={<Loading />}>
          <MeasuresOfItem no={item.no} school={item.schoolCode} standard={item.standard} />
          <MilestonesOfItem no={item.no} />
          <EvidenceOfItem no={item.no} />
          <LettersOfItem no={item.no} />
        </Suspense>
      </div>
    </>
  )
}
