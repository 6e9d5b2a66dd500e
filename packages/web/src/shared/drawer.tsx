import { type ReactNode, useEffect, useRef } from 'react'
import { ENGLISH } from './english.ts'
import { useText } from './text.ts'

interface Props {
  isOpen: boolean
  /** What the drawer is, for screen readers. */
  label: string
  onClose: () => void
  children: ReactNode
}

/**
 * The sheet that comes in from the right. A native modal dialog: the browser keeps the focus inside and closes it on Esc; the focus goes
 * back to where it came from.
 */
export function Drawer({ isOpen, label, onClose, children }: Props) {
  const say = useText(ENGLISH)
  const dialog = useRef<HTMLDialogElement>(null)
  const cameFrom = useRef<HTMLElement | null>(null)

  useEffect(() => {
    const element = dialog.current
    if (!element || !isOpen) return
    cameFrom.current = document.activeElement as HTMLElement | null
    if (!element.open) element.showModal()
    return () => {
      element.close()
      giveBack(cameFrom.current)
    }
  }, [isOpen])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes a dialog with Esc, which arrives as onCancel
    <dialog
      ref={dialog}
      className="drawer"
      aria-label={label}
      onCancel={(e) => {
        e.preventDefault()
        onClose()
      }}
      onClick={(e) => e.target === dialog.current && onClose()}
    >
      {isOpen ? (
        <div className="drawer-body stack">
          <button type="button" className="drawer-close" onClick={onClose}>
            <span aria-hidden="true">✕</span>
            <span className="sr">{say('关闭{what}', { what: label })}</span>
          </button>
          {children}
        </div>
      ) : null}
    </dialog>
  )
}

/** The page may have rendered anew below, or have come with the drawer open: then the reader goes on where the page begins. */
function giveBack(focus: HTMLElement | null): void {
  const still = focus?.isConnected && focus !== document.body ? focus : document.getElementById('main')
  still?.focus({ preventScroll: true })
}
