import { figureOf } from '@junheng/core/features/collection/round/fill/hints.ts'
import { placeBlock, readBlock } from '@junheng/core/features/collection/round/fill/paste.ts'
import { compareRows, nextRow } from '@junheng/core/features/collection/round/fill/rows.ts'
import type { FormList } from '@junheng/core/features/collection/round/fill/schema.ts'
import { pathOf, readRow, rowText } from '@junheng/core/features/collection/round/value-path.ts'
import { Button } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { plain } from '../../../../../shared/numbers.ts'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../fill-english.ts'
import { newRowKey } from '../row-key.ts'
import { useEveryChange, useFill } from '../use-fill.ts'
import { ListNone } from './list-none.tsx'
import { ListRow } from './list-row.tsx'
import { type Pasted, PasteNotice } from './paste-notice.tsx'

/** A list as a table to type in: rows are added, copied, removed and sorted; a block copied from a spreadsheet is pasted over its cells. */
export function ListTable({ list: { list, columns, noun }, name }: { list: FormList; name: string }) {
  const say = useText(ENGLISH)
  const { store, detail, isReadOnly } = useFill()
  useEveryChange(store)
  const body = useRef<HTMLTableSectionElement>(null)
  const [pasted, setPasted] = useState<Pasted | null>(null)
  const rowOf = useCallback((path: string) => readRow(store.read(path).value) ?? {}, [store])
  // Rows keep their place while somebody types in them; the order is made when the page is opened and when it is asked for.
  const [order, setOrder] = useState<readonly string[]>(() => sorted(store.paths().filter((path) => isRow(path))))
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())

  function isRow(path: string): boolean {
    return path.startsWith(`${list}/`) && store.read(path).value !== ''
  }
  function sorted(paths: readonly string[]): string[] {
    const compare = compareRows(list)
    return [...paths].sort((a, b) => compare(rowOf(a), rowOf(b)))
  }
  const placed = new Set(order)
  const others = store.paths().filter((path) => isRow(path) && !placed.has(path))
  const rows = [...order, ...others].filter((path) => !gone.has(path) || isRow(path))
  const before = useMemo(
    () => Object.entries(detail.previous?.values ?? {}).filter(([path]) => path.startsWith(`${list}/`)),
    [detail.previous, list],
  )

  const write = (changes: readonly (readonly [string, string])[]) => {
    const none = pathOf.none(list)
    const clears = store.read(none).value !== '' ? [[none, ''] as const] : []
    store.typeAll([...clears, ...changes])
  }
  const add = (words: Readonly<Record<string, string>>, after?: string) => {
    const path = pathOf.row(list, newRowKey())
    const at = after === undefined ? rows.length : rows.indexOf(after) + 1
    // At once, so that the keyboard goes on in the new row.
    flushSync(() => {
      setOrder([...rows.slice(0, at), path, ...rows.slice(at)])
      if (Object.keys(words).length > 0) write([[path, rowText(words)]])
    })
    const row = body.current?.querySelectorAll<HTMLElement>(`[data-row="${path}"] [data-fill]`)
    const empty = [...(row ?? [])].find((each) => (each as HTMLInputElement).value === '')
    ;(empty ?? row?.[0])?.focus()
  }
  const remove = (path: string) => {
    setGone(new Set([...gone, path]))
    if (store.read(path).value !== '') store.type(path, '')
    body.current
      ?.querySelector<HTMLElement>(`[data-row="${rows[rows.indexOf(path) + 1] ?? rows[rows.indexOf(path) - 1]}"] [data-fill]`)
      ?.focus()
  }
  const paste = (path: string, column: string, text: string): void => {
    const from = columns.findIndex(({ key }) => key === column)
    const block = placeBlock(readBlock(text).slice(0, 2001), columns, from)
    const at = rows.indexOf(path)
    const targets = block.rows.map((_, i) => rows[at + i] ?? pathOf.row(list, newRowKey()))
    const changes = block.rows.map((words, i) => [targets[i]!, rowText({ ...rowOf(targets[i]!), ...words })] as const)
    const undo = targets.map((target) => [target, store.read(target).value] as const)
    setOrder([...rows, ...targets.filter((target) => !rows.includes(target))])
    write(changes)
    setPasted({ rows: block.rows.length, hadHeader: block.hadHeader, unplaced: block.unplaced, undo })
  }
  const sums = columns.filter(({ kind, unit }) => kind === 'integer' || kind === 'number' || unit !== '')

  return (
    <div className="stack fill-list">
      {isReadOnly ? null : (
        <div className="row no-print">
          <Button size="small" onClick={() => add(nextRow(list, columns, rows.length > 0 ? rowOf(rows.at(-1)!) : undefined))}>
            {say('添加一行')}
          </Button>
          <Button size="small" disabled={rows.length < 2} onClick={() => setOrder(sorted(rows))}>
            {say('排序')}
          </Button>
          {rows.length === 0 && before.length > 0 && list !== 'classes' ? (
            <Button size="small" onClick={() => write(before.map(([, value]) => [pathOf.row(list, newRowKey()), value]))}>
              {say('照上年填入 {n} 行', { n: before.length })}
            </Button>
          ) : null}
          <span className="dim small">{say('可从 Excel 复制整块，点一个单元格后粘贴；第一行是表头的会自动认出。')}</span>
          {list === 'rooms' ? <ListNone list={list} hasRows={rows.some(isRow)} /> : null}
        </div>
      )}
      {pasted ? <PasteNotice pasted={pasted} onUndo={() => write(pasted.undo)} onClose={() => setPasted(null)} /> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" aria-label={say('{name}的表格', { name })} tabIndex={0}>
        <table className="t fill-rows">
          <thead>
            <tr>
              <th scope="col" className="num">
                {say('行')}
              </th>
              {columns.map(({ key, zh, unit }) => (
                <th key={key} scope="col" className={unit ? 'num' : undefined}>
                  {zh}
                  {unit ? <span className="dim">（{unit}）</span> : null}
                </th>
              ))}
              {isReadOnly ? null : (
                <th scope="col" className="no-print">
                  <span className="sr">{say('操作')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((path, i) => (
              <ListRow
                key={path}
                path={path}
                number={i + 1}
                columns={columns}
                onPaste={paste}
                onCopy={() => add(rowOf(path), path)}
                onRemove={() => remove(path)}
              />
            ))}
            {rows.length === 0 ? (
              <tr>
                <td colSpan={columns.length + 2} className="dim">
                  {isReadOnly ? say('没有填报。') : <PasteHere onPaste={(text) => paste('', columns[0]!.key, text)} />}
                </td>
              </tr>
            ) : null}
          </tbody>
          {rows.length > 0 ? (
            <tfoot>
              <tr>
                <th scope="row" colSpan={1}>
                  {say('合计')}
                </th>
                {columns.map((column, i) => (
                  <td key={column.key} className={sums.includes(column) ? 'fill-sum' : undefined}>
                    {sums.includes(column)
                      ? plain(totalOf(rows.map((path) => figureOf(rowOf(path)[column.key] ?? ''))))
                      : i === 0
                        ? `${rows.length} ${noun}`
                        : null}
                  </td>
                ))}
                {isReadOnly ? null : <td className="no-print" />}
              </tr>
            </tfoot>
          ) : null}
        </table>
      </section>
    </div>
  )
}

/** Of those that are given. */
const totalOf = (values: readonly number[]): number => values.reduce((sum, each) => (Number.isNaN(each) ? sum : sum + each), 0)

/** An empty table still takes a pasted block. */
function PasteHere({ onPaste }: { onPaste: (text: string) => void }) {
  const say = useText(ENGLISH)
  return (
    <textarea
      className="fill-input fill-paste"
      rows={2}
      aria-label={say('在这里粘贴从 Excel 复制的表格')}
      placeholder={say('在这里粘贴从 Excel 复制的表格，或点“添加一行”')}
      value=""
      onChange={() => {}}
      onPaste={(e) => {
        e.preventDefault()
        onPaste(e.clipboardData.getData('text/plain'))
      }}
    />
  )
}
