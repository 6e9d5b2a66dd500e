import type { ListSheet } from '@junheng/core/features/collection/national/recognise.ts'
import { tidy } from '@junheng/core/features/collection/read-value.ts'
import type { valueRules } from './cell-value.ts'
import { readFigure } from './cell-value.ts'
import type { Findings, FoundAt } from './findings.ts'
import { isTotalRow, placed, placer, schoolColumn, schoolOf } from './read-figures.ts'
import type { ExportSheet } from './sheet-reader.ts'

const ROOM_AREA = { key: 'area', zh: '面积', unit: '㎡', kind: 'number', min: 0, max: 5000, softRange: null, values: [] } as const

/**
 * A list with many rows a school (rooms, assets): amounts are added up by what the row is used for; music and art rooms stay rooms. Uses that
 * no rule names are counted and said once each.
 */
export async function readItems(
  sheet: ExportSheet,
  found: ListSheet,
  rules: ReturnType<typeof valueRules>,
  into: Findings,
): Promise<number> {
  const uses = found.recogniser.uses ?? {}
  const columnOf = (key: string) => found.columns.find((c) => c.field.key === key)!
  const [use, amount] = [columnOf('use'), columnOf('amount')]
  const sums = new Map<string, { sum: number; figure: (value: number) => Findings['figures'][number] }>()
  const other = new Map<string, { rows: number; at: FoundAt }>()
  let rows = 0
  await sheet.eachRow((row) => {
    const school = schoolOf(row, found)
    if (school === null || isTotalRow(row.cells)) return
    rows++
    const at = placer(sheet, row)
    into.saw(school, sheet.file, at(...schoolColumn(found)))
    const word = tidy(row.cells[use.column] ?? '').replace(/\s+/g, '')
    const key = uses[word]
    if (key === undefined) {
      const known = other.get(word)
      if (known) known.rows++
      else other.set(word, { rows: 1, at: at(use.column, use.shown) })
      return
    }
    const rule = key.startsWith('room:') ? ROOM_AREA : rules.get(key)
    if (rule === undefined) return
    const place = at(amount.column, amount.shown)
    const value = readFigure(
      row.cells[amount.column] ?? '',
      amount.field,
      amount.unit,
      { ...rule, kind: 'number' },
      placed(place),
      into.faults,
    )
    if (value === null) return
    if (key.startsWith('room:')) {
      into.rooms.push({ school, kind: key === 'room:music' ? 'music' : 'art', area: value })
      return
    }
    const of = `${school.code}\n${school.name}\n${key}`
    const known = sums.get(of)
    if (known) known.sum += value
    else sums.set(of, { sum: value, figure: (sum) => ({ school, stage: null, key, value: sum, from: 'list', at: place }) })
  })
  for (const { sum, figure } of sums.values()) into.figures.push(figure(Number(sum.toPrecision(15))))
  for (const [word, { rows: count, at }] of other)
    into.faults.structural('S078', placed(at), () => [
      `${use.shown}写作「${word.slice(0, 20)}」的 ${count} 行没有计入。`,
      '这一类不对应任何填报项目；应当计入时，改用已认识的用语后再选一次。',
    ])
  return rows
}
