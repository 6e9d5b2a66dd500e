import { tableColumns } from '@junheng/core/features/collection/columns.ts'
import { xlsxFile } from '../../packages/server/src/features/collection/workbook/xlsx-file.ts'
import { readCatalogue } from '../../packages/server/src/features/standards/files.ts'

export interface WorkbookSize {
  schools: number
  classes: number
  /** Figures of each section besides its pupils and classes. */
  sectionValues: number
  /** Columns nobody knows, until 学校 has 60. */
  padded: boolean
}

/** A county's workbook, fictional throughout and the same each time. */
export function filledWorkbook({ schools: count, classes: all, sectionValues, padded }: WorkbookSize): Uint8Array {
  const catalogue = readCatalogue()
  const text = (value: string) => ({ text: value })
  const code = (school: number): string => String(2_199_000_000 + school)
  const numbersOf = (table: 'schools' | 'sections') =>
    tableColumns(table, catalogue).values.filter((rule) => rule.kind === 'integer' || rule.kind === 'number')
  const values = numbersOf('schools')
  const ofSection = numbersOf('sections')
    .filter(({ key }) => key !== 'students' && key !== 'classes')
    .slice(0, sectionValues)
  const padding = Array.from({ length: padded ? Math.max(0, 60 - 5 - values.length) : 0 }, (_, i) => `备用列${i + 1}`)
  const perSchool = all / count
  const sizeOf = (c: number): number => 30 + (c % 16)
  const pupils = (school: number): number =>
    Array.from({ length: perSchool }, (_, i) => sizeOf(school * perSchool + i)).reduce((sum, size) => sum + size, 0)
  const plain = (columns: number) => Array.from({ length: columns }, () => ({ width: 12, look: 'plain' as const }))
  const figure = (s: number, { min, max }: (typeof values)[number]) => ({
    number: String(Math.min(max ?? 1000, (min ?? 0) + ((s * 31) % 97))),
  })
  const schools = Array.from({ length: count }, (_, s) => [
    ...[code(s), `虚构小学${s}`, '990101', '虚构县', '211'].map(text),
    ...values.map((rule) => figure(s, rule)),
    ...padding.map((_, i) => ({ number: String((s * 7 + i) % 53) })),
  ])
  const sections = Array.from({ length: count }, (_, s) => [
    text(code(s)),
    text('小学'),
    { number: String(pupils(s)) },
    { number: String(perSchool) },
    ...ofSection.map((rule) => figure(s, rule)),
  ])
  const classes = Array.from({ length: all }, (_, c) => [
    text(code(Math.floor(c / perSchool))),
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
    sheet('学部', ['学校代码', '学段', '在校学生数', '教学班数', ...ofSection.map((v) => v.zh)], sections),
    sheet('班级', ['学校代码', '学段', '年级', '班级名称', '学生数'], classes),
  ])
}
