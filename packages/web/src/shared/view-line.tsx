import { deleteSharedView, deleteView, renameSharedView, renameView, shareView } from '@junheng/core/features/views/contract.ts'
import type { SavedView, ViewRoom } from '@junheng/core/features/views/schema.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { call } from './call.ts'
import { ENGLISH } from './saved-views-english.ts'
import { useMay } from './session.ts'
import { Failed } from './states.tsx'
import { useText } from './text.ts'

interface Props {
  room: ViewRoom
  view: SavedView
  /** Kept for the whole county. */
  isShared: boolean
  isShown: boolean
  onShow: () => void
}

/** A kept view: shown by its name; renamed, shared with the county and deleted beside it, by whom it belongs to. */
export function ViewLine({ room, view, isShared, isShown, onShow }: Props) {
  const say = useText(ENGLISH)
  const mayShare = useMay('views.share')
  const [isRenaming, setRenaming] = useState(false)
  const queryClient = useQueryClient()
  const params = { room, name: view.name }
  const change = useMutation({
    mutationFn: (act: 'delete' | 'share' | { name: string }) => {
      if (act === 'share') return call(shareView, { params, body: { search: view.search } })
      if (act === 'delete') return call(isShared ? deleteSharedView : deleteView, { params })
      return call(isShared ? renameSharedView : renameView, { params, body: act })
    },
    onSuccess: (left) => {
      queryClient.setQueryData(['views', room], left)
      setRenaming(false)
    },
  })
  const { name } = view
  const isOurs = !isShared || mayShare
  if (isRenaming)
    return (
      <li>
        <Rename
          name={name}
          isPending={change.isPending}
          onName={(next) => (next === name ? setRenaming(false) : change.mutate({ name: next }))}
        />
        {change.error ? <Failed error={change.error} /> : null}
      </li>
    )
  return (
    <li>
      <button type="button" className="link" aria-current={isShown} onClick={onShow}>
        {name}
      </button>
      {isOurs ? (
        <span className="views-acts small">
          <button
            type="button"
            className="link"
            aria-label={say('给视图 {name} 改名', { name })}
            onClick={() => setRenaming(true)}
          >
            {say('改名')}
          </button>
          {mayShare && !isShared ? (
            <button
              type="button"
              className="link"
              disabled={change.isPending}
              aria-label={say('把视图 {name} 给全县共用', { name })}
              onClick={() => change.mutate('share')}
            >
              {say('共用')}
            </button>
          ) : null}
          <button type="button" className="views-delete" disabled={change.isPending} onClick={() => change.mutate('delete')}>
            <span aria-hidden="true">✕</span>
            <span className="sr">{say('删除视图 {name}', { name })}</span>
          </button>
        </span>
      ) : null}
      {change.error ? <Failed error={change.error} /> : null}
    </li>
  )
}

function Rename({ name, isPending, onName }: { name: string; isPending: boolean; onName: (next: string) => void }) {
  const say = useText(ENGLISH)
  const [next, setNext] = useState(name)
  return (
    <form
      className="row"
      onSubmit={(e) => {
        e.preventDefault()
        if (next.trim()) onName(next.trim())
      }}
    >
      <Input
        aria-label={say('视图名称')}
        size="small"
        autoFocus
        maxLength={40}
        value={next}
        onChange={(e) => setNext(e.target.value)}
      />
      <Button size="small" htmlType="submit" loading={isPending} disabled={!next.trim()}>
        {say('改名')}
      </Button>
    </form>
  )
}
