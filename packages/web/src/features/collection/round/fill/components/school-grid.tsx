import { figureOf } from '@junheng/core/features/collection/round/fill/hints.ts'
import { placeBySchool, readBlock } from '@junheng/core/features/collection/round/fill/paste.ts'
import { cellFault } from '@junheng/core/features/collection/round/fill/rows.ts'
import type { FormField, FormGrid } from '@junheng/core/features/collection/round/fill/schema.ts'
import { pathOf } from '@junheng/core/features/collection/round/value-path.ts'
import { memo, useState } from 'react'
import { plain } from '../../../../../shared/numbers.ts'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../fill-english.ts'
import { useEveryChange, useFill, useShown } from '../use-fill.ts'
import { ConflictChoice } from './conflict-choice.tsx'
import { FaultNotes } from './fault-notes.tsx'
import { FieldInput } from './field-input.tsx'
import { type Pasted, PasteNotice } from './paste-notice.tsx'
import { RemarkBox } from './remark-box.tsx'

const POSTS = ['posts_approved', 'posts_filled'] as const

/** What a unit reports school by school; the sum of each column is held against the county's figure where there is one. */
export function SchoolGrid({ grid, name }: { grid: FormGrid; name: string }) {
  const say = useText(ENGLISH)
  const { store } = useFill()
  useEveryChange(store)
  const [pasted, setPasted] = useState<Pasted | null>(null)
  const { columns, schools, totals } = grid
  const hasVacancies = POSTS.every((key) => columns.some((column) => column.key === key))
  const sumOf = (key: string) => {
    const given = schools
      .map(({ code }) => figureOf(store.read(pathOf.of(code, key)).value))
      .filter((each) => !Number.isNaN(each))
    return given.length === 0 ? Number.NaN : given.reduce((sum, each) => sum + each, 0)
  }
  const paste = (from: { code: string; key: string }, text: string) => {
    const placed = placeBySchool(readBlock(text), columns, schools, from)
    const changes = placed.rows.flatMap(({ code, words }) =>
      Object.entries(words).map(([key, value]) => [pathOf.of(code, key), value] as const),
    )
    const undo = changes.map(([path]) => [path, store.read(path).value] as const)
    store.typeAll(changes)
    setPasted({ rows: placed.rows.length, hadHeader: placed.hadHeader, unplaced: placed.unplaced, undo })
  }
  return (
    <div className="stack fill-list">
      {pasted ? <PasteNotice pasted={pasted} onUndo={() => store.typeAll(pasted.undo)} onClose={() => setPasted(null)} /> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" aria-label={say('{name}的表格', { name })} tabIndex={0}>
        <table className="t fill-rows">
          <thead>
            <tr>
              <th scope="col">{say('学校')}</th>
              {columns.map(({ key, zh, unit, definition }) => (
                <th key={key} scope="col" className={unit ? 'num' : undefined} title={definition}>
                  {zh}
                  {unit ? <span className="dim">（{unit}）</span> : null}
                </th>
              ))}
              {hasVacancies ? (
                <th scope="col" className="num">
                  {say('空编（自动）')}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {schools.map((school) => (
              <SchoolRow key={school.code} school={school} columns={columns} hasVacancies={hasVacancies} onPaste={paste} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say('合计 {n} 校', { n: schools.length })}</th>
              {columns.map(({ key, kind }) => {
                const total = totals[key] ? figureOf(store.read(totals[key]).value) : Number.NaN
                const sum = sumOf(key)
                return (
                  <td key={key} className="fill-sum">
                    {kind === 'integer' || kind === 'number' ? plainOrNone(sum) : null}
                    {Number.isNaN(total - sum) ? null : (
                      <span className={`fill-hint small ${total === sum ? 'mark-met' : 'severity-warn'}`}>
                        {total === sum
                          ? say('✓ 与全县数一致')
                          : say('▲ 全县数 {n}，相差 {gap}', { n: plain(total), gap: plain(sum - total) })}
                      </span>
                    )}
                  </td>
                )
              })}
              {hasVacancies ? <td className="fill-sum">{plainOrNone(sumOf(POSTS[0]) - sumOf(POSTS[1]))}</td> : null}
            </tr>
          </tfoot>
        </table>
      </section>
    </div>
  )
}

const plainOrNone = (value: number): string => plain(Number.isNaN(value) ? null : value)

interface RowProps {
  school: FormGrid['schools'][number]
  columns: readonly FormField[]
  hasVacancies: boolean
  onPaste: (from: { code: string; key: string }, text: string) => void
}

const SchoolRow = memo(
  ({ school, columns, hasVacancies, onPaste }: RowProps) => (
    <tr>
      <th scope="row">{school.name}</th>
      {columns.map((column) => (
        <Cell key={column.key} school={school} column={column} onPaste={onPaste} />
      ))}
      {hasVacancies ? <Vacancy code={school.code} /> : null}
    </tr>
  ),
  (a, b) => a.school === b.school && a.columns === b.columns,
)

function Cell({ school, column, onPaste }: { school: RowProps['school']; column: FormField; onPaste: RowProps['onPaste'] }) {
  const { store, detail, found, isReadOnly } = useFill()
  const path = pathOf.of(school.code, column.key)
  const shown = useShown(path)
  if (isReadOnly) return <td className="num">{shown.value}</td>
  const fault = cellFault(column, shown.value)
  return (
    <td className={shown.theirs ? 'fill-conflict' : undefined}>
      <FieldInput
        field={column}
        value={shown.value}
        name={`${school.name} ${column.zh}`}
        path={path}
        column={column.key}
        isFaulty={fault !== null}
        onType={(typed) => store.type(path, typed)}
        onLeave={() => void store.flush()}
        onPaste={(e) => {
          const text = e.clipboardData.getData('text/plain')
          if (!/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return
          e.preventDefault()
          onPaste({ code: school.code, key: column.key }, text)
        }}
      />
      {fault ? <span className="fill-hint small severity-error">{fault}</span> : null}
      {(found.remarks.get(path) ?? []).map((remark) => (
        <RemarkBox key={remark.id} remark={remark} />
      ))}
      <FaultNotes path={path} notes={[]} isUnsaved={shown.isUnsaved || fault !== null} />
      {shown.theirs ? (
        <ConflictChoice path={path} mine={shown.value} theirs={shown.theirs} before={detail.previous?.values[path] ?? ''} />
      ) : null}
    </td>
  )
}

function Vacancy({ code }: { code: string }) {
  const [approved, filled] = [useShown(pathOf.of(code, POSTS[0])).value, useShown(pathOf.of(code, POSTS[1])).value]
  const vacant = figureOf(approved) - figureOf(filled)
  return <td className={`num${vacant < 0 ? ' severity-warn' : ''}`}>{plainOrNone(vacant)}</td>
}
