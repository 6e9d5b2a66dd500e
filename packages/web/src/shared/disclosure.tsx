import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import './disclosure.css'

interface Props {
  /** What the button says. */
  label: ReactNode
  /** For screen readers, where the label alone does not say it. */
  name?: string
  /** Like a chip that is on. */
  isOn?: boolean
  className?: string
  children: ReactNode | ((close: () => void) => ReactNode)
}

/** A button with a panel below it: Esc and a press elsewhere close it, Esc gives the focus back to the button. */
export function Disclosure({ label, name, isOn = false, className = '', children }: Props) {
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()

  useEffect(() => {
    if (!isOpen) return
    const onPress = (e: PointerEvent) => {
      if (!box.current?.contains(e.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', onPress)
    return () => document.removeEventListener('pointerdown', onPress)
  }, [isOpen])

  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the Esc that its button or panel did not take
    <div
      ref={box}
      className={`disclosure ${className}`}
      onKeyDown={(e) => {
        if (e.key !== 'Escape' || !isOpen) return
        e.stopPropagation()
        close()
      }}
    >
      <button
        ref={button}
        type="button"
        className={`chip${isOn ? ' is-on' : ''}`}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={name}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
        <span aria-hidden="true">▾</span>
      </button>
      {isOpen ? (
        <div id={id} className="disclosure-panel">
          {typeof children === 'function' ? children(close) : children}
        </div>
      ) : null}
    </div>
  )
}
