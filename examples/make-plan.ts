/**
 * Writes the fictional plan of 澄溪区（示例）: `plan.docx`, `plan.xlsx` and `plan-body.txt` beside this file. Nothing in it depends on chance or
 * on the day it is made; `make-plan.test.ts` holds the committed files to it.
 *
 * Run: node_modules/node/bin/node examples/make-plan.ts
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { writePlanDocx } from '../packages/server/src/features/rectification/plan/write-docx.ts'
import { writePlanXlsx } from '../packages/server/src/features/rectification/plan/write-xlsx.ts'
import { type Files, zipped } from './make/files.ts'
import { PLAN_BODY, planTable } from './make/plan-table.ts'

/** Every file this script makes, by its name below `examples/`. */
export async function madePlan(): Promise<Files> {
  const table = planTable()
  return new Map([
    ['plan.docx', undated(await writePlanDocx(table))],
    ['plan.xlsx', undated(await writePlanXlsx(table))],
    ['plan-body.txt', strToU8(PLAN_BODY)],
  ])
}

/** Office files carry the moment they were written, in their properties and in every entry of the zip. */
function undated(bytes: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([name, content]): [string, Uint8Array] => [
    name,
    name === 'docProps/core.xml'
      ? strToU8(strFromU8(content).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2025-11-18T00:00:00Z'))
      : content,
  ])
  return zipped(new Map(parts))
}

if (import.meta.main) for (const [name, bytes] of await madePlan()) writeFileSync(join(import.meta.dirname, name), bytes)
