import { useEffect, useRef, useState } from 'react'
import { useText } from '../../../shared/text.ts'
import type { openDrawing } from '../spread-drawing.ts'
import { ENGLISH } from '../spread-english.ts'
import type { Picture } from '../spread-option.ts'

interface Props {
  picture: Picture
  /** The message of the figure; the table below it is its alternative. */
  message: string
  onSelect: (code: string) => void
}

/** The picture of a spread. What draws it is fetched only here; its room is kept meanwhile, so that nothing shifts. */
export function SpreadChart({ picture, message, onSelect }: Props) {
  const say = useText(ENGLISH)
  const host = useRef<HTMLDivElement>(null)
  const drawing = useRef<ReturnType<typeof openDrawing> | null>(null)
  const latest = useRef({ picture, onSelect })
  latest.current = { picture, onSelect }
  const [state, setState] = useState<'coming' | 'there' | 'failed'>('coming')

  useEffect(() => {
    let isGone = false
    import('../spread-drawing.ts').then(
      (module) => {
        if (isGone || !host.current) return
        drawing.current = module.openDrawing(host.current, (code) => latest.current.onSelect(code))
        drawing.current.show(latest.current.picture)
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
    <div className="spread-chart" role="img" aria-label={say('{title}。各校数据见下表。', { title: message })}>
      <div ref={host} className="spread-chart-host" aria-hidden="true" />
      {state === 'there' ? null : (
        <p className="spread-chart-state dim">{say(state === 'failed' ? '图没有画出来，数据见下表。' : '正在画图')}</p>
      )}
    </div>
  )
}
