/**
 * All benchmarks, each against a stated peer in the same run: `npm run bench`, `npm run bench -- --only nation`.
 *
 * Prints for every figure: ours, the peer's, the ratio, the target and the machine, then the same as one line of JSON. Generated data stands
 * in a cache folder outside the repository (`--cache DIR`). Ends with 1 when a target was missed.
 */
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchAudit } from './audit.ts'
import { benchAutosave } from './autosave.ts'
import { benchBoard } from './board.ts'
import { benchCounty } from './county.ts'
import { benchEdit } from './edit.ts'
import { benchForms } from './forms.ts'
import { benchLedger } from './ledger.ts'
import { benchLiveEdit } from './live-edit.ts'
import { benchMatrix } from './matrix.ts'
import { benchMeasureEffect } from './measure-effect.ts'
import { benchNation } from './nation.ts'
import { benchPages } from './pages.ts'
import { installPeer } from './peer.ts'
import { benchProvince } from './province.ts'
import { benchRoundUpload } from './round-upload.ts'
import { benchSchoolPages } from './school-pages.ts'
import { benchSchoolPlans } from './school-plans.ts'
import { benchScroll } from './scroll.ts'
import { benchSelfReport } from './self-report.ts'
import { benchWorkbook } from './workbook.ts'

const BENCHES = {
  county: benchCounty,
  nation: benchNation,
  edit: benchEdit,
  'live-edit': benchLiveEdit,
  forms: benchForms,
  workbook: benchWorkbook,
  pages: benchPages,
  matrix: benchMatrix,
  scroll: benchScroll,
  audit: benchAudit,
  'round-upload': benchRoundUpload,
  board: benchBoard,
  autosave: benchAutosave,
  ledger: benchLedger,
  'school-pages': benchSchoolPages,
  'self-report': benchSelfReport,
  province: benchProvince,
  'school-plans': benchSchoolPlans,
  'measure-effect': benchMeasureEffect,
}

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, cache: { type: 'string' } } })
const unknown = values.only?.filter((name) => !(name in BENCHES)) ?? []
if (unknown.length > 0) {
  console.error(`no such bench: ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`)
  process.exit(2)
}
const cache = values.cache ?? join(tmpdir(), `junheng-bench-${process.getuid?.() ?? 'user'}`)
mkdirSync(cache, { recursive: true })

const chosen = Object.entries(BENCHES).filter(([name]) => values.only === undefined || values.only.includes(name))
const peer = chosen.some(
  ([name]) =>
    ![
      'edit',
      'live-edit',
      'forms',
      'workbook',
      'pages',
      'matrix',
      'scroll',
      'audit',
      'round-upload',
      'board',
      'autosave',
      'ledger',
      'school-pages',
      'self-report',
      'province',
      'school-plans',
      'measure-effect',
    ].includes(name),
)
  ? installPeer()
  : null
const kept: (boolean | null)[] = []
for (const [, bench] of chosen) kept.push(...(await bench(cache, peer)))
if (kept.includes(false)) process.exitCode = 1
