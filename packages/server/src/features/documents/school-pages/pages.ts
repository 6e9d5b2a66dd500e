import { randomUUID } from 'node:crypto'
import { type Download, MEDIA_TYPES } from '@junheng/core/endpoint.ts'
import type { PagesMade } from '@junheng/core/features/documents/school-pages/contract.ts'
import type { JudgingQuery } from '@junheng/core/features/evaluation/contract.ts'
import { Problem } from '@junheng/core/problems.ts'
import { phase } from '@junheng/core/progress.ts'
import { atomically, isDuplicate } from '../../../db/database.ts'
import { downloadOf, storeFile } from '../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { type Basis, basisOf } from '../../evaluation/service.ts'
import * as queries from './queries.ts'

// Another way of writing the pages must not answer with those of the old one.
const EDITION = 'pages 1'

/**
 * 一校一页 of every school of a package's county as one file. Of the same data, rules and day it is made once. Leaving ends the work.
 *
 * @throws Problem record.missing, figure.missing, work.left
 */
export async function makePages(ctx: Context, id: string, query: JudgingQuery): Promise<PagesMade> {
  const { code, name } = countyOf(ctx.actor)
  const basis = await basisOf(ctx, id, query)
  const basis_key = `${EDITION} ${basis.key} ${sourceOf(basis)}`
  const same = await queries.findSame(ctx.db, code, basis_key)
  if (same) return madeOf(same)
  const input = { bytes: await basis.bytes(), ...basis.judging, school: null, source: sourceOf(basis) }
  const { bytes, schools } = await ctx.work.run('schoolPages', input, ctx.signal, ctx.tell)
  ctx.tell(phase('storing'))
  const county = basis.summary.counties.find((each) => query.county === undefined || each.code === query.county)
  const row = {
    county_code: code,
    pages_id: randomUUID(),
    basis_key,
    file_name: `${county?.name || name}一校一页.docx`,
    schools,
    made_at: ctx.now.toISOString(),
    made_name: ctx.actor.displayName,
  }
  try {
    await atomically(ctx.db, async (tx) => {
      const file_id = await storeFile(tx, code, { bytes, mediaType: MEDIA_TYPES.docx }, ctx.now)
      await queries.addPages(tx, { ...row, file_id })
    })
  } catch (error) {
    // Two asked for the same pages at the same moment.
    const first = isDuplicate(error) ? await queries.findSame(ctx.db, code, basis_key) : undefined
    if (first) return madeOf(first)
    throw error
  }
  return madeOf({ ...row, size: bytes.length })
}

const madeOf = (row: { pages_id: string; file_name: string; schools: number; size: number }): PagesMade => ({
  id: row.pages_id,
  fileName: row.file_name,
  schools: row.schools,
  size: row.size,
})

/** @throws Problem record.missing */
export async function downloadPages(ctx: Context, id: string): Promise<Download> {
  const { code } = countyOf(ctx.actor)
  const found = await queries.findPages(ctx.db, code, id)
  if (!found) throw new Problem('record.missing')
  return downloadOf(ctx.db, code, found.file_id, found.file_name)
}

/** One school's page. @throws Problem record.missing, figure.missing */
export async function downloadPage(ctx: Context, id: string, school: string, query: JudgingQuery): Promise<Download> {
  const basis = await basisOf(ctx, id, query)
  const input = { bytes: await basis.bytes(), ...basis.judging, school, source: sourceOf(basis) }
  const { bytes, name } = await ctx.work.run('schoolPages', input, ctx.signal)
  return { fileName: `${name}-一校一页.docx`, mediaType: MEDIA_TYPES.docx, size: bytes.length, bytes }
}

/** What people call the data: the kept run, the round, else the file. */
const sourceOf = ({ head, summary }: Basis): string => head.run?.name ?? summary.round?.name ?? summary.fileName
