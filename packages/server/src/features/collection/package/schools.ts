import { quoted } from '@junheng/core/features/collection/fault-list.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { type CodeIndex, codeIndex } from './code-index.ts'
import { sortByCode } from './code-order.ts'
import type { CsvFile } from './csv-file.ts'
import { wordsInOrder } from './grouping.ts'
import type { RawTable } from './raw-table.ts'

/** All schools of a package, sorted by county, then by code as text; a row without a usable code or county is left out. */
export interface SchoolIndex {
  raw: RawTable
  /** Row of `raw` of each school, in sorted order. */
  order: Int32Array
  codes: readonly string[]
  /** Place in the sorted order, by code. */
  index: CodeIndex
  counties: CountyRange[]
}

/** The schools from…to are this county's. */
export interface CountyRange {
  code: string
  name: string
  from: number
  to: number
}

const SCIENTIFIC = /^\d(\.\d+)?[eE]\+?\d+$/
/** Told from the second character nearly always, for a nation's codes are asked twice. */
const isScientific = (code: string): boolean =>
  !(code.charCodeAt(1) <= NINE && code.charCodeAt(1) >= ZERO) && SCIENTIFIC.test(code)
const ZERO = 48
const NINE = 57

/** Orders the schools, finds the counties, and reports what makes a row unusable: codes missing, mangled, repeated, unknown. */
export function indexSchools(raw: RawTable, catalogue: Catalogue): SchoolIndex {
  const rawCodes = raw.words.get('school_code') ?? []
  const counties = countyOfRows(raw)
  const kept: number[] = []
  const first = new Map<string, number>()
  for (let row = 0; row < raw.rows; row++) {
    const code = rawCodes[row]!
    if (!isUsableCode(raw.csv, 'school_code', raw.lines[row]!, code, '学校代码')) continue
    const earlier = first.get(code)
    if (earlier !== undefined) reportDuplicate(raw, code, earlier, row)
    else {
      first.set(code, row)
      if (counties[row] !== '') kept.push(row)
    }
  }
  const order = Int32Array.from(kept)
  sortByCode(order, counties, rawCodes)
  const codes = wordsInOrder(rawCodes, order)
  checkTypes(raw, order, catalogue)
  checkNames(raw, order)
  checkParents(raw, order, new Set(codes))
  return { raw, order, codes, index: codeIndex(codes), counties: ranges(order, counties, countyNames(raw, order, counties)) }
}

/** A code that is empty or has lost digits to a spreadsheet identifies nothing; reports it and answers false. */
export function isUsableCode(csv: CsvFile, key: string, line: number, code: string, zh: string): boolean {
  if (code !== '' && !isScientific(code)) return true
  const place = { sheet: csv.sheet, row: line, column: csv.header.headers.get(key) ?? key }
  if (code === '') csv.faults.structural('S019', place, () => [`${zh}为空，这一行没有读取。`, `填写${zh}；多余的行请删去。`])
  else
    csv.faults.structural('S027', place, () => [
      `${zh}${quoted(code)}是科学计数法，原来的位数已经丢失，这一行没有读取。`,
      '把这一列设为文本格式，从原始数据重新粘贴代码。',
    ])
  return false
}

/** County code of each row; where it is missing and the package holds one county only, that county's. */
function countyOfRows(raw: RawTable): string[] {
  const written = raw.words.get('county_code')
  if (written === undefined) return new Array<string>(raw.rows).fill('')
  const known = new Set(written)
  known.delete('')
  const only = known.size === 1 && raw.csv.elsewhere === null ? [...known][0]! : ''
  return written.map((code, row) => {
    const mangled = isScientific(code)
    if (code !== '' && !mangled) return code
    if (raw.ragged.has(row)) return only
    const place = {
      sheet: raw.csv.sheet,
      row: raw.lines[row]!,
      column: raw.csv.header.headers.get('county_code') ?? 'county_code',
    }
    raw.csv.faults.structural(mangled ? 'S027' : 'S024', place, () => [
      mangled
        ? `县代码${quoted(code)}是科学计数法。`
        : `县代码没有填${only === '' ? '，这所学校没有读取' : `，暂按 ${only} 读取`}。`,
      only === '' ? '填写县代码。' : `填写县代码，如 ${only}。`,
    ])
    return mangled ? '' : only
  })
}

function ranges(order: Int32Array, counties: string[], names: Map<string, string>): CountyRange[] {
  const found: CountyRange[] = []
  order.forEach((row, i) => {
    const code = counties[row]!
    const last = found.at(-1)
    if (last?.code === code) last.to = i + 1
    else found.push({ code, name: names.get(code) ?? '', from: i, to: i + 1 })
  })
  return found
}

/** The first name given to each county; a second one is a contradiction. */
function countyNames(raw: RawTable, order: Int32Array, counties: string[]): Map<string, string> {
  const written = raw.words.get('county_name')
  const names = new Map<string, string>()
  if (written === undefined) return names
  const column = raw.csv.header.headers.get('county_name') ?? 'county_name'
  for (const row of order.toSorted()) {
    const code = counties[row]!
    const name = written[row]!
    const known = names.get(code)
    const place = { sheet: raw.csv.sheet, row: raw.lines[row]!, column }
    if (raw.ragged.has(row)) continue
    if (name === '')
      raw.csv.faults.structural('S024', place, () => ['县名称没有填。', known ? `填写 ${known}。` : '填写县名称。'])
    else if (known === undefined) names.set(code, name)
    else if (known !== name)
      raw.csv.faults.structural('S025', place, () => [
        `县代码 ${code} 在前面写作${quoted(known)}，这里写作${quoted(name)}，以前面的为准。`,
        '核对县代码和县名称，改成一致。',
      ])
  }
  return names
}

function reportDuplicate(raw: RawTable, code: string, earlier: number, row: number): void {
  const place = { sheet: raw.csv.sheet, row: raw.lines[row]!, column: raw.csv.header.headers.get('school_code') ?? 'school_code' }
  raw.csv.faults.structural('S020', place, (line) => {
    const different = [...raw.numbers].filter(([, v]) => !Object.is(v[earlier], v[row])).map(([key]) => key)
    const names = [...raw.words].filter(([, w]) => w[earlier] !== w[row]).map(([key]) => key)
    const columns = [...names, ...different].map((key) => raw.csv.header.headers.get(key) ?? key)
    return [
      `学校代码 ${code} 在第 ${line(raw.lines[earlier]!)} 行已经出现，${columns.length === 0 ? '两行内容相同' : `两行的 ${columns.slice(0, 6).join('、')} 不同`}，以先出现的一行为准。`,
      columns.length === 0 ? '删去重复的一行。' : '核对两行：同一所学校只留一行，不同的学校改正代码。',
    ]
  })
}

function checkTypes(raw: RawTable, order: Int32Array, catalogue: Catalogue): void {
  const types = raw.words.get('school_type_code')
  if (types === undefined) return
  const known = new Set((catalogue.elements.get('school_type_code')?.values ?? []).map(String))
  const column = raw.csv.header.headers.get('school_type_code') ?? 'school_type_code'
  for (const row of order) {
    const type = types[row]!
    if (known.has(type) || raw.ragged.has(row)) continue
    const place = { sheet: raw.csv.sheet, row: raw.lines[row]!, column }
    if (type === '')
      raw.csv.faults.structural('S019', place, () => [
        '办学类型代码没有填，无法判断学校是否在评估范围内。',
        '如 211 小学、311 初级中学、312 九年一贯制、341 完全中学、345 十二年一贯制、218 教学点。',
      ])
    else
      raw.csv.faults.structural('S017', place, () => [
        `不认识的办学类型代码${quoted(type)}。`,
        '如 211 小学、311 初级中学、312 九年一贯制、341 完全中学、345 十二年一贯制、218 教学点。',
      ])
  }
}

function checkNames(raw: RawTable, order: Int32Array): void {
  const names = raw.words.get('school_name')
  if (names === undefined) return
  const column = raw.csv.header.headers.get('school_name') ?? 'school_name'
  for (const row of order)
    if (names[row] === '' && !raw.ragged.has(row))
      raw.csv.faults.structural('S019', { sheet: raw.csv.sheet, row: raw.lines[row]!, column }, () => [
        '学校名称没有填。',
        '填写学校全称。',
      ])
}

function checkParents(raw: RawTable, order: Int32Array, known: ReadonlySet<string>): void {
  const parents = raw.words.get('parent_school_code')
  if (parents === undefined) return
  const column = raw.csv.header.headers.get('parent_school_code') ?? 'parent_school_code'
  for (const row of order) {
    const parent = parents[row]!
    if (parent === '' || known.has(parent)) continue
    raw.csv.elsewhere?.add(parent)
    raw.csv.faults.structural('S040', { sheet: raw.csv.sheet, row: raw.lines[row]!, column }, () => [
      `上级学校代码${quoted(parent)}在学校表中找不到。`,
      '核对上级学校代码；上级学校也要在 schools.csv 中有一行。',
    ])
  }
}
