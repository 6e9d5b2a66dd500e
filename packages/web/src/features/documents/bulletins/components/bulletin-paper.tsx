import { documentNumber, numberedHeadings, officialDate } from '@junheng/core/features/documents/official-text.ts'
import type { Block, Cell, Paper, Run } from '@junheng/core/features/documents/paper.ts'
import { Link } from '@tanstack/react-router'
import { createContext, useContext } from 'react'
import { useText } from '../../../../shared/text.ts'
import type { Search } from '../../../../shared/url.ts'
import { explainKey } from '../../../../shared/verdict/explain-address.ts'
import { ENGLISH } from '../bulletins-english.ts'
import '../bulletins.css'

/** The address of the page that takes a figure apart; null where the reader may not, or it is not known of what data. */
const Explained = createContext<Search | null>(null)

interface Props {
  paper: Paper
  /** Of which data the figures are: their explanations are opened there. */
  explain: Search | null
}

/** An official paper as it will print: red letterhead, number, title, numbered headings, signature, annexes. */
export function BulletinPaper({ paper, explain }: Props) {
  const say = useText(ENGLISH)
  const { letterhead, number, title, to, blocks, annexes, signature } = paper
  return (
    <Explained.Provider value={explain}>
      <article className="bulletin" aria-label={title} lang="zh-CN">
        {letterhead ? <p className="bulletin-letterhead">{letterhead}</p> : null}
        <p className="bulletin-number">{number ? documentNumber(number) : '〔　〕　号'}</p>
        <h2 className="bulletin-title">{title}</h2>
        {to ? <p>{to}：</p> : null}
        <Blocks blocks={blocks} />
        {annexes.length > 0 ? <p className="bulletin-body">附件：{annexes.map((annex) => annex.title).join('；')}</p> : null}
        {signature ? (
          <p className="bulletin-signature">
            {signature.by}
            <br />
            {signature.on ? officialDate(signature.on) : ''}
          </p>
        ) : null}
        {annexes.map((annex, i) => (
          <section key={annex.title} className="bulletin-annex">
            <p>{annexes.length === 1 ? say('附件') : say('附件{n}', { n: i + 1 })}</p>
            <h3 className="bulletin-title">{annex.title}</h3>
            <Blocks blocks={annex.blocks} />
          </section>
        ))}
      </article>
    </Explained.Provider>
  )
}

function Blocks({ blocks }: { blocks: readonly Block[] }) {
  const headings = numberedHeadings(blocks)
  return blocks.map((block, i) => {
    // A paper is drawn whole and never reordered.
    const key = `${block.kind} ${i}`
    if (block.kind === 'heading')
      return (
        <h3 key={key} className="bulletin-heading">
          {headings.get(i)}
        </h3>
      )
    if (block.kind === 'paragraph')
      return (
        <p key={key} className="bulletin-body">
          <Runs runs={block.runs} />
        </p>
      )
    return block.kind === 'table' ? <Table key={key} table={block} /> : null
  })
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
  const explain = useContext(Explained)
  return runs.map((run, i) => {
    const { text, figure } = run
    const key = `${i} ${text}`
    if (figure?.explain && explain)
      return (
        <Link key={key} to="/evaluation" search={{ ...explain, explain: explainKey(figure.explain) }} title={figure.label}>
          {text}
        </Link>
      )
    if (figure && figure.value === null)
      return (
        <span key={key} title={figure.missing.join('；')}>
          {text}
        </span>
      )
    return <span key={key}>{text}</span>
  })
}
