import type { Timeline, TimelineItem, TimelineProject } from '@junheng/core/features/rectification/views/schema.ts'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useText } from '../../../../shared/text.ts'
import { STATE_WORDS } from '../item-words.ts'
import { ENGLISH } from '../progress-english.ts'
import { type Scale, scaleOf } from '../timeline-scale.ts'

const ROW = 34

interface Props {
  timeline: Timeline
  /** How many times the drawing is wider than its room; what does not fit is scrolled to. */
  zoom: number
}

/** A table with everything in words; its last column draws the same, rows of one height so that lines find their way between them. */
export function TimelineTable({ timeline: { today, items, projects }, zoom }: Props) {
  const say = useText(ENGLISH)
  const frame = useRef<HTMLElement>(null)
  const days = [
    today,
    ...items.flatMap(({ from, to, steps }) => [from, to ?? from, ...steps.map(({ due }) => due)]),
    ...projects.flatMap(({ planned, expected }) => [planned, expected]).filter((day) => day !== null),
  ]
  const scale = scaleOf(days, zoom)
  const now = scale.at(today)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a wider drawing has its today elsewhere
  useEffect(() => {
    // What fits is not moved by it; where the drawing is wider, also on a small screen, it begins with today.
    showPlace(frame.current, now)
  }, [zoom, now])
  const byKey = new Map(projects.map((project) => [project.key, project]))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section ref={frame} className="frame timeline-frame" aria-label={say('整改时间图')} tabIndex={0}>
      <table className="t timeline" style={{ '--zoom': zoom } as React.CSSProperties}>
        <thead>
          <tr>
            <th scope="col">{say('任务')}</th>
            <th scope="col">{say('完成时间')}</th>
            <th scope="col">{say('所等的项目')}</th>
            <th scope="col" className="timeline-scale">
              <span className="sr">{say('图')}</span>
              {scale.ticks.map(({ day, at, label }) => (
                <span key={day} aria-hidden="true" className="timeline-tick" style={{ left: `${at}%` }}>
                  {label}
                </span>
              ))}
              <span aria-hidden="true" className="timeline-now" style={{ left: `${now}%` }}>
                {say('今天')}
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {projects.map((project, i) => (
            <ProjectRow key={project.key} project={project} scale={scale} today={today}>
              {i === 0 ? <Lines items={items} projects={projects} scale={scale} today={today} /> : null}
            </ProjectRow>
          ))}
          {items.map((item, i) => (
            <tr key={item.no} className={item.isLate ? 'is-late' : undefined}>
              <th scope="row">
                <Link to="/ledger/$no" params={{ no: String(item.no) }} title={item.label}>
                  № {item.no} {item.label}
                </Link>
                <span className="sr">{say(STATE_WORDS[item.state])}</span>
              </th>
              <td>
                {item.to ?? <span className="dim">{say('未定')}</span>}
                {item.isLate ? <span className="item-late"> ▲</span> : null}
                <span className="sr">
                  {item.steps.map(({ due, text, doneOn }) => `${due} ${text}${doneOn ? `（${say('已完成')}）` : ''}`).join('；')}
                </span>
              </td>
              <td>
                <Waiting item={item} projects={item.projects.flatMap((key) => byKey.get(key) ?? [])} />
              </td>
              <td className="timeline-bars" aria-hidden="true">
                <Bar item={item} scale={scale} />
                {i === 0 && projects.length === 0 ? (
                  <Lines items={items} projects={projects} scale={scale} today={today} />
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Scrolls sideways until a place of the drawing (0…100) is in the middle of what is seen of it. */
function showPlace(frame: HTMLElement | null, at: number): void {
  const drawing = frame?.querySelector<HTMLElement>('.timeline-scale')
  const named = frame?.querySelector<HTMLElement>('tbody th')
  if (!frame || !drawing || !named) return
  const seen = frame.clientWidth - named.offsetWidth
  frame.scrollLeft = drawing.offsetLeft + (at / 100) * drawing.offsetWidth - named.offsetWidth - seen / 2
}

/** What a task waits for; a building expected after the deadline is said to be so. */
function Waiting({ item, projects }: { item: TimelineItem; projects: readonly TimelineProject[] }) {
  const say = useText(ENGLISH)
  return projects.map(({ key, name, expected, isDone }) => (
    <span key={key} className="timeline-waits" title={name}>
      {!isDone && expected !== null && item.to !== null && expected > item.to ? (
        <span className="item-late">▲ {say('{day} 才验收', { day: expected })} </span>
      ) : null}
      {name}
    </span>
  ))
}

interface ProjectProps {
  project: TimelineProject
  scale: Scale
  today: string
  children: React.ReactNode
}

function ProjectRow({ project: { name, planned, expected, isDone }, scale, today, children }: ProjectProps) {
  const say = useText(ENGLISH)
  const isDelayed = planned !== null && expected !== null && expected > planned
  const end = expected ?? planned
  return (
    <tr className="timeline-project">
      <th scope="row" title={name}>
        {name}
      </th>
      <td>{isDone ? say('已验收') : (end ?? <span className="dim">{say('未定')}</span>)}</td>
      <td>
        {isDelayed ? <span className="item-late">▲ {say('原定 {day}', { day: planned })} </span> : null}
        <span className="dim">{say('建设项目')}</span>
      </td>
      <td className="timeline-bars" aria-hidden="true">
        {end === null ? null : (
          <span
            className={`timeline-bar is-project${isDelayed ? ' is-delayed' : ''}`}
            style={{ left: `${Math.min(scale.at(today), scale.at(end))}%`, right: `${100 - scale.at(end)}%` }}
          />
        )}
        {children}
      </td>
    </tr>
  )
}

function Bar({ item: { from, to, isLate, state, steps }, scale }: { item: TimelineItem; scale: Scale }) {
  return (
    <>
      <span
        className={`timeline-bar is-${state}${isLate ? ' is-overdue' : ''}${to === null ? ' is-open-ended' : ''}`}
        style={{ left: `${Math.min(scale.at(from), scale.at(to ?? from))}%`, right: `${100 - scale.at(to ?? from)}%` }}
      />
      {steps.map(({ due, text, doneOn }) => (
        <span key={`${due}${text}`} className="timeline-step" title={`${due} ${text}`} style={{ left: `${scale.at(due)}%` }}>
          {doneOn === null ? '◆' : '◇'}
        </span>
      ))}
    </>
  )
}

/** Over all rows: today, and from each building to what waits for it. */
function Lines({ items, projects, scale, today }: Pick<Timeline, 'items' | 'projects' | 'today'> & { scale: Scale }) {
  const height = (items.length + projects.length) * ROW
  const rowOf = new Map(projects.map(({ key }, i) => [key, i]))
  const links = items.flatMap((item, i) =>
    item.projects.flatMap((key) => {
      const project = projects[rowOf.get(key) ?? -1]
      const end = project?.expected
      if (!project || !end) return []
      const isTight = item.to !== null && end > item.to && !project.isDone
      const [x1, y1] = [scale.at(end), (rowOf.get(key)! + 0.5) * ROW]
      const [x2, y2] = [scale.at(item.to ?? item.from), (projects.length + i + 0.5) * ROW]
      return { key: `${key}-${item.no}`, isTight, path: `M${x1} ${y1} V${y2} H${x2}` }
    }),
  )
  return (
    <svg
      className="timeline-lines"
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      style={{ height }}
      aria-hidden="true"
    >
      <line className="timeline-today" x1={scale.at(today)} x2={scale.at(today)} y1="0" y2={height} />
      {links.map(({ key, isTight, path }) => (
        <path key={key} className={isTight ? 'timeline-link is-tight' : 'timeline-link'} d={path} />
      ))}
    </svg>
  )
}
