import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { canonicalBytes } from '@junheng/core/features/collection/canonical.ts'
import type { County } from '@junheng/core/features/collection/county.ts'
import fc from 'fast-check'
import { readCatalogue } from '../../standards/files.ts'
import { brief, inFolder, SMALL } from './a-package.ts'
import { csvNumber, csvRow } from './csv-text.ts'
import { inputHash } from './input-hash.ts'
import { readCountyPackage } from './read.ts'
import { packageBytes, TargetTaken, writeCountyPackage } from './write.ts'

const catalogue = readCatalogue()

/** Names as people write them and as they should not: quotes, line breaks, commas, formula-like text, other alphabets. */
const name = fc
  .stringMatching(/^[\u4e00-\u4e20a-z0-9"',\n\r=+@（）𠀀 ]{1,12}$/u)
  .map((text) => text.trim())
  .filter((text) => text !== '')
const orEmpty = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | ''> => fc.option(value, { nil: '', freq: 4 })
const amount = fc.integer({ min: 0, max: 19_999_999 }).map((n) => n / 1000)
const section = fc.record({
  students: orEmpty(fc.integer({ min: 1, max: 3000 })),
  ft_teachers: orEmpty(fc.integer({ min: 0, max: 2000 })),
  classes: fc.array(
    fc.record({ grade: fc.integer({ min: 0, max: 2 }), name, students: orEmpty(fc.integer({ min: 15, max: 56 })) }),
    { maxLength: 5 },
  ),
})
const school = fc.record({
  code: fc.stringMatching(/^[0-9]{3,20}$/),
  name,
  county: fc.constantFrom('990101', '990102', '0990103'),
  authority: orEmpty(name),
  town: orEmpty(name),
  area: orEmpty(amount),
  boarding: fc.constantFrom('', 'true', 'false'),
  ownership: fc.constantFrom('', 'public', 'private'),
  grade: fc.constantFrom('', 'excellent', 'good', 'pass', 'fail'),
  judged: fc.constantFrom('', 'met', 'unmet'),
  primary: fc.option(section, { nil: null }),
  junior: fc.option(section, { nil: null }),
  rooms: fc.array(fc.record({ kind: fc.constantFrom('music', 'art'), area: orEmpty(amount.map((a) => Math.min(a, 500))) }), {
    maxLength: 3,
  }),
})
const package_ = fc.uniqueArray(school, { selector: (s) => s.code, minLength: 1, maxLength: 6 })

function filesOf(schools: readonly (typeof package_ extends fc.Arbitrary<(infer S)[]> ? S : never)[]): Record<string, string> {
  const rows: Record<string, string[][]> = {
    'schools.csv': [
      [
        'school_code',
        'school_name',
        'county_code',
        'county_name',
        'school_type_code',
        'authority',
        'town',
        'teaching_area_total',
        'is_boarding',
        'ownership',
        'moral_culture_good',
        'it_use',
      ],
    ],
    'sections.csv': [['school_code', 'stage', 'students', 'ft_teachers']],
    'classes.csv': [['school_code', 'stage', 'grade', 'class_name', 'students']],
    'rooms.csv': [['school_code', 'kind', 'area']],
  }
  for (const s of schools) {
    rows['schools.csv']!.push([
      s.code,
      s.name,
      s.county,
      `县${s.county}`,
      '312',
      s.authority,
      s.town,
      String(s.area),
      s.boarding,
      s.ownership,
      s.grade,
      s.judged,
    ])
    for (const stage of ['primary', 'junior'] as const) {
      const of = s[stage]
      if (of === null) continue
      rows['sections.csv']!.push([s.code, stage, String(of.students), String(of.ft_teachers)])
      for (const c of of.classes)
        rows['classes.csv']!.push([s.code, stage, String(c.grade + (stage === 'primary' ? 1 : 7)), c.name, String(c.students)])
    }
    for (const r of s.rooms) rows['rooms.csv']!.push([s.code, r.kind, String(r.area)])
  }
  return Object.fromEntries(Object.entries(rows).map(([file, table]) => [file, table.map(csvRow).join('')]))
}

/** Everything a county holds but where it came from, with class names as words. */
function dataOf(county: County): unknown {
  const bare = (value: unknown): unknown => {
    if (value instanceof Map)
      return [...value]
        .filter(([, v]) => !isBlank(v))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([k, v]) => [k, bare(v)])
    if (ArrayBuffer.isView(value)) return [...(value as Float64Array)]
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !['source', 'valuesSource', 'lines', 'line', 'packed'].includes(key))
        .map(([key, v]) => [
          key,
          key === 'name' && typeof v === 'function' ? Array.from({ length: county.classes!.rows }, (_, i) => v(i)) : bare(v),
        ]),
    )
  }
  return bare(county)
}
const isBlank = (value: unknown): boolean =>
  (value instanceof Float64Array && value.every(Number.isNaN)) || (Array.isArray(value) && value.every((v) => v === ''))

test('what is written reads back as the same data, as a folder and as a zip', async () => {
  await fc.assert(
    fc.asyncProperty(package_, async (schools) => {
      await inFolder(filesOf(schools), async (folder) => {
        const first = await readCountyPackage(folder, catalogue)
        assert.deepEqual(brief(first.faults), [])
        await writeCountyPackage(first.counties, join(folder, 'out/written'), catalogue)
        const again = await readCountyPackage(join(folder, 'out/written'), catalogue)
        const zipped = await readCountyPackage(packageBytes(first.counties, catalogue), catalogue)
        for (const { counties, faults } of [again, zipped]) {
          assert.deepEqual(brief(faults), [])
          assert.deepEqual(counties.map(dataOf), first.counties.map(dataOf))
          assert.equal(inputHash(counties), inputHash(first.counties))
        }
      })
    }),
    { numRuns: 60 },
  )
})

test('the input hash ignores the order of rows and the spelling of numbers, and nothing else', async () => {
  const hashOf = (files: Readonly<Record<string, string>>): Promise<string> =>
    inFolder(files, async (folder) => inputHash((await readCountyPackage(folder, catalogue)).counties))
  const plain = await hashOf(SMALL)
  const reversed = Object.fromEntries(
    Object.entries(SMALL).map(([file, text]) => {
      const [head, ...rows] = text.trimEnd().split('\n')
      return [file, `${[head, ...rows.toReversed()].join('\r\n')}\r\n`]
    }),
  )
  assert.equal(await hashOf(reversed), plain)
  assert.equal(
    await hashOf({ ...SMALL, 'schools.csv': SMALL['schools.csv']!.replace('4500', '4500.00').replace('否', 'false') }),
    plain,
  )
  assert.equal(await hashOf({ ...SMALL, 'county.csv': SMALL['county.csv']!.replace('Ⅲ;0.12', 'III;0.120') }), plain)
  const { 'rooms.csv': _, ...noRooms } = SMALL
  const others = [
    { ...SMALL, 'schools.csv': SMALL['schools.csv']!.replace('4500', '4501') },
    { ...SMALL, 'schools.csv': SMALL['schools.csv']!.replace('虚构小学', '虚构二小') },
    { ...SMALL, 'classes.csv': SMALL['classes.csv']!.replace('七一班', '七二班') },
    { ...SMALL, 'classes.csv': SMALL['classes.csv']!.replace('一班,40', '一班,') },
    { ...SMALL, 'county.csv': SMALL['county.csv']!.replace('layout_planning,met', 'layout_planning,unmet') },
    { ...SMALL, 'rooms.csv': 'school_code,kind,area\n' },
    noRooms,
  ]
  const hashes = await Promise.all(others.map(hashOf))
  assert.equal(new Set([plain, ...hashes]).size, others.length + 1)
})

test('canonical bytes of one county do not change when they are asked for twice', async () => {
  await inFolder(SMALL, async (folder) => {
    const { counties } = await readCountyPackage(folder, catalogue)
    assert.deepEqual(Buffer.from(canonicalBytes(counties[0]!)), Buffer.from(canonicalBytes(counties[0]!)))
  })
})

test('a target that holds something is refused and left alone; an empty folder is used', async () => {
  await inFolder({ ...SMALL, 'taken/keep.txt': 'mine' }, async (folder) => {
    const { counties } = await readCountyPackage(folder, catalogue)
    await assert.rejects(writeCountyPackage(counties, join(folder, 'taken'), catalogue), TargetTaken)
    assert.deepEqual(readdirSync(join(folder, 'taken')), ['keep.txt'])
    writeFileSync(join(folder, 'a.zip'), 'mine')
    await assert.rejects(writeCountyPackage(counties, join(folder, 'a.zip'), catalogue), TargetTaken)
    mkdirSync(join(folder, 'empty'))
    await writeCountyPackage(counties, join(folder, 'empty'), catalogue)
    assert.ok(existsSync(join(folder, 'empty/schools.csv')))
    assert.deepEqual(
      readdirSync(folder).filter((entry) => entry.startsWith('.')),
      [],
    )
  })
})

test('every number is written so that it reads back as itself, never in scientific notation', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = csvNumber(value)
      assert.match(text, /^-?\d+(\.\d+)?$/)
      assert.equal(Number(text), value === 0 ? 0 : value)
    }),
  )
})
