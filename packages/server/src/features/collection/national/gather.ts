import type { County } from '@junheng/core/features/collection/county.ts'
import type { CountyKeys } from '@junheng/core/features/collection/county-values.ts'
import { quoted } from '@junheng/core/features/collection/fault-list.ts'
import type { Kind, Recogniser } from '@junheng/core/features/collection/national/recogniser.ts'
import { type ReconciliationRow, reconciled } from '@junheng/core/features/collection/national/reconcile.ts'
import type { GatherReport, RecognisedSheet } from '@junheng/core/features/collection/national/schema.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { phase, type Tell } from '@junheng/core/progress.ts'
import { letterOf } from '../workbook/read-sheet.ts'
import { teacherIds } from '../workbook/teacher-ids.ts'
import type { WorkbookLimits } from '../workbook/workbook-limits.ts'
import { valueRules } from './cell-value.ts'
import { Findings } from './findings.ts'
import { readForm, readSchoolList } from './read-figures.ts'
import { readItems } from './read-items.ts'
import { pupilsMet, readPupils } from './read-pupils.ts'
import { readTeachers, type TeachersMet } from './read-teachers.ts'
import { type Settled, settle } from './settle.ts'
import { type ExportSheet, openExport } from './sheet-reader.ts'

export interface ExportFile {
  name: string
  bytes: Buffer
}

export interface GatherOptions {
  /** What the exports do not say is taken from here; null for none. */
  base: County | null
  catalogue: Catalogue & CountyKeys
  recognisers: readonly Recogniser[]
  /** Null for the user's own files on the command line. */
  limits: WorkbookLimits | null
  /** A data round's, for staff numbers (`teacher-ids.ts`). */
  salt?: string
  tell?: Tell
}

/**
 * Reads exports of national systems and fills a county with what they say. Nothing is thrown for bad input: every fault stands at its cell, and
 * what is not recognised is named. Persons do not get past the reading of their row.
 *
 * @returns `county` null where no school directory was at hand or nothing was found; `typed` is it before lists stand in for figures, `sources` say
 * where each of its figures and lists stood (`settle.ts`)
 */
export async function gather(
  files: readonly ExportFile[],
  options: GatherOptions,
): Promise<{ report: GatherReport } & Pick<Settled, 'county' | 'typed' | 'sources'>> {
  const { base, catalogue, recognisers, limits, tell = () => {} } = options
  const into = new Findings()
  const opened: ExportSheet[] = []
  const refused: GatherReport['faults'] = []
  for (const { name, bytes } of files) {
    const { sheets, faults } = await openExport(bytes, name, recognisers, limits, tell)
    opened.push(...sheets)
    refused.push(...faults)
  }
  await readAll(opened, options, into)
  tell(phase('checking'))
  const settled = settle(into, base, catalogue)
  const reconciliation: ReconciliationRow[] = reconciled(settled.said, settled.order)
  // Sheets in the order they were given, not in the order they were read.
  const rank = new Map(opened.map((sheet, i) => [sheet.place, i]))
  const report: GatherReport = {
    sheets: into.sheets.sort((a, b) => (rank.get(`${a.file}／${a.sheet}`) ?? 0) - (rank.get(`${b.file}／${b.sheet}`) ?? 0)),
    unmatched: settled.unmatched,
    counts: {
      schools: settled.county?.schools.rows ?? 0,
      ...settled.filled,
      repeatedPupils: into.repeatedPupils,
      repeatedTeachers: into.repeatedTeachers,
    },
    reconciliation,
    faults: [...refused, ...into.faults.list()],
    filled: settled.county !== null,
  }
  const { county, typed, sources } = settled
  return { report, county, typed, sources }
}

/** The directory and the statistics first: teachers' ids are hashed with the county's code, which may stand there. */
const ORDER: readonly Kind[] = ['schools', 'items', 'pupils', 'teachers']

async function readAll(opened: readonly ExportSheet[], { base, catalogue, salt }: GatherOptions, into: Findings): Promise<void> {
  const rules = valueRules(catalogue)
  const met = pupilsMet()
  const teachersMet: TeachersMet = new Map()
  const hash = teacherIds(salt)
  for (const sheet of opened) if (sheet.found === null) sayUnknown(sheet, into, rules)
  for (const kind of ORDER) {
    for (const sheet of opened) {
      const { found } = sheet
      if (found === null || found.recogniser.kind !== kind) continue
      sayTroubles(sheet, into)
      if (found.layout === 'form') {
        into.sheets.push(recognised(sheet, readForm(sheet, found, rules, into), rules))
        sayUnknownParts(sheet, into)
        continue
      }
      sayUnknownParts(sheet, into)
      let rows = 0
      if (found.missing.length > 0) sayMissing(sheet, found.missing, into)
      else if (kind === 'schools') rows = await readSchoolList(sheet, found, rules, into)
      else if (kind === 'items') rows = await readItems(sheet, found, rules, into)
      else if (kind === 'pupils') rows = await readPupils(sheet, found, met, into)
      else {
        const code = base?.code ?? String(into.figures.find((f) => f.key === 'county_code')?.value ?? '')
        rows = await readTeachers(sheet, found, (written) => hash(code, written), teachersMet, into)
      }
      into.sheets.push(recognised(sheet, rows, rules))
    }
  }
}

/** What is read besides elements, for people. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  school_code: '学校代码',
  school_name: '学校名称',
  county_code: '县代码',
  county_name: '县名称',
  school_type_code: '办学类型代码',
  town: '镇街',
  stage: '学段',
  grade: '年级',
  class_name: '班级',
  pupil_id: '查重（不保存）',
  enrolled: '是否计入',
  teacher_id: '教师编号（散列）',
  status: '状态',
  degree: '学历',
  subject: '学科',
  title: '职称',
  backbone: '骨干',
  backbone_document: '骨干有无文号（文号不保存）',
  certified: '持证',
  hours_360: '满360学时',
  use: '用途',
  amount: '数量',
}

function recognised({ file, sheet, found }: ExportSheet, rows: number, rules: ReturnType<typeof valueRules>): RecognisedSheet {
  const none = { file, sheet, table: null, by: null, layout: null, rows: 0, read: [], unknown: [], dropped: [] }
  if (found === null) return none
  const { key, zh, confidence } = found.recogniser
  const read = found.layout === 'list' ? found.columns : found.cells
  return {
    file,
    sheet,
    table: { key, zh, confidence },
    by: found.by,
    layout: found.layout,
    rows,
    read: read.map(({ shown, field, unit }) => ({
      shown,
      fills: field.key,
      fillsName: rules.get(field.key)?.zh ?? FIELD_NAMES[field.key] ?? field.key,
      unit: unit ?? field.unit ?? null,
    })),
    unknown: found.unknown.map(({ shown }) => shown),
    dropped: found.layout === 'list' ? found.personal : [],
  }
}

function sayUnknown(sheet: ExportSheet, into: Findings, rules: ReturnType<typeof valueRules>): void {
  into.sheets.push(recognised(sheet, 0, rules))
  into.faults.structural('S070', { sheet: sheet.place }, () => [
    '没有认出这是哪张表，没有读取。',
    '表题或工作表名里保留表号（如“教基3112”），并保留列名；一个文件里不相干的表可以不管。',
  ])
}

/** Formulas that say nothing, where they stand in what is read. */
function sayTroubles({ place, found, troubles }: ExportSheet, into: Findings): void {
  if (found === null) return
  for (const { row, column, trouble } of troubles) {
    const read =
      found.layout === 'list'
        ? found.columns.find((c) => c.column === column)
        : found.cells.find((c) => c.row === row && c.column === column)
    if (read === undefined) continue
    const cell = `${letterOf(column)}${row}`
    into.faults.structural(trouble === 'error' ? 'S061' : 'S066', { sheet: place, row, column: read.shown, cell }, () => [
      trouble === 'error' ? '这一格公式出错，没有读取。' : '这一格的公式没有保存计算结果，没有读取。',
      '用 Excel 或 WPS 打开，保存一次后再选；或直接填数。',
    ])
  }
}

function sayUnknownParts({ place, found }: ExportSheet, into: Findings): void {
  if (found === null) return
  for (const { shown } of found.unknown)
    into.faults.structural('S005', { sheet: place, column: shown }, () => [
      `不认识${quoted(shown)}，没有读取。`,
      '不需要的可以不管；应当读取的，把列名改成已认识的写法，或用命令行的用语文件（gather --words）指定。',
    ])
  if (found.layout === 'form') return
  for (const { key, shown } of found.ambiguous)
    into.faults.structural('S076', { sheet: place, column: shown[0]! }, () => [
      `${shown.map(quoted).join('、')}都像同一个项目（${key}），都没有读取。`,
      '只保留应读的一列，或改一列的名称。',
    ])
}

function sayMissing(sheet: ExportSheet, missing: readonly string[], into: Findings): void {
  const names = missing.map((key) => sheet.found!.recogniser.fields.find((f) => f.key === key)?.names[0] ?? key)
  into.faults.structural('S004', { sheet: sheet.place }, () => [
    `认出是${sheet.found!.recogniser.zh}，但缺少必需的列：${names.join('、')}，没有读取。`,
    '导出时带上这些列。',
  ])
}
