import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useMay } from '../../../shared/session.ts'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { deskQuery } from '../api.ts'
import { ENGLISH } from '../desk-english.ts'
import { MyTasks } from './my-tasks.tsx'
import { TopWarnings } from './top-warnings.tsx'

/** What waits for the person at the screen, and the warnings they see; below it what is said of their post. */
export function OwnDesk({ heading, children }: { heading: string; children: ReactNode }) {
  const say = useText(ENGLISH)
  const seesWarnings = useMay('warning.read')
  const { data, error, refetch } = useQuery(deskQuery)
  return (
    <>
      <h1>{heading}</h1>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what={say('正在看有什么待办')} /> : null}
      {data ? (
        <div className={seesWarnings ? 'desk-pair' : ''}>
          <MyTasks desk={data} title={say('我的工作')} />
          {seesWarnings ? <TopWarnings warnings={data.warnings} /> : null}
        </div>
      ) : null}
      {/* Not before: it would be moved by what comes above it. */}
      {data || error ? children : null}
    </>
  )
}
