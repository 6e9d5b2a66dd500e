import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useMay } from '../../../../shared/session.ts'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { JudgedPage } from '../../components/judged-page.tsx'
import type { Judged } from '../../use-judged.ts'
import { countyItemsQuery } from '../api.ts'
import { CountyItemsView } from '../components/county-items-view.tsx'
import { ItemDrawer } from '../components/item-drawer.tsx'
import '../county-items.css'
import { ENGLISH } from '../county-items-english.ts'

const CoreItemsView = lazy(() => import('../components/core-items-view.tsx'))
const DutiesView = lazy(() => import('../duties/duties-view.tsx'))
const DoubtsView = lazy(() => import('../components/doubts-view.tsx'))
const ScoresView = lazy(() => import('../components/scores-view.tsx'))

/** 县级指标: what is judged of the county itself, what people concluded of it, and what bears them out. */
export default function CountyItemsPage() {
  const say = useText(ENGLISH)
  return <JudgedPage name={say('县级指标')}>{(judged) => <Fetched judged={judged} />}</JudgedPage>
}

const VIEWS = {
  items: '各项指标',
  scores: '政府工作评分表',
  core: '学校办学基本标准',
  doubts: '数据疑点',
  duties: '分工',
} as const
type View = keyof typeof VIEWS

function Fetched({ judged }: { judged: Judged }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const is2012 = judged.standard.key === 'basic_balanced_2012'
  const mayAssign = useMay('judgement.manage')
  const views: readonly View[] = [
    'items',
    ...(is2012 ? (['scores', 'core'] as const) : []),
    'doubts',
    ...(mayAssign ? (['duties'] as const) : []),
  ]
  const view = views.find((each) => each === search['view']) ?? 'items'
  const { data, error, refetch } = useQuery({
    ...countyItemsQuery(judged.package.id, judged.asked),
    placeholderData: keepPreviousData,
  })
  if (!data || data.standard.key !== judged.standard.key)
    return (
      <>
        <h1>{say('县级指标')}</h1>
        {error ? <Failed error={error} retry={() => void refetch()} /> : <Loading what={say('正在取县级指标')} />}
      </>
    )
  const shown = { judged, items: data }
  return (
    <>
      <h1>{view === 'items' ? say('县级指标') : say(VIEWS[view])}</h1>
      <nav className="row no-print" aria-label={say('看什么')}>
        {views.map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={view === each}
            onClick={() => change({ view: each === 'items' ? undefined : each, filter: undefined })}
          >
            {say(VIEWS[each])}
          </button>
        ))}
        <button
          type="button"
          className="chip row-end"
          onClick={() => change({ standard: is2012 ? undefined : 'basic_balanced_2012', view: undefined, filter: undefined })}
        >
          {is2012 ? say('看优质均衡 2017') : say('看基本均衡 2012')}
        </button>
      </nav>
      {data.isOwn ? null : <p className="notice">{say('这里看的是别的区县的数据，没有本县记录的结论。')}</p>}
      {view === 'items' ? <CountyItemsView {...shown} /> : null}
      <Suspense fallback={<Loading what={say('正在取县级指标')} />}>
        {view === 'scores' ? <ScoresView {...shown} /> : null}
        {view === 'core' ? <CoreItemsView {...shown} /> : null}
        {view === 'duties' ? (
          <DutiesView key={data.standard.key} standard={data.standard.key} statements={data.statements} />
        ) : null}
        {view === 'doubts' ? <DoubtsView schoolYear={data.schoolYear} /> : null}
      </Suspense>
      <ItemDrawer {...shown} />
    </>
  )
}
