import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { LISTED_PER_RULE } from '@junheng/core/features/collection/fault-list.ts'
import { inFolder } from '../collection/package/a-package.ts'
import type { PartSizes } from '../collection/package/part-plan.ts'
import { type EvaluateOptions, evaluateInput } from './evaluate-input.ts'
import { evaluateParts } from './evaluate-parts.ts'
import { type EvaluationText, textOf } from './evaluation-json.ts'
import { startThreads } from './parts-threads.ts'

const OPTIONS: EvaluateOptions = { standard: 'quality_balanced_2017', today: '2025-09-01' }
const SMALL_PARTS = { least: 1, part: 3000 }

/** Fictional counties, their rows in one order in all files. `change` may spoil a file's rows, the header standing before them. */
function nation(counties: number, change: Partial<Record<string, (rows: string[]) => string[]>> = {}): Record<string, string> {
  const rows: Record<string, string[]> = { schools: [], sections: [], classes: [], rooms: [], county: [] }
  for (let c = 0; c < counties; c++) {
    const county = 990101 + c
    for (let s = 0; s < 9; s++) {
      const code = `${s % 2 ? 3 : 2}1${c}0000${s}`
      rows['schools']!.push(`${code},示例${c}县第${s}学校,${county},示例${c}县,${s % 3 ? 211 : 312},${4000 + s * 100},${200 + s}`)
      if (s === 4) continue
      for (const stage of s % 3 ? ['primary'] : ['primary', 'junior']) {
        const grade = stage === 'primary' ? 1 : 7
        rows['sections']!.push(`${code},${stage},${80 + s * 3},2,${9 + s}`)
        rows['classes']!.push(`${code},${stage},${grade},一班,${40 + s}`, `${code},${stage},${grade + 1},二班,${40 + 2 * s}`)
      }
      rows['rooms']!.push(`${code},music,96`, `${code},art,${85 + s}`)
    }
    rows['county']!.push(
      `${county},special_funds_yuan,${80000 + c}`,
      `${county},layout_planning,met`,
      `${county},statistics_date,2025-09-0${1 + (c % 3)}`,
    )
  }
  const headers: Record<string, string> = {
    schools: 'school_code,school_name,county_code,county_name,school_type_code,teaching_area_total,equipment_value_wan',
    sections: 'school_code,stage,students,classes,ft_teachers',
    classes: 'school_code,stage,grade,class_name,students',
    rooms: 'school_code,kind,area',
    county: 'county_code,element,value',
  }
  return Object.fromEntries(
    Object.entries(rows).map(([table, list]) => [
      `${table}.csv`,
      `${[headers[table], ...(change[table]?.(list) ?? list)].join('\n')}\n`,
    ]),
  )
}

const joined = ({ pieces }: EvaluationText): string => Buffer.concat(Array.from(pieces, (p) => Buffer.from(p))).toString()

/** Both ways of evaluating: the text of the parts (null when they say that the package must be read whole) and that of the whole. */
async function bothWays(
  files: Record<string, string>,
  options: Partial<EvaluateOptions> = {},
  how: { threads?: number; sizes?: PartSizes } = {},
) {
  return inFolder(files, async (folder) => {
    const given = { ...OPTIONS, ...options }
    const others = startThreads((how.threads ?? 1) - 1)
    const parts = await evaluateParts(folder, given, { sizes: how.sizes ?? SMALL_PARTS, others })
    const whole = textOf(await evaluateInput(folder, given), given.brief ?? false)
    return { parts: parts && joined(parts), whole: joined(whole), faults: whole.faults }
  })
}

const every = (step: number, spoil: (row: string, at: number) => string) => (rows: string[]) =>
  rows.map((row, at) => (at % step === step - 1 ? spoil(row, at) : row))
const rules = (faults: readonly { rule: string }[]) => new Set(faults.map(({ rule }) => rule))

test('a package read in parts is judged byte for byte as read whole, on one thread and on three', async () => {
  for (const threads of [1, 3]) {
    for (const brief of [true, false]) {
      const { parts, whole } = await bothWays(nation(12), { brief }, { threads })
      assert.equal(parts, whole)
    }
  }
})

test('totals that are taken from their parts are the same read in parts and read whole', async () => {
  const files = nation(6, {
    schools: (rows) => rows.map((row, at) => (at % 2 ? `${row},,,,,,` : row.replace(/,(\d+),(\d+)$/, ',,$2,300,$1,40,20,10,0'))),
  })
  const header = 'indoor_sports_area,classroom_area,laboratory_area,library_area,computer_room_area,language_room_area'
  const given = {
    ...files,
    'schools.csv': files['schools.csv']!.replace('equipment_value_wan\n', `equipment_value_wan,${header}\n`),
  }
  const { parts, whole } = await bothWays(given)
  assert.match(whole, /"L4":\{"value":\d/)
  assert.equal(parts, whole)
})

test('faults in many parts are the same, in the same order, at the same lines', async () => {
  const repeated = (rows: string[]) => rows.flatMap((row, at) => (at % 17 === 5 ? [row, row] : [row]))
  const { parts, whole, faults } = await bothWays(
    nation(14, {
      schools: every(13, (row) => row.replace(/,(\d+)$/, ',many')),
      sections: (rows) => repeated(every(7, (row) => `${row},1`)(rows)),
      classes: (rows) => repeated(every(11, (row) => row.replace('一班', '"一,\n""班"'))(rows)),
      rooms: every(9, (row) => `${row.replace(/^\d+/, '7777')}`),
      county: (rows) => [...repeated(rows), '999999,layout_planning,met', '990114,layout_planning,unmet'],
    }),
    {},
    { threads: 2 },
  )
  for (const rule of ['S008', 'S010', 'S021', 'S022', 'S025', 'S031', 'S032', 'S042'])
    assert.ok(rules(faults).has(rule), `${rule} of ${[...rules(faults)]}`)
  assert.ok(faults.some(({ message, row }) => /第 \d+ 行/.test(message) && row! > 60))
  assert.equal(parts, whole)
})

test('a flood over many parts lists the same first thousand', async () => {
  const { parts, whole, faults } = await bothWays(
    nation(60, {
      classes: every(1, (row) => row.replace(/\d+$/, '99')),
      sections: every(2, (row) => row.replace(',2,', ', 2,')),
    }),
    { brief: true },
    { threads: 2 },
  )
  assert.equal(faults.filter(({ rule }) => rule === 'S013').length, LISTED_PER_RULE + 1)
  assert.equal(parts, whole)
})

test('line ends of Windows, blank lines, a byte-order mark and an open last line change nothing', async () => {
  const files = Object.fromEntries(
    Object.entries(nation(9, { sections: (rows) => rows.flatMap((row) => [row, '']) })).map(([name, text]) => [
      name,
      `\uFEFF${text.trimEnd().replaceAll('\n', '\r\n')}`,
    ]),
  )
  const { parts, whole } = await bothWays(files)
  assert.equal(parts, whole)
})

test('files whose rows stand in another order are never judged in parts', async () => {
  const shuffled = (rows: string[]) =>
    rows
      .map((row, at) => [row, (at * 7919) % rows.length] as const)
      .sort((a, b) => a[1] - b[1])
      .map(([row]) => row)
  const turned = (rows: string[]) => rows.toReversed()
  for (const table of ['schools', 'sections', 'classes', 'rooms', 'county']) {
    for (const change of [shuffled, turned]) {
      const { parts, whole } = await bothWays(nation(8, { [table]: change }))
      if (parts !== null) assert.equal(parts, whole, table)
    }
  }
  assert.equal((await bothWays(nation(8, { classes: turned }))).parts, null)
  assert.equal(
    (await bothWays(nation(8, { schools: turned, sections: turned, classes: turned, rooms: turned, county: turned }))).parts,
    null,
  )
})

test('what only the whole package can tell is left to reading it whole', async () => {
  const sixth = '99,示例县另一所,990106,示例5县,211,4000,200'
  const cases: Record<string, Parameters<typeof nation>[1]> = {
    'a code in two parts': { schools: (rows) => [rows[0]!.replace(/^\d+/, '3150000' + '1'), ...rows] },
    'a county in two places': { schools: (rows) => [sixth, ...rows] },
    'rows of a school far from its others': { rooms: (rows) => [...rows.slice(1), rows[0]!] },
    'items of a county far from its others': { county: (rows) => [...rows.slice(1), rows[0]!] },
    'quotes that do not pair': { classes: every(50, (row) => row.replace('班', '"班').replace('一', '"一')) },
  }
  for (const [what, change] of Object.entries(cases)) {
    const { parts, whole } = await bothWays(nation(8, change))
    assert.ok(parts === null || parts === whole, what)
    if (what !== 'quotes that do not pair') assert.equal(parts, null, what)
  }
})

test('a code that no part knows is a fault as ever', async () => {
  const { parts, whole } = await bothWays(nation(8, { sections: (rows) => [rows[0]!.replace(/^\d+/, '5555'), ...rows] }))
  assert.equal(parts, whole)
})

test('the latest day any county states decides about exemptions, also when it is written unusually', async () => {
  const profile = {
    raw: { settings: { 'exemptions.rented_sports': { enabled: true, from: '2025-09-03', until: '2025-12-31' } } },
    file: 'p.json',
  }
  const plain = await bothWays(nation(8), { profile })
  assert.equal(plain.parts, plain.whole)
  const odd = await bothWays(nation(8, { county: (rows) => rows.map((row) => row.replace('2025-09-03', '２０２５-09-03')) }), {
    profile,
  })
  assert.ok(odd.parts === null || odd.parts === odd.whole)
})

test('figures that only some counties report are checked and judged county by county', async () => {
  /** Empties a column in the rows of one county, or in every other of them. */
  const without = (county: number, column: number, which: (at: number) => boolean) => (rows: string[]) =>
    rows.map((row, at) => {
      const cells = row.split(',')
      if (cells[0]![2] === String(county) && which(at)) cells[column] = ''
      return cells.join()
    })
  const all = () => true
  const files = nation(9, {
    schools: (rows) => without(6, 6, all)(without(2, 5, all)(rows)),
    // Of county 5 each figure is reported, but never both of one section.
    sections: (rows) =>
      [without(3, 3, all), without(5, 2, (at) => at % 2 === 0), without(5, 4, (at) => at % 2 === 1)].reduce(
        (changed, change) => change(changed),
        rows,
      ),
    classes: (rows) => rows.filter((row) => row[2] !== '4'),
    rooms: (rows) => without(8, 2, all)(rows.filter((row) => row[2] !== '5')),
    county: (rows) =>
      rows.map((row) => row.replace(/2025-09-\d+/, '2025-09-01').replace(/^(990103,special_funds_yuan),.*/, '$1,')),
  })
  const [header, ...schools] = files['schools.csv']!.trimEnd().split('\n')
  files['schools.csv'] = [
    `${header},parent_school_code,ownership`,
    ...schools.map((row) => {
      const isPoint = /^31\d00001/.test(row)
      const owner = row[2] === '1' ? '' : 'public'
      return `${isPoint ? row.replace(',211,', ',218,') : row},${isPoint ? `21${row[2]}00000` : ''},${owner}`
    }),
    '',
  ].join('\n')
  for (const standard of ['quality_balanced_2017', 'basic_balanced_2012'] as const) {
    for (const settings of [{}, { teachingPoint: 'merge_into_parent' }]) {
      const profile = { raw: { settings }, file: 'p.json' }
      const { parts, whole } = await bothWays(files, { standard, profile }, { sizes: { least: 1, part: 5000 } })
      assert.ok(parts !== null)
      assert.equal(parts, whole)
    }
  }
})

test('a single county, a zip and a small folder are read whole', async () => {
  assert.equal((await bothWays(nation(1))).parts, null)
  assert.equal((await bothWays(nation(4), {}, { sizes: { least: 1 << 20, part: 1000 } })).parts, null)
})

test('a thread that fails fails the evaluation; no part of a result comes out', async () => {
  await inFolder({ ...nation(8), 'worker.mjs': 'throw new Error("broken thread")', 'quiet.mjs': '' }, async (folder) => {
    const withWorker = (name: string) =>
      evaluateParts(folder, OPTIONS, { sizes: SMALL_PARTS, others: startThreads(1, pathToFileURL(join(folder, name))) })
    await assert.rejects(withWorker('worker.mjs'), /broken thread/)
    await assert.rejects(withWorker('quiet.mjs'), /before its answer/)
  })
})
