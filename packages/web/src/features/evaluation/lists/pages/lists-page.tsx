import { useQuery } from '@tanstack/react-query'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { FilterNote } from '../../components/filter-note.tsx'
import { JudgedPage } from '../../components/judged-page.tsx'
import type { Judged } from '../../use-judged.ts'
import { useTraits } from '../../use-traits.ts'
import { listsQuery } from '../api.ts'
import { ClassesView } from '../components/classes-view.tsx'
import { NewcomersView } from '../components/newcomers-view.tsx'
import { SizesView } from '../components/sizes-view.tsx'
import { WeakView } from '../components/weak-view.tsx'
import '../lists.css'
import { ENGLISH } from '../lists-english.ts'

const VIEWS = ['classes', 'sizes', 'weak', 'newcomers'] as const
const NAMES = { classes: '大班额', sizes: '大校额', weak: '薄弱学校', newcomers: '新建未满员' } as const

/** 学校名单: the classes and schools that want looking at. */
export default function ListsPage() {
  const say = useText(ENGLISH)
  return <JudgedPage name={say('学校名单')}>{(judged) => <Lists judged={judged} />}</JudgedPage>
}

function Lists({ judged }: { judged: Judged }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const shown = VIEWS.find((each) => each === search['view']) ?? 'classes'
  const traitsOf = useTraits(judged)
  const { data, error, refetch } = useQuery(listsQuery(judged.package.id, judged.asked))
  return (
    <>
      <fieldset className="chips no-print" aria-label={say('看哪份名单')}>
        {VIEWS.map((view) => (
          <button
            key={view}
            type="button"
            className="chip"
            aria-pressed={view === shown}
            onClick={() => change({ view: view === 'classes' ? undefined : view, stage: undefined, q: undefined })}
          >
            {say(NAMES[view])}
          </button>
        ))}
      </fieldset>
      <FilterNote />
      {shown === 'weak' ? <WeakView judged={judged} traitsOf={traitsOf} /> : null}
      {shown !== 'weak' && error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {shown !== 'weak' && !data && !error ? <Loading what={say('正在取名单')} /> : null}
      {data && shown === 'classes' ? <ClassesView lists={data} traitsOf={traitsOf} /> : null}
      {data && shown === 'sizes' ? <SizesView lists={data} traitsOf={traitsOf} /> : null}
      {data && shown === 'newcomers' ? <NewcomersView lists={data} view={judged.view} traitsOf={traitsOf} /> : null}
    </>
  )
}
