import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkRoundUpload, uploadRound } from '@junheng/core/features/collection/round/bases/uploads/contract.ts'
import { seenText } from '@junheng/core/features/collection/round/bases/uploads/upload-schema.ts'
import { aRound } from '../packages/server/src/features/collection/round/a-round.ts'
import { COUNTY, httpScene } from '../packages/server/src/http/test-app.ts'
import { filledWorkbook } from './generate/workbook.ts'
import { median } from './measure.ts'
import { report } from './report.ts'

const SCHOOLS = 300
const CLASSES = 6000
const LIMIT = 3
const RUNS = 5
const PYTHON = '/usr/bin/python3'

/**
 * A round's upload: 300 schools × 60 values and 6 000 class rows in one workbook, sent, read, checked, held against what stands and stored,
 * all of them new; beside openpyxl reading every cell of the same file. Each run begins with an empty round.
 */
export async function benchRoundUpload(cache: string): Promise<(boolean | null)[]> {
  const path = join(cache, 'round-upload.xlsx')
  const bytes = filledWorkbook({ schools: SCHOOLS, classes: CLASSES, sectionValues: 24, padded: false })
  writeFileSync(path, bytes)
  const codes = Array.from({ length: SCHOOLS }, (_, s) => ({ code: String(2_199_000_000 + s) }))
  const times = { stored: [] as number[], checked: [] as number[], peer: [] as number[] }
  let values = 0
  // The first one starts the threads and reads the programs; it does not count.
  for (let run = 0; run <= RUNS; run++) {
    await httpScene(
      async ({ db, as }) => {
        const { round } = await aRound(db, COUNTY, codes)
        const coordinator = await as({ role: 'coordinator', county: COUNTY })
        const call = { params: { round }, files: { file: { name: '全县.xlsx', bytes } } }
        const started = performance.now()
        const { returns } = await coordinator.call(checkRoundUpload, call)
        const checked = performance.now()
        values = (await coordinator.call(uploadRound, { ...call, body: { seen: seenText(returns) } })).values
        if (run === 0) return
        times.checked.push((checked - started) / 1000)
        times.stored.push((performance.now() - checked) / 1000)
      },
      { own: true },
    )()
    if (run > 0) times.peer.push(...openpyxl(path))
  }
  console.log(`round-upload: ${values} values stored; its dry run ${median(times.checked).toFixed(2)} s`)
  const peer = times.peer.length > 0 ? { name: "openpyxl's read", value: median(times.peer) } : null
  if (peer) console.log(`round-upload: ratio to openpyxl's read ${(median(times.stored) / peer.value).toFixed(2)}`)
  return [
    report({
      bench: 'round-upload',
      what: `upload of ${SCHOOLS} schools × 60 values and ${CLASSES} classes in one workbook: read, checked, stored`,
      unit: 's',
      ours: median(times.stored),
      peer,
      target: LIMIT,
      judged: 'figure',
      runs: RUNS,
    }),
  ]
}

/** Every cell of every sheet once, whole process. */
function openpyxl(path: string): number[] {
  if (!existsSync(PYTHON)) return []
  const program = `import sys,openpyxl
book=openpyxl.load_workbook(sys.argv[1],read_only=True)
for sheet in book:
  for row in sheet.iter_rows(values_only=True): pass`
  const started = performance.now()
  const done = spawnSync(PYTHON, ['-c', program, path])
  return done.status === 0 ? [(performance.now() - started) / 1000] : []
}
