import { deleteView, listViews, saveView } from '@junheng/core/features/views/contract.ts'
import type { SavedView, ViewRoom } from '@junheng/core/features/views/schema.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { call } from './call.ts'
import { Disclosure } from './disclosure.tsx'
import './saved-views.css'
import { ENGLISH } from './saved-views-english.ts'
import { Failed } from './states.tsx'
import { useText } from './text.ts'
import { readSearch, type Search, useUrl, writeSearch } from './url.ts'

interface Props {
  room: ViewRoom
  /** The keys of the address that make the view; the others (data, standard, what is open) are left as they are. */
  keys: readonly string[]
}

/** Ways of looking at a room that one keeps under a name: filters, order and columns as they stand in the address. They follow the person. */
export function SavedViews({ room, keys }: Props) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const kept = useQuery({
    queryKey: ['views', room],
    queryFn: ({ signal }) => call(listViews, { params: { room } }, signal),
    staleTime: 60_000,
  })
  const now = searchOf(search, keys)
  const views = kept.data?.views ?? []
  const shown = now === '' ? undefined : views.find((view) => view.search === now)
  const show = ({ search: wanted }: SavedView) =>
    change({ ...Object.fromEntries(keys.map((key) => [key, undefined])), ...readSearch(wanted) })
  return (
    <Disclosure
      label={shown ? say('视图：{name}', { name: shown.name }) : say('视图')}
      isOn={shown !== undefined}
      className="views"
    >
      {(close) => (
        <>
          <h2>{say('我的视图')}</h2>
          {kept.error ? <Failed error={kept.error} retry={() => void kept.refetch()} /> : null}
          {kept.data && views.length === 0 ? <p className="dim small">{say('还没有保存的视图')}</p> : null}
          <ul className="views-list">
            {views.map((view) => (
              <View
                key={view.name}
                room={room}
                view={view}
                isShown={view === shown}
                onShow={() => {
                  show(view)
                  close()
                }}
              />
            ))}
          </ul>
          <SaveForm room={room} search={now} />
        </>
      )}
    </Disclosure>
  )
}

interface ViewProps {
  room: ViewRoom
  view: SavedView
  isShown: boolean
  onShow: () => void
}

function View({ room, view, isShown, onShow }: ViewProps) {
  const say = useText(ENGLISH)
  const queryClient = useQueryClient()
  const remove = useMutation({
    mutationFn: () => call(deleteView, { params: { room, name: view.name } }),
    onSuccess: (left) => queryClient.setQueryData(['views', room], left),
  })
  return (
    <li>
      <button type="button" className="link" aria-current={isShown} onClick={onShow}>
        {view.name}
      </button>
      <button type="button" className="views-delete" disabled={remove.isPending} onClick={() => remove.mutate()}>
        <span aria-hidden="true">✕</span>
        <span className="sr">{say('删除视图 {name}', { name: view.name })}</span>
      </button>
      {remove.error ? <Failed error={remove.error} /> : null}
    </li>
  )
}

function SaveForm({ room, search }: { room: ViewRoom; search: string }) {
  const say = useText(ENGLISH)
  const [name, setName] = useState('')
  const queryClient = useQueryClient()
  const save = useMutation({
    mutationFn: () => call(saveView, { params: { room, name: name.trim() }, body: { search } }),
    onSuccess: (all) => {
      queryClient.setQueryData(['views', room], all)
      setName('')
    },
  })
  return (
    <form
      className="stack"
      onSubmit={(e) => {
        e.preventDefault()
        if (name.trim()) save.mutate()
      }}
    >
      <div className="row">
        <Input
          aria-label={say('视图名称')}
          placeholder={say('视图名称')}
          maxLength={40}
          value={name}
          onChange={(e) => setName(e.target.value)}
        />
        <Button htmlType="submit" type="primary" disabled={!name.trim()} loading={save.isPending}>
          {say('保存')}
        </Button>
      </div>
      <p className="dim small" role="status">
        {save.isSuccess && !name ? say('已保存') : say('把现在的筛选、排序和列存为一个视图，换一台电脑也在。')}
        {name ? ` ${say('同名的视图会被替换。')}` : ''}
      </p>
      {save.error ? <Failed error={save.error} /> : null}
    </form>
  )
}

/** The view's part of the address, keys in their own order, so that equal views are equal texts. */
const searchOf = (search: Search, keys: readonly string[]): string =>
  writeSearch(Object.fromEntries(keys.map((key) => [key, search[key]]))).slice(1)
