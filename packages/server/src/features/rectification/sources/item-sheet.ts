import { type Download, MEDIA_TYPES, type Upload } from '@junheng/core/endpoint.ts'
import { type Fault, hasErrors } from '@junheng/core/fault.ts'
import { matterKey } from '@junheng/core/features/rectification/ledger/matter-key.ts'
import type { SheetCheck } from '@junheng/core/features/rectification/sources/schema.ts'
import { indicatorIn, subjectOf } from '@junheng/core/features/rectification/sources/subject.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, isDuplicate } from '../../../db/database.ts'
import { sha256Of } from '../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { type StandingOrg, standingOrgs, todayOf } from '../../orgs/service.ts'
import { getStandard } from '../../standards/service.ts'
import { addItems, type ItemDraft, plainDraft } from '../ledger/add-items.ts'
import { indicatorName } from '../ledger/item-view.ts'
import { proofDayOf } from '../ledger/proof-day.ts'
import { standingAbout } from '../ledger/queries.ts'
import { itemTemplateFile } from './item-template.ts'
import { type ReadItem, readItemSheet } from './read-item-sheet.ts'

const STANDARD = 'quality_balanced_2017'

export function itemTemplate(): Download {
  const bytes = itemTemplateFile()
  return { fileName: '整改任务导入.xlsx', mediaType: MEDIA_TYPES.xlsx, size: bytes.length, bytes }
}

/** Which items would be made, and every fault; nothing is kept. */
export async function checkItemSheet(ctx: Context, file: Upload): Promise<SheetCheck> {
  const { drafts, faults } = await readFile(ctx, file)
  return {
    sha256: sha256Of(file.bytes),
    items: drafts.map(({ line, draft }) => ({
      line,
      schoolName: draft.schoolName,
      indicatorName: indicatorName(draft.standard, draft),
      problem: draft.problem,
      deadline: draft.deadline,
      units: draft.units.map(({ name }) => name),
    })),
    faults,
  }
}

/** All of them or none. @throws Problem item.other-file, item.sheet-faulty */
export async function importItemSheet(ctx: Context, file: Upload, sha256: string): Promise<{ first: number; count: number }> {
  if (sha256Of(file.bytes) !== sha256) throw new Problem('item.other-file')
  const { drafts, faults } = await readFile(ctx, file)
  const errors = faults.filter(({ severity }) => severity === 'error').length
  if (errors > 0) throw new Problem('item.sheet-faulty', { errors, faults })
  const all = drafts.map(({ draft }) => draft)
  const numbers = await atomically(ctx.db, (tx) => addItems(tx, ctx, countyOf(ctx.actor), all)).catch((error: unknown) => {
    throw isDuplicate(error) ? new Problem('item.sheet-faulty', { errors: 1 }) : error
  })
  return { first: numbers[0]!, count: numbers.length }
}

interface Placed {
  line: number
  draft: ItemDraft
}

async function readFile(ctx: Context, { bytes, fileName }: Upload): Promise<{ drafts: Placed[]; faults: Fault[] }> {
  const read = await ctx.work.run('readSheets', { bytes, fileName, rule: 'Z001' }, ctx.signal)
  const faults: Fault[] = read.fault ? [read.fault] : []
  if (read.fault) return { drafts: [], faults }
  const rows = readItemSheet(read.sheets, fileName, faults)
  const orgs = await standingOrgs(ctx.db, countyOf(ctx.actor).code, todayOf(ctx))
  const placed = rows.flatMap((row) => {
    const draft = draftOf(row, orgs, todayOf(ctx))
    return draft ? [{ line: row.line, draft, fault: row.fault }] : []
  })
  await sayDoubles(ctx, placed)
  return { drafts: hasErrors(faults) ? [] : placed, faults: faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) }
}

function draftOf(row: ReadItem, orgs: readonly StandingOrg[], today: string): ItemDraft | null {
  const { line: _, fault, school, stage, indicator: said, sections, responsible, ...text } = row
  const found = school === '' ? null : schoolIn(orgs, school)
  if (typeof found === 'string') fault('Z005', '学校', found, '写学校（机构）标识码，或名录里的全名。')
  const standard = getStandard(STANDARD)
  const indicator = indicatorIn(standard, said)
  if (indicator === null) fault('Z006', '指标', `没有“${said.slice(0, 40)}”这一项指标。`, '写 L1—L7、指标的全名，或留空。')
  if (typeof found === 'string' || indicator === null) return null
  const about = subjectOf(standard, STANDARD, { schoolCode: found?.schoolCode ?? null, stage, indicator })
  if ('missing' in about) {
    fault('Z006', about.missing.includes('学段') ? '学段' : '指标', `${about.missing}。`, '请核对学校、学段和指标三格。')
    return null
  }
  const unit = (part: 'section' | 'unit', header: '责任科室' | '责任单位') => (name: string) => {
    const [only, another] = orgs.filter((org) => org.name === name)
    if (!only || another)
      fault('Z008', header, `“${name.slice(0, 40)}”不在名录里，本单位的人看不到这一条。`, '写名录里的名称，或先把它加进名录。')
    return { part, orgId: only && !another ? only.id : null, name: name.slice(0, 80) }
  }
  const units = [...sections.map(unit('section', '责任科室')), ...responsible.map(unit('unit', '责任单位'))]
  return { ...plainDraft({ ...text, ...about, units }, found?.name ?? null, '由工作簿导入'), ...proofDayOf(about, today) }
}

/** One of the county's schools by code or name; in words why none, or which of several. */
function schoolIn(orgs: readonly StandingOrg[], said: string): { schoolCode: string; name: string } | string {
  const schools = orgs.flatMap(({ schoolCode, name }) => (schoolCode === null ? [] : [{ schoolCode, name }]))
  const text = said.normalize('NFKC')
  const [only, another] = schools.filter(({ schoolCode, name }) => schoolCode === text || name === said)
  if (!only) return `名录里没有学校“${said.slice(0, 40)}”。`
  return another ? `名录里有几所学校叫“${said.slice(0, 40)}”。` : only
}

/** Two rows of one problem, and what the ledger has already. */
async function sayDoubles(ctx: Context, placed: readonly (Placed & Pick<ReadItem, 'fault'>)[]): Promise<void> {
  const first = new Map<string, number>()
  const keys = placed.map(({ draft }) => matterKey(draft))
  const named = keys.filter((key) => key !== null)
  const standing = await standingAbout(ctx.db, countyOf(ctx.actor).code, named)
  const known = new Map(standing.map(({ matter_key, item_no }) => [matter_key, item_no]))
  placed.forEach(({ line, fault }, i) => {
    const key = keys[i]
    if (key === null || key === undefined) return
    if (first.has(key)) fault('Z007', '指标', `与第 ${first.get(key)} 行是同一个问题。`, '同一学校、学段、指标只写一行。')
    else first.set(key, line)
    if (known.has(key)) fault('Z007', '指标', `台账里已有同一问题（№ ${known.get(key)}）。`, '删去这一行，在台账里修改那一条。')
  })
}
