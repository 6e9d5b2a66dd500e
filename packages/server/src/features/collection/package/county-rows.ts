import type { CountyValue, TableSource } from '@junheng/core/features/collection/county.ts'
import { type CountyKeys, type CountyReading, readCountyValue } from '@junheng/core/features/collection/county-values.ts'
import { STRUCTURAL_RULES } from '@junheng/core/features/collection/fault-catalogue.ts'
import { quoted } from '@junheng/core/features/collection/fault-list.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import type { RawTable } from './raw-table.ts'
import type { CountyRange } from './schools.ts'

/** county.csv by county. A county without rows is absent. */
export type CountyRows = ReadonlyMap<string, Map<string, CountyValue>>

/** An item that was filled in, but with what nobody can read or with two values. */
const UNREADABLE = { text: '', number: Number.NaN } as const

export const NO_SOURCE: TableSource = { file: 'county.csv', sheet: 'county.csv', headers: new Map() }

/**
 * Reads county.csv: each row's key and value in their one spelling. An item filled in twice with different values, or with what cannot
 * be read, is kept as unknown; a county that has
 * no school is a fault.
 */
export function readCountyRows(raw: RawTable, counties: readonly CountyRange[], catalogue: Catalogue & CountyKeys): CountyRows {
  const { csv, lines } = raw
  const [codes = null, elements = [], values = []] = ['county_code', 'element', 'value'].map((key) => raw.words.get(key))
  const result = new Map<string, Map<string, CountyValue>>(counties.map((c) => [c.code, new Map()]))
  const only = counties.length === 1 && csv.elsewhere === null ? counties[0]!.code : ''
  const read = remembered(catalogue)
  for (let row = 0; row < raw.rows; row++) {
    const line = lines[row]!
    const place = (key: string) => ({ sheet: csv.sheet, row: line, column: csv.header.headers.get(key) ?? key })
    const element = elements[row]!
    if (element === '') {
      csv.faults.structural('S019', place('element'), () => [
        '项目没有填，这一行没有读取。',
        '填写项目名，如 special_funds_yuan；多余的行请删去。',
      ])
      continue
    }
    const { key, value, notes } = read(element, values[row]!)
    for (const n of notes) {
      const column = n.rule === 'S028' || n.rule === 'S029' ? 'element' : 'value'
      csv.faults.structural(n.rule, place(column), () => [n.message, n.repair])
    }
    const written = codes === null ? only : codes[row]!
    const code = written === '' ? only : written
    const county = result.get(code)
    if (written === '')
      csv.faults.structural('S024', place('county_code'), () => [
        `县代码没有填${only === '' ? '，这一行没有读取' : `，暂按 ${only} 读取`}。`,
        '填写县代码。',
      ])
    else if (county === undefined) {
      csv.elsewhere?.add(code)
      csv.faults.structural('S025', place('county_code'), () => [
        `县代码${quoted(code)}在 schools.csv 中没有，这一行没有读取。`,
        '核对县代码，与 schools.csv 的 county_code 一致。',
      ])
    }
    if (county === undefined || key === null) continue
    if (value === null) {
      // What is there but cannot be read is not the same as what is not there: its item stays open.
      const said = notes.some((n) => STRUCTURAL_RULES[n.rule].severity === 'error') || key.startsWith('naeq:')
      if (said && !county.has(key)) county.set(key, { ...UNREADABLE, line })
      continue
    }
    const earlier = county.get(key)
    if (earlier === undefined) county.set(key, { ...value, line })
    else if (earlier.text === value.text)
      csv.faults.structural('S032', place('element'), (at) => [
        `项目 ${key} 在第 ${at(earlier.line)} 行已经填过，值相同。`,
        '删去重复的一行。',
      ])
    else {
      county.set(key, { ...UNREADABLE, line: earlier.line })
      csv.faults.structural('S031', place('value'), (at) => [
        `项目 ${key} 在第 ${at(earlier.line)} 行填的是${quoted(earlier.text)}，这里填的是${quoted(value.text)}，两个都没有采用。`,
        '核对后只留一行。',
      ])
    }
  }
  return result
}

type Read = (element: string, value: string) => CountyReading

/** What an element's plain numbers may be; null where its values are no plain numbers. */
interface Plain {
  integer: boolean
  min: number
  max: number
}

const memory = new WeakMap<Catalogue, Read>()
const MOST_REMEMBERED = 256
const LARGEST_PLAIN = 1e15

/** Most rows of a nation repeat the items and the words of the county before, or are plain numbers: those are analysed once. */
function remembered(catalogue: Catalogue & CountyKeys): Read {
  const known = memory.get(catalogue)
  if (known) return known
  const plain = new Map<string, Plain | null>()
  const readings = new Map<string, Map<string, CountyReading>>()
  const read: Read = (element, value) => {
    let numbers = plain.get(element)
    if (numbers === undefined) {
      numbers = plainNumbers(element, catalogue)
      if (plain.size < MOST_REMEMBERED) plain.set(element, numbers)
    }
    if (numbers !== null) {
      const number = Number(value)
      const isFine = number >= numbers.min && number <= numbers.max && (!numbers.integer || Number.isInteger(number))
      if (isFine && String(number) === value) return { key: element, value: { text: value, number }, notes: [] }
    }
    const found = readings.get(element)?.get(value)
    if (found) return found
    const reading = readCountyValue(element, value, catalogue, catalogue)
    const ofElement = readings.get(element) ?? new Map<string, CountyReading>()
    // Faults are made anew each time they are met, and a flood of different words is not kept.
    if (reading.notes.length === 0 && ofElement.size < MOST_REMEMBERED && readings.size < MOST_REMEMBERED)
      readings.set(element, ofElement.set(value, reading))
    return reading
  }
  memory.set(catalogue, read)
  return read
}

function plainNumbers(element: string, catalogue: Catalogue & CountyKeys): Plain | null {
  const e = catalogue.elements.get(element.split('@')[0]!)
  if (e?.type !== 'integer' && e?.type !== 'number') return null
  const probe = readCountyValue(element, '', catalogue, catalogue)
  if (probe.key !== element || probe.notes.length > 0) return null
  return {
    integer: e.type === 'integer',
    min: Math.max(e.min ?? 0, e.softRange?.[0] ?? 0, 0),
    max: Math.min(e.max ?? LARGEST_PLAIN, e.softRange?.[1] ?? LARGEST_PLAIN, LARGEST_PLAIN),
  }
}
