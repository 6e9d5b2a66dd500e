import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FileKind, Upload } from '@junheng/core/endpoint.ts'
import { DEMO_COUNTY } from '@junheng/core/features/collection/demo-county.ts'
import { openWork, type Work } from '../../background/work.ts'
import type { Db } from '../../db/database.ts'
import { sha256Of } from '../../files/stored-files.ts'
import type { Log } from '../../http/context.ts'
import { importPlanFor } from '../rectification/service.ts'
import { checkBytes, store } from './hand-in.ts'
import * as queries from './queries.ts'

const EXAMPLES = join(import.meta.dirname, '../../../../../examples')
const county = { ...DEMO_COUNTY, isDemo: true }

/**
 * Puts the fictional county's data and its fictional plan into a demonstration, through the same checks as anybody's. What is there
 * already stays as it is; an example file that is not there is skipped with a word in the log.
 */
export async function loadDemoCounty(db: Db, options: { log?: Log; folder?: string } = {}): Promise<void> {
  const { log, folder = EXAMPLES } = options
  const work = openWork({ threads: 1 })
  const by = { actor: '演示数据', now: new Date(), reference: 'demo' }
  try {
    const file = example(folder, 'county.zip', 'zip')
    if (!file) log?.warn({ file: 'county.zip' }, 'no example county: the demonstration starts empty')
    else await handIn(db, work, by, file)
    const plan = example(folder, 'plan.docx', 'docx')
    if (!plan) log?.warn({ file: 'plan.docx' }, 'no example plan: the demonstration starts without one')
    else
      await importPlanFor({ db, work }, county, by, {
        file: plan,
        body: example(folder, 'plan-body.txt', 'text'),
        publishedSchools: null,
      })
  } finally {
    await work.close()
  }
}

async function handIn(db: Db, work: Work, by: { actor: string; now: Date; reference: string }, file: Upload): Promise<void> {
  if (await queries.findSame(db, county.code, sha256Of(file.bytes))) return
  await store(db, county, by, file, await checkBytes(work, county, file))
}

function example(folder: string, fileName: string, kind: FileKind): Upload | null {
  const path = join(folder, fileName)
  return existsSync(path) ? { fileName, kind, bytes: readFileSync(path) } : null
}
