import type { ReturnForm } from '@junheng/core/features/collection/round/fill/schema.ts'
import type { ReturnDetail } from '@junheng/core/features/collection/round/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Empty, Loading } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useUrl } from '../../../../../shared/url.ts'
import { faultsQuery } from '../api.ts'
import { ENGLISH } from '../fill-english.ts'
import { foundAt } from '../found-at.ts'
import { moveByKey } from '../keyboard.ts'
import { countSections } from '../section-counts.ts'
import { FillContext, sectionOf, useEveryChange } from '../use-fill.ts'
import { useFillStore } from '../use-fill-store.ts'
import { useIsPrinting } from '../use-is-printing.ts'
import { useQuietRevision } from '../use-quiet-revision.ts'
import { ConflictList } from './conflict-list.tsx'
import { Leftovers } from './leftovers.tsx'
import { ReturnHead } from './return-head.tsx'
import { ReturnedNotice } from './returned-notice.tsx'
import { SaveRefused } from './save-state.tsx'
import { SectionNav } from './section-nav.tsx'
import { SectionView } from './section-view.tsx'

/** A return's form: the sections at the left, the chosen one beside them; on paper all of them. */
export function FillForm({ detail, form }: { detail: ReturnDetail; form: ReturnForm }) {
  const say = useText(ENGLISH)
  const [url, change] = useUrl()
  const { store, drafts } = useFillStore(detail)
  const ticks = useEveryChange(store)
  const checked = useQuery(faultsQuery(detail.id, useQuietRevision(store)))
  const found = useMemo(() => foundAt(checked.data, detail.remarks), [checked.data, detail.remarks])
  const isPrinting = useIsPrinting()
  const body = useRef<HTMLDivElement>(null)
  const { sections } = form
  const chosen = sections.find(({ key }) => key === url['section']) ?? sections[0]
  // biome-ignore lint/correctness/useExhaustiveDependencies: the values stand in the store; each change of one is a tick
  const counts = useMemo(() => countSections(sections, store, found), [sections, store, found, ticks])

  const goTo = useCallback(
    (path: string) => {
      const section = sectionOf(path, sections)
      if (section) change({ section: section.key, at: path })
    },
    [sections, change],
  )
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (e.key.toLowerCase() !== 's' || !(e.ctrlKey || e.metaKey)) return
      e.preventDefault()
      void store.flush()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [store])

  // What the check says stands between the rows: were they shown before it, they would move.
  const isShown = useFirst(checked.isFetched)
  useArrival(isShown ? url['at'] : undefined, body, () => change({ at: undefined }, 'replace'))

  const isReadOnly = !detail.mayDo.includes('save')
  const fill = useMemo(() => ({ store, form, detail, found, isReadOnly, goTo }), [store, form, detail, found, isReadOnly, goTo])
  if (!isShown) return <Loading what={say('正在检查')} />
  if (!chosen)
    return (
      <Empty title={detail.unitName}>
        <p>{say('这份填报没有要填的项目。')}</p>
      </Empty>
    )
  return (
    <FillContext value={fill}>
      <ReturnHead />
      <SaveRefused />
      <Leftovers drafts={drafts} />
      <ConflictList />
      <ReturnedNotice />
      <div className="fill-body">
        <SectionNav
          sections={sections}
          counts={counts}
          current={chosen.key}
          onChoose={(key) => change({ section: key, at: undefined })}
        />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys its fields do not take */}
        <div
          ref={body}
          className="stack"
          onKeyDown={(e) => {
            if (body.current && moveByKey(e, body.current)) e.preventDefault()
          }}
        >
          {(isPrinting ? sections : [chosen]).map((section) => (
            <SectionView key={section.key} section={section} />
          ))}
        </div>
      </div>
    </FillContext>
  )
}

/** False until something has come for the first time, or has taken too long to wait for. */
function useFirst(hasCome: boolean): boolean {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 2500)
    return () => clearTimeout(timer)
  }, [])
  const came = useRef(false)
  came.current ||= hasCome || isLate
  return came.current
}

/** Brings the value the address names to the eye and the keyboard to it, once it is on the page. */
function useArrival(path: string | undefined, body: React.RefObject<HTMLDivElement | null>, onArrived: () => void): void {
  const latest = useRef(onArrived)
  latest.current = onArrived
  useEffect(() => {
    if (!path || !body.current) return
    const exact = CSS.escape(path)
    const field =
      body.current.querySelector<HTMLElement>(`[data-fill="${exact}"]`) ??
      body.current.querySelector<HTMLElement>(`[data-row="${exact}"] [data-fill]`) ??
      body.current.querySelector<HTMLElement>('[data-fill]')
    field?.closest('details')?.setAttribute('open', '')
    field?.scrollIntoView({ block: 'center' })
    field?.focus({ preventScroll: true })
    latest.current()
  }, [path, body])
}
