import { lazy, Suspense, useEffect, useState } from 'react'
import { useWords } from '../shared/words.ts'

const FindSchool = lazy(() => import('./find-school.tsx'))

/** Opens the search over all schools, also by Ctrl+K. What it needs is loaded when first opened. */
export function FindSchoolButton({ onGo }: { onGo: () => void }) {
  const words = useWords()
  const [isOpen, setOpen] = useState(false)

  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (e.key.toLowerCase() !== 'k' || !(e.ctrlKey || e.metaKey) || e.altKey || e.shiftKey) return
      e.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  return (
    <>
      <button
        type="button"
        className="side-find"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K"
        onClick={() => setOpen(true)}
      >
        {words.findSchool}
        <kbd>Ctrl K</kbd>
      </button>
      {isOpen ? (
        <Suspense>
          <FindSchool
            onClose={(gone) => {
              setOpen(false)
              if (gone) onGo()
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}
