import type { PlanDetail } from '@junheng/core/features/rectification/schema.ts'
import { useEffect, useRef } from 'react'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { ENGLISH } from '../plan-english.ts'
import { IndicatorSheet } from './indicator-sheet.tsx'

/** The indicator named in the address (`open`) in full. A native modal dialog: the browser keeps the focus inside and closes it on Esc. */
export function IndicatorDrawer({ detail }: { detail: PlanDetail }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const dialog = useRef<HTMLDialogElement>(null)
  const cameFrom = useRef<HTMLElement | null>(null)
  const indicator = detail.plan.indicators.find(({ no }) => String(no) === search['open'])
  const isOpen = indicator !== undefined

  useEffect(() => {
    const element = dialog.current
    if (!element || !isOpen) return
    cameFrom.current = document.activeElement as HTMLElement | null
    if (!element.open) element.showModal()
    return () => {
      element.close()
      if (cameFrom.current?.isConnected) cameFrom.current.focus({ preventScroll: true })
    }
  }, [isOpen])

  const close = () => change({ open: undefined })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes a dialog with Esc, which arrives as onCancel
    <dialog
      ref={dialog}
      className="drawer"
      aria-label={say('第 {no} 项全文', { no: search['open'] ?? '' })}
      onCancel={(e) => {
        e.preventDefault()
        close()
      }}
      onClick={(e) => e.target === dialog.current && close()}
    >
      {indicator ? (
        <div className="drawer-body">
          <button type="button" className="drawer-close" onClick={close}>
            <span aria-hidden="true">✕</span>
            <span className="sr">{say('关闭')}</span>
          </button>
          <IndicatorSheet indicator={indicator} findings={detail.findings} />
        </div>
      ) : null}
    </dialog>
  )
}
