import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tableColumns } from '@junheng/core/features/collection/columns.ts'
import { xlsxFile } from '../packages/server/src/features/collection/workbook/xlsx-file.ts'
import { readCatalogue } from '../packages/server/src/features/standards/files.ts'
import { alternate, median, ours, type Program } from './measure.ts'

const SCHOOLS = 200
const CLASSES = 4000
const LIMIT = 2
const PYTHON = '/usr/bin/python3'

/**
 * `check` of a workbook of 200 schools × 60 columns with 4 000 classes, whole process against whole process: openpyxl loading the same file.
 * @returns whether the target was kept; null without openpyxl
 */
export async function benchWorkbook(cache: string): Promise<(boolean | null)[]> {
  const path = join(cache, 'workbook.xlsx')
  writeFileSync(path, workbook())
  if (!existsSync(PYTHON)) {
    console.log('workbook: no /usr/bin/python3 here, nothing to compare with')
    return [null]
  }
  const peer: Program = {
    name: 'openpyxl',
    command: PYTHON,
    words: ['-c', 'import sys,openpyxl;openpyxl.load_workbook(sys.argv[1])', path],
  }
  const times = alternate(ours('check', path, '--json'), peer, 7)
  const [a, b] = [median(times.a), median(times.b)]
  console.log(
    `check of a workbook, 200 schools × 60 columns, 4 000 classes: ${a.toFixed(3)} s; openpyxl's load ${b.toFixed(3)} s; ratio ${(a / b).toFixed(2)}, target ≤ ${LIMIT}`,
  )
  console.log(JSON.stringify({ bench: 'workbook', seconds: a, peerSeconds: b, ratio: a / b, limit: LIMIT }))
  return [a <= LIMIT * b]
}

const PER_SCHOOL = CLASSES / SCHOOLS
const sizeOf = (c: number): number => 30 + (c % 16)
const pupils = (school: number): number =>
  Array.from({ length: PER_SCHOOL }, (_, i) => sizeOf(school * PER_SCHOOL + i)).reduce((sum, size) => sum + size, 0)

/** Fictional throughout, and the same each time. */
function workbook(): Uint8Array {
  const columns = tableColumns('schools', readCatalogue())
  const text = (value: string) => ({ text: value })
  const code = (school: number): string => String(2_199_000_000 + school)
  const values = columns.values.filter((rule) => rule.kind === 'integer' || rule.kind === 'number')
  const padding = Array.from({ length: Math.max(0, 60 - 5 - values.length) }, (_, i) => `备用列${i + 1}`)
  const plain = (count: number) => Array.from({ length: count }, () => ({ width: 12, look: 'plain' as const }))
  const schools = Array.from({ length: SCHOOLS }, (_, s) => [
    ...[code(s), `虚构小学${s}`, '990101', '虚构县', '211'].map(text),
    ...values.map(({ min, max }) => ({ number: String(Math.min(max ?? 1000, (min ?? 0) + ((s * 31) % 97))) })),
    ...padding.map((_, i) => ({ number: String((s * 7 + i) % 53) })),
  ])
  const sections = Array.from({ length: SCHOOLS }, (_, s) => [
    text(code(s)),
    text('小学'),
    { number: String(pupils(s)) },
    { number: '20' },
  ])
  const classes = Array.from({ length: CLASSES }, (_, c) => [
    text(code(Math.floor(c / PER_SCHOOL))),
    text('小学'),
    { number: String(1 + (c % 6)) },
    text(`${1 + (c % 20)}班`),
    { number: String(sizeOf(c)) },
  ])
  const sheet = (name: string, header: readonly string[], rows: typeof schools | typeof sections | typeof classes) => ({
    name,
    columns: plain(header.length),
    rows: [header.map(text), ...rows],
  })
  return xlsxFile([
    sheet('学校', ['学校代码', '学校名称', '县代码', '县名称', '办学类型代码', ...values.map((v) => v.zh), ...padding], schools),
    sheet('学部', ['学校代码', '学段', '在校学生数', '教学班数'], sections),
    sheet('班级', ['学校代码', '学段', '年级', '班级名称', '学生数'], classes),
  ])
}
