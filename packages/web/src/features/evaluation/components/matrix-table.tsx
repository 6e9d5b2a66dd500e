import type { Matrix, MatrixRow as Row } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  Fragment,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import { useText } from '../../../shared/text.ts'
import { type Search, useUrl } from '../../../shared/url.ts'
import { readExplainKey } from '../../../shared/verdict/explain-address.ts'
import { ENGLISH } from '../matrix-english.ts'
import { type Place, placeAfter } from '../matrix-keys.ts'
import { drawnColumns, NAME_WIDTH } from '../matrix-layout.ts'
import { Foot, Head } from './matrix-head.tsx'
import { MatrixRow } from './matrix-row.tsx'

const ROW = 32
/** Head and foot stick to the frame's edges; a row is in sight only between them. */
const HEAD_AND_FOOT = 92

/**
 * Sections × indicators, duties and facts: a real table of which only the rows in sight are drawn. One cell at a time is in the tab
 * order; the keys move on from there through all rows. On paper and as cards every row is drawn.
 */
export function MatrixTable({ matrix, rows }: { matrix: Matrix; rows: readonly Row[] }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const columns = useMemo(() => drawnColumns(matrix, search['cols']), [matrix, search['cols']])
  const frame = useRef<HTMLElement>(null)
  useHeightLeft(frame, search)
  const [stop, setStop] = useState<Place>({ row: 0, col: 1 })
  const moved = useRef(false)
  const drawsAll = useDrawsAll()
  const here: Place = { row: Math.min(stop.row, rows.length - 1), col: Math.min(stop.col, columns.length) }

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: 5,
    scrollPaddingEnd: HEAD_AND_FOOT,
    // The tab stop stays in the table however far one scrolls.
    rangeExtractor: useCallback(
      (range: Range) => [...new Set([here.row, ...defaultRangeExtractor(range)])].filter((i) => i >= 0).sort((a, b) => a - b),
      [here.row],
    ),
  })
  const opened = readExplainKey(search['explain'])
  const drawn = drawsAll ? rows.map((_, index) => ({ index, start: index * ROW })) : virtual.getVirtualItems()

  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    const cell = frame.current?.querySelector<HTMLElement>(`tr[data-row="${here.row}"] [data-col="${here.col}"]`)
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [here.row, here.col])

  const onKeyDown = (event: KeyboardEvent) => {
    const from = placeOf(event.target as Element)
    const to = from && placeAfter(event, from, { rows: rows.length, cols: columns.length + 1 })
    if (!to) return
    event.preventDefault()
    moved.current = true
    virtual.scrollToIndex(to.row)
    setStop(to)
  }
  const open = useCallback((explain: string) => change({ explain }), [change])
  const width = NAME_WIDTH + columns.reduce((sum, column) => sum + column.width, 0)
  let end = 0
  return (
    <>
      <p className="sr" id="matrix-keys">
        {say('用方向键在各格之间移动，Home、End 到行首行尾，按 Enter 打开依据，按斜线键搜索学校。')}
      </p>
      <section ref={frame} className="frame matrix-frame" aria-label={say('学校矩阵')}>
        <table
          className="t matrix"
          style={{ '--width': `${width}px` } as CSSProperties}
          aria-describedby="matrix-keys"
          aria-rowcount={rows.length + 2}
          aria-colcount={columns.length + 1}
        >
          <colgroup>
            <col style={columnWidth(NAME_WIDTH)} />
            {columns.map((column) => (
              <col key={column.key} style={columnWidth(column.width)} />
            ))}
          </colgroup>
          <Head matrix={matrix} columns={columns} />
          <tbody onKeyDown={onKeyDown} onFocus={(e) => setStop(placeOf(e.target) ?? here)}>
            {drawn.map(({ index, start }) => {
              const gap = start - end
              end = start + ROW
              return (
                <Fragment key={`${rows[index]!.code} ${rows[index]!.stage}`}>
                  {gap > 0 ? <Space height={gap} /> : null}
                  <MatrixRow
                    row={rows[index]!}
                    index={index}
                    columns={columns}
                    stop={index === here.row ? here.col : -1}
                    opened={
                      opened && opened.school === rows[index]!.code && opened.stage === rows[index]!.stage
                        ? opened.indicator
                        : null
                    }
                    onOpen={open}
                  />
                </Fragment>
              )
            })}
            {rows.length * ROW > end ? <Space height={rows.length * ROW - end} /> : null}
          </tbody>
          <tfoot>
            <Foot matrix={matrix} rows={rows} columns={columns} />
          </tfoot>
        </table>
        {rows.length === 0 ? <p className="state">{say('没有符合筛选的学段，请减少筛选条件。')}</p> : null}
      </section>
    </>
  )
}

// A variable, so that print and cards may choose another width.
const columnWidth = (width: number) => ({ '--column-width': `${width}px` }) as CSSProperties

/** Rows not drawn, as high as they would be. */
const Space = ({ height }: { height: number }) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can take the focus
  <tr aria-hidden="true" className="matrix-space">
    <td style={{ height }} />
  </tr>
)

function placeOf(element: Element): Place | null {
  const cell = element.closest<HTMLElement>('[data-col]')
  const row = cell?.closest<HTMLElement>('[data-row]')
  return cell && row ? { row: Number(row.dataset['row']), col: Number(cell.dataset['col']) } : null
}

/** The frame ends where the window ends, however many lines the filters above take. */
function useHeightLeft(frame: RefObject<HTMLElement | null>, search: Search): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is filtered by decides how many lines stand above
  useLayoutEffect(() => {
    const settle = () => {
      const top = (frame.current?.getBoundingClientRect().top ?? 0) + scrollY
      frame.current?.style.setProperty('--matrix-height', `${Math.max(320, innerHeight - top - 16)}px`)
    }
    settle()
    addEventListener('resize', settle)
    return () => removeEventListener('resize', settle)
  }, [frame, search])
}

/** True on paper, and on small screens, where rows are cards of any height. */
function useDrawsAll(): boolean {
  const [drawsAll, setDrawsAll] = useState(() => matchMedia(CARDS).matches)
  useEffect(() => {
    const small = matchMedia(CARDS)
    const settle = () => setDrawsAll(small.matches)
    // The browser takes its picture as soon as these return.
    const before = () => flushSync(() => setDrawsAll(true))
    small.addEventListener('change', settle)
    addEventListener('beforeprint', before)
    addEventListener('afterprint', settle)
    return () => {
      small.removeEventListener('change', settle)
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', settle)
    }
  }, [])
  return drawsAll
}

const CARDS = '(max-width: 760px)'
