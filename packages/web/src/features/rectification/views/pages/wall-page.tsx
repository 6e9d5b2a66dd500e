import '../views.css'
import '../wall.css'
import type { Wall, WallLine } from '@junheng/core/features/rectification/views/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { dateTimeSecond } from '../../../../shared/dates.ts'
import { dueText } from '../../../../shared/due-words.ts'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { wallQuery } from '../api.ts'
import { ProgressBar } from '../components/progress-bar.tsx'
import { StateWord } from '../components/state-word.tsx'
import { ENGLISH } from '../progress-english.ts'

const LINES = 8
const TURN = 12_000

/** 挂图作战: readable at five metres, refreshes and turns its pages by itself, names organisations and no person. */
export default function WallPage() {
  const say = useText(ENGLISH)
  const wall = useRef<HTMLDivElement>(null)
  const { data, error, isPending, refetch } = useQuery(wallQuery)
  return (
    <PageFrame name={say('挂图作战')}>
      <div ref={wall} className="wall">
        <header className="wall-head">
          <h1>{data ? say('{county}整改挂图作战', { county: data.county }) : say('挂图作战')}</h1>
          <p className="wall-time">
            {data ? <span>{say('{at} 的情况，每分钟更新', { at: dateTimeSecond(data.at) })}</span> : null}
            {data && error ? (
              <span className="item-late" role="status">
                ▲ {say('与服务器失去联系，仍是上面这个时间的情况；每分钟再试')}
              </span>
            ) : null}
            <button type="button" className="chip no-print" onClick={() => void wall.current?.requestFullscreen?.()}>
              {say('全屏')}
            </button>
          </p>
        </header>
        {isPending ? <Loading /> : null}
        {error && !data ? <Failed error={error} retry={() => void refetch()} /> : null}
        {data && data.counts.total === 0 ? (
          <Empty title={say('台账里还没有整改任务')}>
            <p>{say('列入台账后，这里显示全县进度。')}</p>
          </Empty>
        ) : null}
        {data && data.counts.total > 0 ? <Board wall={data} /> : null}
      </div>
    </PageFrame>
  )
}

function Board({ wall: { counts, indicators, units, late, next, today } }: { wall: Wall }) {
  const say = useText(ENGLISH)
  return (
    <>
      <ul className="wall-figures">
        <Big name={say('在办')} value={counts.standing} />
        <Big name={say('逾期')} value={counts.late} isBad={counts.late > 0} />
        <Big name={say('待验收')} value={counts.in.submitted ?? 0} />
        <Big name={say('已销号')} value={counts.closed} />
        <Big name={say('本月销号')} value={counts.closedThisMonth} />
        <li>
          <span>{say('销号率')}</span>
          <b>{`${Math.floor((counts.closed / counts.total) * 1000) / 10}%`}</b>
        </li>
      </ul>
      <div className="wall-parts">
        <div className="wall-tasks">
          {late.length > 0 ? (
            <Part title={say('逾期任务')} lines={late} size={next.length > 0 ? 4 : LINES} today={today} />
          ) : null}
          {next.length > 0 || late.length === 0 ? (
            <Part title={say('三十天内到期')} lines={next} size={late.length > 0 ? 4 : LINES} today={today} />
          ) : null}
        </div>
        <section className="wall-part">
          <h2>{say('单位')}</h2>
          <Turning size={LINES} count={units.length}>
            {(from, to) => (
              <ol className="wall-list">
                {units.slice(from, to).map((unit) => (
                  <li key={unit.key} className="wall-unit">
                    <span className="wall-rank">{unit.rank}</span>
                    <span className="wall-name">{unit.name}</span>
                    {unit.late > 0 ? <span className="item-late">▲ {say('逾期 {n}', { n: unit.late })}</span> : null}
                    <ProgressBar tally={unit} />
                  </li>
                ))}
              </ol>
            )}
          </Turning>
        </section>
        <section className="wall-part">
          <h2>{say('指标')}</h2>
          <Turning size={LINES} count={indicators.length}>
            {(from, to) => (
              <ol className="wall-list">
                {indicators.slice(from, to).map((group) => (
                  <li key={group.key} className="wall-unit">
                    <span className="wall-name">{group.name || say('其他事项')}</span>
                    {group.late > 0 ? <span className="item-late">▲ {say('逾期 {n}', { n: group.late })}</span> : null}
                    <ProgressBar tally={group} />
                  </li>
                ))}
              </ol>
            )}
          </Turning>
        </section>
      </div>
    </>
  )
}

function Big({ name, value, isBad = false }: { name: string; value: number; isBad?: boolean }) {
  return (
    <li className={isBad ? 'is-bad' : undefined}>
      <span>
        {isBad ? <span aria-hidden="true">▲ </span> : null}
        {name}
      </span>
      <b>{value}</b>
    </li>
  )
}

function Part({ title, lines, size, today }: { title: string; lines: readonly WallLine[]; size: number; today: string }) {
  const say = useText(ENGLISH)
  return (
    <section className="wall-part">
      <h2>{title}</h2>
      {lines.length === 0 ? <p className="dim">{say('没有')}</p> : null}
      <Turning size={size} count={lines.length}>
        {(from, to) => (
          <ol className="wall-list">
            {lines.slice(from, to).map((line) => {
              const due = dueText(line.deadline, today)
              return (
                <li key={line.no} className="wall-line">
                  <span className="wall-name">
                    {line.schoolName ?? say('全县')} · {line.indicatorName || say('其他事项')}
                  </span>
                  <span className="wall-state">
                    <StateWord state={line.state} />
                    <span className={line.deadline < today ? 'item-late' : undefined}> {say(due.zh, { n: due.n })}</span>
                  </span>
                  <span className="wall-units">{line.units.slice(0, 3).join('、')}</span>
                </li>
              )
            })}
          </ol>
        )}
      </Turning>
    </section>
  )
}

interface TurningProps {
  /** Lines of a page, other than on a full screen, where a page is what fits. */
  size: number
  count: number
  children: (from: number, to: number) => React.ReactNode
}

/** Turns from page to page by itself while it is looked at; not while the pointer or the focus is on it, nor where motion is not wanted. */
function Turning({ size: usual, count, children }: TurningProps) {
  const say = useText(ENGLISH)
  const frame = useRef<HTMLDivElement>(null)
  const size = useFitting(frame) ?? usual
  const [page, setPage] = useState(0)
  const [isHeld, setHeld] = useState(false)
  const pages = Math.max(1, Math.ceil(count / size))
  useEffect(() => {
    if (pages < 2 || isHeld || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const timer = setInterval(() => document.hidden || setPage((now) => now + 1), TURN)
    return () => clearInterval(timer)
  }, [pages, isHeld])
  const shown = page % pages
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: looking closer holds the page
    <div
      ref={frame}
      className="wall-turning"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {children(shown * size, shown * size + size)}
      {pages > 1 ? (
        <p className="wall-pages">
          <button type="button" className="chip" onClick={() => setPage((shown + pages - 1) % pages)}>
            ‹<span className="sr">{say('上一页')}</span>
          </button>
          <span>{`${shown + 1}/${pages}`}</span>
          <button type="button" className="chip" onClick={() => setPage((shown + 1) % pages)}>
            ›<span className="sr">{say('下一页')}</span>
          </button>
        </p>
      ) : null}
    </div>
  )
}

/** How many lines of a list have room on a full screen, which nobody scrolls; null elsewhere. */
function useFitting(frame: React.RefObject<HTMLDivElement | null>): number | null {
  const [lines, setLines] = useState<number | null>(null)
  useEffect(() => {
    const box = frame.current
    if (!box) return
    const seen = new ResizeObserver(() => {
      const line = box.querySelector('li')
      if (!document.fullscreenElement || !line) return setLines(null)
      const pager = 1.8 * Number.parseFloat(getComputedStyle(box).fontSize)
      setLines(Math.max(1, Math.floor((box.clientHeight - pager) / line.offsetHeight)))
    })
    seen.observe(box)
    return () => seen.disconnect()
  }, [frame])
  return lines
}
