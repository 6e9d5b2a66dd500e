import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { AUTHORITIES, SCHOOL_TYPE_CODES, URBAN_RURAL } from './kinds.ts'
import { NO_SCHOOL_FACTS, type Org, OrgFacts } from './schema.ts'
import { cellsOf, factsOf, headersOf } from './sheet.ts'

const word = fc.stringMatching(/^[一-龥（）A-Z0-9]{2,12}$/)
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const schools: fc.Arbitrary<OrgFacts> = fc.record(
  {
    name: word,
    shortName: orNull(word),
    region: fc.constantFrom('990101', '990101001'),
    schoolCode: orNull(fc.stringMatching(/^[0-9]{10}$/)),
    duty: fc.constant(null),
    school: fc.record(
      {
        typeCode: orNull(fc.constantFrom(...SCHOOL_TYPE_CODES)),
        authority: orNull(fc.constantFrom(...AUTHORITIES)),
        ownership: orNull(fc.constantFrom('public' as const, 'private' as const)),
        sponsor: orNull(fc.integer({ min: 1, max: 10 })),
        urbanRural: orNull(fc.constantFrom(...Object.keys(URBAN_RURAL))),
        foundingYear: orNull(fc.integer({ min: 1800, max: 2100 })),
        designCapacity: orNull(fc.integer({ min: 0, max: 30_000 })),
        boarding: orNull(fc.boolean()),
        campuses: fc.array(fc.record({ code: fc.stringMatching(/^[0-9]{1,3}$/), name: word }, { noNullPrototype: true }), {
          maxLength: 3,
        }),
      },
      { noNullPrototype: true },
    ),
  },
  { noNullPrototype: true },
)
const blank: OrgFacts = { name: '', shortName: null, region: '', schoolCode: null, duty: null, school: NO_SCHOOL_FACTS }
const ID = '00000000-0000-4000-8000-000000000001'
const rowOf = (facts: OrgFacts): Map<string, string> => {
  const common = { keeper: '990101', kind: 'school' as const, parentId: null, path: [ID], until: null, tags: [], isDemo: true }
  const org: Org = { id: ID, facts, since: '2020-01-01', state: 'active', ...common }
  return new Map(headersOf('school').map((header, i) => [header, cellsOf(org, null)[i]!]))
}

test('what is written into a row is read from it again', () => {
  fc.assert(
    fc.property(schools, (facts) => {
      assert.ok(OrgFacts.safeParse(facts).success)
      const row = rowOf(facts)
      assert.deepEqual(
        factsOf('school', blank, (header) => row.get(header)),
        { facts, troubles: [] },
      )
    }),
  )
})

test('a cell that cannot be meant is named with what is expected there, all of them at once', () => {
  const row = rowOf({ ...blank, name: '澄溪第一小学', region: '990101' })
  for (const [header, text] of [
    ['标识码', '12'],
    ['建校年', '去年'],
    ['寄宿', '有时'],
    ['隶属', '省里'],
  ] as const)
    row.set(header, text)
  const { troubles } = factsOf('school', blank, (header) => row.get(header))
  assert.deepEqual(
    troubles.map(({ header }) => header),
    ['标识码', '隶属', '建校年', '寄宿'],
  )
})

test('a column the sheet does not have leaves what was known', () => {
  const known = { ...blank, name: '澄溪第一小学', region: '990101', schoolCode: '2199000001' }
  const { facts } = factsOf('school', known, (header) => (header === '名称' ? '澄溪第一实验小学' : undefined))
  assert.deepEqual(facts, { ...known, name: '澄溪第一实验小学' })
})
