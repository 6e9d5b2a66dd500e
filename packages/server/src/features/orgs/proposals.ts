import type { Fault } from '@junheng/core/fault.ts'
import { IMPORT_RULES } from '@junheng/core/features/orgs/import-faults.ts'
import type { Difference, Proposals, ProposalsConfirmation } from '@junheng/core/features/orgs/import-schema.ts'
import { PARENT } from '@junheng/core/features/orgs/sheet.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../db/database.ts'
import { type Context, countyOf } from '../../http/context.ts'
import { audit, type By } from '../audit/service.ts'
import { list, readBytes } from '../collection/service.ts'
import { applyRows } from './apply-rows.ts'
import { type Book, orgsOn } from './book.ts'
import { inDirectory } from './change-org.ts'
import type { ImportRow } from './import-rows.ts'
import type { PackageSchool } from './package-schools.ts'
import * as queries from './queries.ts'
import { todayOf } from './service.ts'

/** Schools of the county's current package that the directory lacks or has otherwise. Nothing is kept. */
export async function readProposals(ctx: Context): Promise<Proposals> {
  const current = await currentSchools(ctx)
  if (!current) return { package: null, schools: 0, differences: [], refused: [] }
  return tried(ctx, current, todayOf(ctx))
}

/** Writes the chosen ones, all or nothing. @throws Problem orgs.other-package, orgs.refused */
export async function acceptProposals(ctx: Context, { packageId, keys, on, reason }: ProposalsConfirmation): Promise<Proposals> {
  const current = await currentSchools(ctx)
  if (current?.package.id !== packageId) throw new Problem('orgs.other-package')
  await inDirectory(ctx, async (tx, book) => {
    const chosen = current.schools.filter((school) => isChosen(school, keys, book))
    const { differences, refused } = await applySchools(tx, ctx, book, current.schools, chosen, {
      on,
      reason,
      isDemo: countyOf(ctx.actor).isDemo,
    })
    if (refused[0]) throw new Problem('orgs.refused', { reason: refused[0].why })
    const details = { 数据包: current.package.fileName, 学校: chosen.length, 不同之处: differences.length }
    const { code, name } = countyOf(ctx.actor)
    await audit(tx, ctx, { verb: 'orgs.import', subject: code, subjectName: name, details, reason })
  })
  return tried(ctx, current, todayOf(ctx))
}

interface Current {
  package: { id: string; fileName: string }
  schools: PackageSchool[]
}

/** The newest package that was not withdrawn. */
async function currentSchools(ctx: Context): Promise<Current | null> {
  const { items } = await list(ctx, { page: 1, size: 50 })
  const found = items.find(({ withdrawn }) => withdrawn === null)
  if (!found) return null
  const { bytes } = await readBytes(ctx, found.id)
  const schools = await ctx.work.run('packageSchools', { bytes: await bytes(), county: countyOf(ctx.actor).code }, ctx.signal)
  return { package: { id: found.id, fileName: found.fileName }, schools }
}

type Found = Pick<Proposals, 'differences' | 'refused'>

async function tried(ctx: Context, current: Current, on: string): Promise<Proposals> {
  const kept: { found: Found | null } = { found: null }
  try {
    await inDirectory(ctx, async (tx, book) => {
      const { isDemo } = countyOf(ctx.actor)
      kept.found = await applySchools(tx, ctx, book, current.schools, current.schools, { on, reason: '试比对', isDemo })
      throw new Tried()
    })
  } catch (error) {
    if (!(error instanceof Tried)) throw error
  }
  return { package: current.package, schools: current.schools.length, differences: [], refused: [], ...kept.found }
}

/** Thrown so that the transaction takes back all that was tried. */
class Tried extends Error {}

/**
 * Enters the chosen schools of a package or brings them up to date. A new one stands under its central school, the city's bureau where it is
 * 市属, else the county's; one that is known stays where it stands.
 */
export async function applySchools(
  tx: Db,
  by: By,
  book: Book,
  all: readonly PackageSchool[],
  chosen: readonly PackageSchool[],
  how: { on: string; reason: string; isDemo: boolean },
): Promise<Found> {
  const towns = new Map((await queries.regionsAround(tx, book.keeper)).map(({ name, code }) => [name, code]))
  const refused: Found['refused'] = []
  const bureaus = orgsOn(book, book.today).filter((org) => org.kind === 'education_bureau')
  const own = bureaus.find((org) => org.keeper === book.keeper)?.facts.name ?? '教育局'
  const citys = bureaus.find((org) => org.keeper !== book.keeper)?.facts.name ?? own
  const names = new Map(all.map(({ code, cells }) => [code, cells['名称'] ?? '']))
  const known = new Set(orgsOn(book, book.today).map((org) => org.facts.schoolCode))
  const rows = chosen.map((school, i): ImportRow => {
    const cells: Record<string, string | undefined> = { ...school.cells, 属地代码: towns.get(school.town) }
    if (school.parentCode !== '') cells[PARENT] = names.get(school.parentCode) ?? school.parentCode
    else if (!known.has(school.code)) cells[PARENT] = cells['隶属'] === '市属' ? citys : own
    return {
      kind: 'school',
      sheet: 'schools.csv',
      row: i + 2,
      get: (header) => cells[header],
      fault: (rule, _header, message) => {
        const { severity }: Pick<Fault, 'severity'> = IMPORT_RULES[rule]
        if (severity === 'error') refused.push({ name: school.cells['名称'] ?? school.code, why: message })
      },
    }
  })
  return { differences: await applyRows(tx, by, book, rows, how), refused }
}

function isChosen(school: PackageSchool, keys: readonly string[], book: Book): boolean {
  const org = orgsOn(book, book.today).find(
    ({ facts }) => facts.schoolCode === school.code || facts.name === school.cells['名称'],
  )
  const keyOf = (action: Difference['action']) => (org ? `${org.id} ${action}` : `school ${school.code}`)
  return (['found', 'rename', 'move', 'amend', 'correct'] as const).some((action) => keys.includes(keyOf(action)))
}
