import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { teacherCount } from '@junheng/core/features/collection/effective-county.ts'
import { EXPORT_PARTS } from '@junheng/core/features/collection/national/contract.ts'
import { assembleRound } from '@junheng/core/features/collection/round/assemble.ts'
import {
  checkStatistics,
  listStatistics,
  takeStatistics,
} from '@junheng/core/features/collection/round/bases/uploads/contract.ts'
import { seenText } from '@junheng/core/features/collection/round/bases/uploads/upload-schema.ts'
import { readReturn } from '@junheng/core/features/collection/round/contract.ts'
import { COUNTY, type HttpStage, httpScene } from '../../../../http/test-app.ts'
import { readCatalogue } from '../../../standards/files.ts'
import { readCountyPackage } from '../../package/read.ts'
import { aRound } from '../a-round.ts'
import { updateReturn } from '../return-queries.ts'
import { packageOfTables } from '../round-package.ts'
import { sheetsOf } from '../round-sheets.ts'

const examples = join(import.meta.dirname, '../../../../../../../examples')
const SAMPLES = readdirSync(join(examples, 'national')).map((name) => ({
  name,
  bytes: readFileSync(join(examples, 'national', name)),
}))
const files = Object.fromEntries(SAMPLES.map((file, i) => [Object.keys(EXPORT_PARTS)[i]!, file]))
const day = '2026-09-01'

async function begun(stage: HttpStage) {
  const { schools } = (await readCountyPackage(join(examples, 'county.zip'), readCatalogue())).counties[0]!
  const asked = schools.codes.map((code, i) => ({ code, name: schools.names[i]!, typeCode: schools.types[i]! }))
  const { round, returns } = await aRound(stage.db, COUNTY, asked)
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  return { schools, round, returns, coordinator, at: { params: { round } } }
}

test(
  'exports are frozen as statistics with day, sheet and cell, nothing is reported by it, and the same exports again change nothing',
  httpScene(async (stage) => {
    const { coordinator, at, returns, schools } = await begun(stage)
    const check = await coordinator.call(checkStatistics, { ...at, files, body: { day } })
    assert.ok(check.sheets.every(({ table }) => table !== null))
    assert.equal(check.unmatched.length, 1)
    const seen = seenText(check.returns)
    const { values } = await coordinator.call(takeStatistics, { ...at, files, body: { day, seen } })
    assert.equal(values, check.total)
    const first = await coordinator.call(readReturn, { params: { id: returns[schools.codes[0]!]! } })
    assert.deepEqual(new Set(first.values.map(({ basis, how }) => `${basis} ${how}`)), new Set(['statistics gathered']))
    const area = first.values.find(({ path }) => path === 'schools/sports_field_area')
    assert.match(area?.note ?? '', /xlsx／.* [A-Z]+\d+$/)
    const [intake] = (await coordinator.call(listStatistics, at)).intakes
    assert.deepEqual([intake?.day, intake?.values, intake?.by], [day, values, '陈统筹'])
    assert.ok(
      intake!.sources.every((source) => /xlsx／[^ ]+$/.test(source)),
      String(intake!.sources),
    )
    const again = await coordinator.call(checkStatistics, { ...at, files, body: { day } })
    assert.deepEqual([again.total, again.changes], [0, []])
  }),
)

test(
  'a teacher list taken over is reported by hash alone, and the round counts teachers from its rows',
  httpScene(async (stage) => {
    const { coordinator, at, round } = await begun(stage)
    const body = { day, takeOver: 'true' }
    const check = await coordinator.call(checkStatistics, { ...at, files, body })
    await coordinator.call(takeStatistics, { ...at, files, body: { ...body, seen: seenText(check.returns) } })
    const stored = await stage.db.selectFrom('data_value_entry').select(['value', 'basis', 'how']).execute()
    for (const { value } of stored) assert.doesNotMatch(value, /虚构(学生|教师)\d|990101\d{8}|13900000000|澄溪教〔2024〕/)
    assert.ok(stored.some(({ basis, how, value }) => basis === 'reported' && how === 'gathered' && value.includes('teacher_id')))
    const tables = assembleRound({ code: COUNTY, name: '澄溪区' }, await sheetsOf(stage.db, COUNTY, round, 'reported'))
    const { counties, typed } = await readCountyPackage(packageOfTables(tables), readCatalogue())
    const { teachers, sections } = counties[0]!
    assert.ok(teachers!.rows > 20)
    // Nobody typed a count of teachers: it comes from the rows alone.
    assert.equal(typed[0]!.sections.numbers.has('ft_teachers'), false)
    const section = [...teachers!.start].findIndex((start, i) => teachers!.start[i + 1]! > start)
    const counted = teacherCount(counties[0]!, 'sections', section, 'ft_teachers')
    assert.ok(counted?.by === 'list' && counted.rows.length > 0, 'the rows behind the number are named')
    const own = teachers!.status.slice(teachers!.start[section]!, teachers!.start[section + 1]!)
    assert.equal(sections.numbers.get('ft_teachers')![section], own.filter((status) => status === 'full_time').length)
  }),
)

test(
  'a locked return takes no statistics and one handed in no list: both are named, and the others are written when that is chosen',
  httpScene(async (stage) => {
    const { coordinator, at, returns, schools } = await begun(stage)
    const code = schools.codes[0]!
    await updateReturn(stage.db, { county_code: COUNTY, return_id: returns[code]! }, { state: 'locked' })
    const check = await coordinator.call(checkStatistics, { ...at, files, body: { day } })
    const seen = seenText(check.returns)
    const refused = coordinator.call(takeStatistics, { ...at, files, body: { day, seen } })
    await assert.rejects(refused, (error: Error) => error.message.includes(schools.names[0]!))
    const { returns: written } = await coordinator.call(takeStatistics, { ...at, files, body: { day, seen, onlyOthers: 'true' } })
    assert.equal(written, check.returns.length - 1)
    assert.deepEqual((await coordinator.call(readReturn, { params: { id: returns[code]! } })).values, [])
  }),
)
