import { type ReactNode, useEffect } from 'react'
import { RoomTabs } from './room-tabs.tsx'
import { useSignedIn } from './session.ts'
import { useWords } from './words.ts'

interface Props {
  /** The page's name, for the tab and history. */
  name: string
  /** What every figure below belongs to: file and time, standard and profile, 暂算. */
  context?: ReactNode
  isDemo?: boolean
  children: ReactNode
}

/** Every page behind the sign-in: the context bar, then the page. */
export function PageFrame({ name, context, isDemo, children }: Props) {
  const session = useSignedIn()
  const words = useWords()
  useEffect(() => {
    document.title = `${name} · ${words.product}`
  }, [name, words.product])
  return (
    <>
      <section className="context" aria-label={words.scope}>
        {session.county ? <strong>{session.county.name}</strong> : <strong>{words.administration}</strong>}
        {context}
        {(isDemo ?? session.county?.isDemo) ? <span className="badge-demo">{words.demo}</span> : null}
      </section>
      <div className="page">
        <RoomTabs />
        {children}
      </div>
    </>
  )
}
