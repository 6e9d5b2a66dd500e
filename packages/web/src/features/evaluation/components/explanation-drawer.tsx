import { lazy, Suspense, useEffect, useRef } from 'react'
import { Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { readExplainKey } from '../../../shared/verdict/explain-address.ts'
import { ENGLISH } from '../explanation-english.ts'
import type { JudgedBy } from '../use-judged.ts'

const Content = lazy(() => import('./explanation-content.tsx'))

/**
 * The explanation of the figure named in the address (`explain`). A native modal dialog: the browser keeps the focus inside, closes
 * it on Esc and hands the focus back to where it came from.
 */
export function ExplanationDrawer({ judged }: { judged: JudgedBy }) {
  const say = useText(ENGLISH)
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
      aria-label={say('依据')}
      onCancel={(e) => {
        e.preventDefault()
        close()
      }}
      onClick={(e) => e.target === dialog.current && close()}
    >
      {figure ? (
        <div className="drawer-body stack">
          <button type="button" className="drawer-close" onClick={close}>
            <span aria-hidden="true">✕</span>
            <span className="sr">{say('关闭依据')}</span>
          </button>
          <Suspense fallback={<Loading what={say('正在取依据')} />}>
            <Content key={search['explain']} figure={figure} judged={judged} />
          </Suspense>
        </div>
      ) : null}
    </dialog>
  )
}
