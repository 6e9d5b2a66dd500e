import { type ReactNode, useEffect } from 'react'
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
    document.title = `${name} · 均衡`
  }, [name])
  return (
    <>
      <section className="context" aria-label="当前范围">
        {session.county ? <strong>{session.county.name}</strong> : <strong>系统管理</strong>}
        {context}
        {(isDemo ?? session.county?.isDemo) ? <span className="badge-demo">{words.demo}</span> : null}
      </section>
      <div className="page">{children}</div>
    </>
  )
}
