import { listViews } from '@junheng/core/features/views/contract.ts'
import type { SavedView, ViewRoom } from '@junheng/core/features/views/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from './call.ts'
import { Disclosure } from './disclosure.tsx'
import './saved-views.css'
import { ENGLISH } from './saved-views-english.ts'
import { ShareAddress } from './share-address.tsx'
import { Failed } from './states.tsx'
import { useText } from './text.ts'
import { readSearch, type Search, useUrl, writeSearch } from './url.ts'
import { SaveViewForm } from './view-form.tsx'
import { ViewLine } from './view-line.tsx'

interface Props {
  room: ViewRoom
  /** The keys of the address that make the view; the others (data, standard, what is open) are left as they are. */
  keys: readonly string[]
}

/**
 * Ways of looking at a room kept under a name: filters, order and columns as they stand in the address. One's own follow the person; the county's
 * are kept by its office for everybody who reads it.
 */
export function SavedViews({ room, keys }: Props) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const kept = useQuery({
    queryKey: ['views', room],
    queryFn: ({ signal }) => call(listViews, { params: { room } }, signal),
    staleTime: 60_000,
  })
  const now = searchOf(search, keys)
  const { views = [], shared = [] } = kept.data ?? {}
  const shown = now === '' ? undefined : [...views, ...shared].find((view) => view.search === now)
  const show = ({ search: wanted }: SavedView) =>
    change({ ...Object.fromEntries(keys.map((key) => [key, undefined])), ...readSearch(wanted) })
  return (
    <Disclosure
      label={shown ? say('视图：{name}', { name: shown.name }) : say('视图')}
      isOn={shown !== undefined}
      className="views"
    >
      {(close) => {
        const lineOf = (view: SavedView, isShared: boolean) => (
          <ViewLine
            key={view.name}
            room={room}
            view={view}
            isShared={isShared}
            isShown={view.search === now}
            onShow={() => {
              show(view)
              close()
            }}
          />
        )
        return (
          <>
            <h2>{say('我的视图')}</h2>
            {kept.error ? <Failed error={kept.error} retry={() => void kept.refetch()} /> : null}
            {kept.data && views.length === 0 ? <p className="dim small">{say('还没有保存的视图')}</p> : null}
            <ul className="views-list">{views.map((view) => lineOf(view, false))}</ul>
            {shared.length > 0 ? (
              <>
                <h2>{say('本县共用')}</h2>
                <ul className="views-list">{shared.map((view) => lineOf(view, true))}</ul>
              </>
            ) : null}
            <SaveViewForm room={room} search={now} />
            <ShareAddress />
          </>
        )
      }}
    </Disclosure>
  )
}

/** The view's part of the address, keys in their own order, so that equal views are equal texts. */
const searchOf = (search: Search, keys: readonly string[]): string =>
  writeSearch(Object.fromEntries(keys.map((key) => [key, search[key]]))).slice(1)
