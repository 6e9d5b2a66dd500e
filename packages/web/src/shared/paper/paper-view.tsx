import type { FigureChange } from '@junheng/core/features/documents/figures.ts'
import { documentNumber, numberedHeadings, officialDate } from '@junheng/core/features/documents/official-text.ts'
import type { Block, Cell, Paper, Run } from '@junheng/core/features/documents/paper.ts'
import { Link } from '@tanstack/react-router'
import { createContext, type ReactNode, useContext } from 'react'
import { useText } from '../text.ts'
import type { Search } from '../url.ts'
import { explainKey } from '../verdict/explain-address.ts'
import { PaperDrawing } from './paper-drawing.tsx'
import { ENGLISH } from './paper-english.ts'
import './paper.css'

type OwnBlock = Extract<Block, { kind: 'own' }>

interface Reading {
  /** The address of the page that takes a figure apart; null where the reader may not, or it is not known of what data. */
  explain: Search | null
  /** Figures that an earlier version printed otherwise, by key. */
  changes: ReadonlyMap<string, FigureChange>
  /** How a text of the county's own is shown; by default as it prints. */
  own: ((block: OwnBlock) => ReactNode) | null
}
const Reading = createContext<Reading>({ explain: null, changes: new Map(), own: null })
const NO_CHANGES: Reading['changes'] = new Map()

interface Props {
  paper: Paper
  /** Of which data the figures are: their explanations are opened there. */
  explain: Search | null
  changes?: Reading['changes']
  own?: Reading['own']
}

/** An official paper as it will print: red letterhead, number, title, numbered headings, signature, annexes. */
export function PaperView({ paper, explain, changes = NO_CHANGES, own = null }: Props) {
  const say = useText(ENGLISH)
  const { letterhead, number, title, to, blocks, annexes, signature, copies } = paper
  return (
    <Reading.Provider value={{ explain, changes, own }}>
      <article className="bulletin" aria-label={title} lang="zh-CN">
        {letterhead ? <p className="bulletin-letterhead">{letterhead}</p> : null}
        {letterhead || number ? <p className="bulletin-number">{number ? documentNumber(number) : '〔　〕　号'}</p> : null}
        <h2 className="bulletin-title">{title}</h2>
        {to ? <p>{to}：</p> : null}
        <Blocks blocks={blocks} part="text" />
        {annexes.length > 0 ? <p className="bulletin-body">附件：{annexes.map((annex) => annex.title).join('；')}</p> : null}
        {signature ? (
          <p className="bulletin-signature">
            {signature.by}
            <br />
            {signature.on ? officialDate(signature.on) : ''}
          </p>
        ) : null}
        {copies ? <p className="bulletin-copies">抄送：{copies}</p> : null}
        {annexes.map((annex, i) => (
          <section key={annex.title} id={`annex-${i + 1}`} className="bulletin-annex">
            <p>{annexes.length === 1 ? say('附件') : say('附件{n}', { n: i + 1 })}</p>
            <h3 className="bulletin-title">{annex.title}</h3>
            <Blocks blocks={annex.blocks} part={`annex-${i + 1}`} />
          </section>
        ))}
      </article>
    </Reading.Provider>
  )
}

function Blocks({ blocks, part }: { blocks: readonly Block[]; part: string }) {
  const { own } = useContext(Reading)
  const headings = numberedHeadings(blocks)
  return blocks.map((block, i) => {
    // A paper is drawn whole and never reordered.
    const key = `${block.kind} ${i}`
    if (block.kind === 'heading')
      return (
        <h3 key={key} id={`${part}-${i}`} className={`bulletin-heading is-level-${block.level}`}>
          {headings.get(i)}
        </h3>
      )
    if (block.kind === 'paragraph')
      return (
        <p key={key} className="bulletin-body">
          <Runs runs={block.runs} />
        </p>
      )
    if (block.kind === 'picture') return <PaperDrawing key={key} picture={block} />
    if (block.kind === 'own') return own ? <div key={key}>{own(block)}</div> : <OwnText key={key} text={block.text} />
    return block.kind === 'table' ? <Table key={key} table={block} /> : null
  })
}

/** As it prints: a line a paragraph. */
export function OwnText({ text }: { text: string }) {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn whole; a line may stand in it twice
      <p key={`${i} ${line}`} className="bulletin-body">
        {line}
      </p>
    ))
}

function Table({ table: { caption, columns, head, rows } }: { table: Extract<Block, { kind: 'table' }> }) {
  const all = columns.reduce((sum, { width }) => sum + width, 0)
  const line = (cells: readonly Cell[]) => cells.map((each, col) => ({ ...each, id: `${col}` }))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="bulletin-frame" aria-label={caption ?? '表'} tabIndex={0}>
      <table className={`bulletin-table${columns.length > 3 ? ' is-wide' : ''}`}>
        {caption ? <caption>{caption}</caption> : null}
        <colgroup>
          {columns.map(({ width }, col) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns stand still
            <col key={col} style={{ width: `${(100 * width) / all}%` }} />
          ))}
        </colgroup>
        {head.length > 0 ? (
          <thead>
            {head.map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows stand still
              <tr key={row}>
                {line(cells).map(({ id, runs, colspan, rowspan }) => (
                  <th key={id} scope="col" colSpan={colspan} rowSpan={rowspan}>
                    <Runs runs={runs} />
                  </th>
                ))}
              </tr>
            ))}
          </thead>
        ) : null}
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows stand still
            <tr key={row}>
              {line(cells).map(({ id, runs, colspan, rowspan, align }, col) => (
                <td key={id} colSpan={colspan} rowSpan={rowspan} className={`paper-${align ?? columns[col]?.align ?? 'left'}`}>
                  <Runs runs={runs} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Runs({ runs }: { runs: readonly Run[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a line is drawn whole; a run may stand in it twice
  return runs.map((run, i) => <RunText key={`${i} ${run.text}`} run={run} />)
}

function RunText({ run: { text, figure } }: { run: Run }) {
  const say = useText(ENGLISH)
  const { explain, changes } = useContext(Reading)
  if (!figure) return <span>{text}</span>
  const change = changes.get(figure.key)
  const was = change && (change.before === null ? say('上一版没有这个数') : say('上一版为 {before}', { before: change.before }))
  const marked = was ? (
    <mark className="paper-changed" title={was}>
      {text}
      <span className="sr">（{was}）</span>
    </mark>
  ) : (
    text
  )
  if (figure.explain && explain)
    return (
      <Link to="/evaluation" search={{ ...explain, explain: explainKey(figure.explain) }} title={figure.label}>
        {marked}
      </Link>
    )
  if (figure.page && explain)
    return (
      <Link to="/matrix" search={explain} title={figure.label}>
        {marked}
      </Link>
    )
  return <span title={figure.value === null ? figure.missing.join('；') : undefined}>{marked}</span>
}
