import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useUrl } from '../../../shared/url.ts'
import { readExplainKey } from '../../../shared/verdict/explain-address.ts'
import { explanationQuery } from '../api.ts'
import type { Judged } from '../use-judged.ts'
import { ExplanationSheet } from './explanation-sheet.tsx'

/**
 * The explanation of the figure named in the address (`explain`). A native modal dialog: the browser keeps the focus inside, closes
 * it on Esc and hands the focus back to where it came from.
 */
export function ExplanationDrawer({ judged }: { judged: Judged }) {
  const [search, change] = useUrl()
  const dialog = useRef<HTMLDialogElement>(null)
  const cameFrom = useRef<HTMLElement | null>(null)
  const figure = readExplainKey(search['explain'])
  const isOpen = figure !== null

  useEffect(() => {
    const element = dialog.current
    if (!element || !isOpen) return
    cameFrom.current = document.activeElement as HTMLElement | null
    if (!element.open) element.showModal()
    return () => {
      element.close()
      // The page may have rendered anew below; only what still stands can take the focus back.
      if (cameFrom.current?.isConnected) cameFrom.current.focus({ preventScroll: true })
    }
  }, [isOpen])

  const close = () => change({ explain: undefined })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes a dialog with Esc, which arrives as onCancel
    <dialog
      ref={dialog}
      className="drawer"
      aria-label="依据"
      onCancel={(e) => {
        e.preventDefault()
        close()
      }}
      onClick={(e) => e.target === dialog.current && close()}
    >
      {figure ? <Content key={search['explain']} judged={judged} onClose={close} /> : null}
    </dialog>
  )
}

function Content({ judged, onClose }: { judged: Judged; onClose: () => void }) {
  const [search] = useUrl()
  const figure = readExplainKey(search['explain'])!
  const { data, error, isPending, refetch } = useQuery(explanationQuery(judged.package.id, judged.asked, figure))
  return (
    <div className="drawer-body">
      <button type="button" className="drawer-close" onClick={onClose}>
        <span aria-hidden="true">✕</span>
        <span className="sr">关闭依据</span>
      </button>
      {isPending ? <Loading what="正在取依据" /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? <ExplanationSheet explanation={data} figure={figure} judged={judged} /> : null}
    </div>
  )
}
