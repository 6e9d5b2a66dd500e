import type { Progress, Tell } from '@junheng/core/progress.ts'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { ENGLISH } from './made-file-english.ts'
import { Failed } from './states.tsx'
import { type Say, useText } from './text.ts'

interface Props<M> {
  label: string
  /** Does the work; hears how far it has come. */
  make: (hear: Tell, signal: AbortSignal) => Promise<M>
  /** Where the finished file is fetched. */
  address: (made: M) => string
}

/** Has a file about many schools made, says how far it has come, and saves it; leaving the page or 取消 ends the work. */
export function MadeFileButton<M extends { schools: number }>({ label, make, address }: Props<M>) {
  const say = useText(ENGLISH)
  const [work, setWork] = useState<Progress | 'begun' | null>(null)
  const [made, setMade] = useState<M | null>(null)
  const [error, setError] = useState<unknown>(null)
  const leaving = useRef<AbortController | null>(null)
  useEffect(() => () => leaving.current?.abort(), [])

  const begin = async () => {
    const own = new AbortController()
    leaving.current = own
    setWork('begun')
    setError(null)
    try {
      const done = await make(setWork, own.signal)
      setMade(done)
      window.location.assign(address(done))
    } catch (reason) {
      if (!own.signal.aborted) setError(reason)
    }
    if (!own.signal.aborted) setWork(null)
  }
  const cancel = () => {
    leaving.current?.abort()
    setWork(null)
  }
  return (
    <span className="row">
      <Button size="small" loading={work !== null} onClick={() => void begin()}>
        {label}
      </Button>
      {work ? (
        <>
          <progress
            className="progress"
            aria-label={say('进度')}
            value={work !== 'begun' && work.of ? (work.rows ?? 0) / work.of : undefined}
          />
          <span className="dim small num">{said(say, work)}</span>
          <Button size="small" onClick={cancel}>
            {say('取消')}
          </Button>
        </>
      ) : null}
      <span role="status" className="small">
        {made && !work ? (
          <>
            ● {say('已做好，共 {n} 所', { n: made.schools })}　
            <a href={address(made)} download>
              {say('再次下载')}
            </a>
          </>
        ) : null}
      </span>
      {error ? <Failed error={error} /> : null}
    </span>
  )
}

function said(say: Say<typeof ENGLISH>, work: Progress | 'begun'): string {
  if (work === 'begun') return say('正在判定')
  if (work.phase === 'waiting') return say('前面还有别的计算，正在排队')
  if (work.phase === 'writing') return say('正在写第 {n} 所，共 {of} 所', { n: work.rows ?? 0, of: work.of ?? 0 })
  return work.phase === 'storing' ? say('正在存入') : say('正在判定')
}
