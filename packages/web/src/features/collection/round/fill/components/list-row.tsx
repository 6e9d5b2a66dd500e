import { cellFault } from '@junheng/core/features/collection/round/fill/rows.ts'
import type { FormColumn } from '@junheng/core/features/collection/round/fill/schema.ts'
import { readRow, rowText } from '@junheng/core/features/collection/round/value-path.ts'
import { memo, useRef } from 'react'
import { SeverityWord } from '../../../../../shared/marks.tsx'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../fill-english.ts'
import { useFill, useShown } from '../use-fill.ts'
import { ConflictChoice } from './conflict-choice.tsx'
import { FaultNotes } from './fault-notes.tsx'
import { FieldInput } from './field-input.tsx'
import { RemarkBox } from './remark-box.tsx'

interface Props {
  path: string
  number: number
  columns: readonly FormColumn[]
  onPaste: (path: string, column: string, text: string) => void
  onCopy: () => void
  onRemove: () => void
}

/** One row of a list. Its handlers may be new each time; only what is shown makes it render again. */
export const ListRow = memo(Row, (a, b) => a.path === b.path && a.number === b.number && a.columns === b.columns)

function Row(props: Props) {
  const { path, number, columns } = props
  const say = useText(ENGLISH)
  const { store, found, isReadOnly } = useFill()
  const shown = useShown(path)
  const latest = useRef(props)
  latest.current = props
  const words = readRow(shown.value) ?? {}
  const faulty = columns.flatMap((column) => cellFault(column, words[column.key] ?? '') ?? [])
  const remarks = found.remarks.get(path) ?? []
  const hasNotes = faulty.length > 0 || remarks.length > 0 || (found.faults.get(path)?.length ?? 0) > 0
  const label = say('第 {n} 行', { n: number })
  return (
    <>
      <tr data-row={path} className={shown.theirs ? 'fill-conflict' : undefined}>
        <th scope="row" className="num dim">
          {number}
        </th>
        {columns.map((column) => (
          <td key={column.key} className={column.kind === 'text' || column.choices.length > 0 ? undefined : 'num'}>
            {isReadOnly ? (
              (column.choices.find(({ value }) => value === words[column.key])?.zh ?? words[column.key] ?? '')
            ) : (
              <FieldInput
                field={column}
                value={words[column.key] ?? ''}
                name={`${label} ${column.zh}`}
                path={`${path}/${column.key}`}
                column={column.key}
                isFaulty={cellFault(column, words[column.key] ?? '') !== null}
                onType={(typed) => store.type(path, rowText({ ...words, [column.key]: typed }))}
                onLeave={() => void store.flush()}
                onPaste={(e) => {
                  const text = e.clipboardData.getData('text/plain')
                  if (!/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return
                  e.preventDefault()
                  latest.current.onPaste(path, column.key, text)
                }}
              />
            )}
          </td>
        ))}
        {isReadOnly ? null : (
          <td className="nowrap no-print">
            <button type="button" className="link small" onClick={() => latest.current.onCopy()}>
              {say('复制')}
              <span className="sr">{label}</span>
            </button>{' '}
            <button type="button" className="link small" onClick={() => latest.current.onRemove()}>
              {say('删除')}
              <span className="sr">{label}</span>
            </button>
          </td>
        )}
      </tr>
      {hasNotes || shown.theirs ? (
        <tr className="fill-below">
          <td colSpan={columns.length + 2}>
            {shown.theirs ? <ConflictChoice path={path} mine={shown.value} theirs={shown.theirs} before="" /> : null}
            {remarks.map((remark) => (
              <RemarkBox key={remark.id} remark={remark} />
            ))}
            {faulty.map((message) => (
              <p key={message} className="fill-fault">
                <SeverityWord severity="error" /> {message}
              </p>
            ))}
            <FaultNotes path={path} notes={[]} isUnsaved={shown.isUnsaved || faulty.length > 0} />
          </td>
        </tr>
      ) : null}
    </>
  )
}
