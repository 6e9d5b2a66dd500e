import { useEffect, useRef, useState } from 'react'
import './chart.css'
import type { Drawing } from './drawing.ts'
import { ENGLISH } from './english.ts'
import { useText } from './text.ts'

interface Props<Picture> {
  picture: Picture
  /** The message of the figure; the table below it is its alternative. */
  message: string
  /** Fetches what draws it and opens it in its host. */
  open: (host: HTMLElement, onSelect: (code: string) => void) => Promise<Drawing<Picture>>
  onSelect: (code: string) => void
}

/** A picture whose data stand in a table below it. What draws it is fetched only here; its room is kept meanwhile, so that nothing shifts. */
export function Chart<Picture>({ picture, message, open, onSelect }: Props<Picture>) {
  const say = useText(ENGLISH)
  const host = useRef<HTMLDivElement>(null)
  const drawing = useRef<Drawing<Picture> | null>(null)
  const latest = useRef({ picture, onSelect, open })
  latest.current = { picture, onSelect, open }
  const [state, setState] = useState<'coming' | 'there' | 'failed'>('coming')

  useEffect(() => {
    let isGone = false
    latest.current
      .open(host.current!, (code) => latest.current.onSelect(code))
      .then(
        (opened) => {
          if (isGone) return opened.close()
          drawing.current = opened
          opened.show(latest.current.picture)
          setState('there')
        },
        () => setState('failed'),
      )
    return () => {
      isGone = true
      drawing.current?.close()
      drawing.current = null
    }
  }, [])
  useEffect(() => drawing.current?.show(picture), [picture])

  return (
    <div className="chart" role="img" aria-label={say('{title}。数据见下表。', { title: message })}>
      <div ref={host} className="chart-host" aria-hidden="true" />
      {state === 'there' ? null : (
        <p className="chart-state dim">{say(state === 'failed' ? '图没有画出来，数据见下表。' : '正在画图')}</p>
      )}
    </div>
  )
}
