import type { MapArea } from '@junheng/core/features/evaluation/map/schema.ts'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { GLYPHS } from '../../../../shared/marks.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { useWords } from '../../../../shared/words.ts'
import { drawBlocks, drawOutlines } from '../drawing.ts'
import { ENGLISH } from '../map-english.ts'
import type { TownLine } from '../map-schools.ts'
import { nextMark } from '../steps.ts'

interface Props {
  /** Null: blocks by town. */
  areas: readonly MapArea[] | null
  towns: readonly TownLine[]
}

/** The county with a mark for each school: glyph and colour say how it stands. One stop of the keyboard; arrows choose, Enter opens. */
export function CountyDrawing({ areas, towns }: Props) {
  const say = useText(ENGLISH)
  const words = useWords()
  const navigate = useNavigate()
  const [search, change] = useUrl()
  const host = useRef<HTMLDivElement>(null)
  const width = useWidth(host)
  const drawing = useMemo(() => (areas ? drawOutlines(areas, towns, width) : drawBlocks(towns, width)), [areas, towns, width])
  const { marks, blocks, height, size } = drawing
  const chosen = marks.findIndex(({ school }) => school.code === search['school'])
  const choose = (i: number) => change({ school: marks[i]?.school.code }, 'replace')
  const onKey = (e: KeyboardEvent) => {
    if (e.key === 'Enter' && chosen >= 0) {
      void navigate({ to: '/schools/$code', params: { code: marks[chosen]!.school.code }, search: (s) => s })
      return
    }
    if (!/^(Arrow|Home|End)/.test(e.key)) return
    e.preventDefault()
    choose(chosen < 0 ? 0 : nextMark(marks, chosen, e.key))
  }
  const labelOf = (i: number) => {
    const { school } = marks[i]!
    const mark = school.mark ? words[school.mark] : say('没有结论')
    return say('{name}，{town}，{mark}', { name: school.name, town: school.town ?? say('未注明镇街'), mark })
  }
  return (
    <div
      ref={host}
      className="map-host"
      role="listbox"
      tabIndex={0}
      aria-label={say('各镇街学校的图，共 {n} 所。用方向键在学校之间移动，按 Enter 打开学校；同样的内容在下面的表里。', {
        n: marks.length,
      })}
      aria-activedescendant={chosen >= 0 ? `map-${marks[chosen]!.school.code}` : undefined}
      onKeyDown={onKey}
    >
      <svg viewBox={`0 0 ${width} ${height}`} height={height} role="none">
        <g>
          {blocks.map(({ key, path, town }) => (
            <path key={key} d={path} fillRule="evenodd" className={town ? 'map-town' : 'map-elsewhere'} />
          ))}
          {blocks.map(({ key, town, label, isOutline }) =>
            town ? (
              <text key={key} x={label.x} y={label.y} className="map-label" textAnchor={isOutline ? 'middle' : 'start'}>
                {town.name ?? say('未注明镇街')}
                {isOutline ? null : (
                  <tspan className="map-count" dx={8}>
                    {town.counts.unmet > 0 ? `${GLYPHS.unmet} ${town.counts.unmet} / ` : ''}
                    {town.schools.length}
                  </tspan>
                )}
              </text>
            ) : null,
          )}
        </g>
        {marks.map(({ school, x, y }, i) => (
          <g
            key={school.code}
            id={`map-${school.code}`}
            role="option"
            aria-selected={i === chosen}
            aria-label={labelOf(i)}
            className={`map-mark mark-${school.mark ?? 'out'}`}
            onClick={() => choose(i)}
          >
            <title>{labelOf(i)}</title>
            <circle cx={x} cy={y} r={size * 0.7} className={i === chosen ? 'map-ring' : 'map-touch'} />
            <text x={x} y={y} fontSize={size} textAnchor="middle" dominantBaseline="central">
              {GLYPHS[school.mark ?? 'out']}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}

/** Of the drawing's place on the page, known before the first paint. */
function useWidth(host: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(720)
  useLayoutEffect(() => {
    const element = host.current
    if (!element) return
    const measure = () => setWidth(Math.max(280, Math.round(element.clientWidth)))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [host])
  return width
}
