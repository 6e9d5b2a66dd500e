import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assembleRound } from '@junheng/core/features/collection/round/assemble.ts'
import {
  downloadEvidence,
  listReturnVerifications,
  listRoundVerifications,
  verifyValue,
  withdrawVerification,
} from '@junheng/core/features/collection/round/bases/contract.ts'
import { ABSENT } from '@junheng/core/features/collection/round/bases/verified.ts'
import { saveValues } from '@junheng/core/features/collection/round/contract.ts'
import { rowText } from '@junheng/core/features/collection/round/value-path.ts'
import { COUNTY, type HttpStage, httpScene } from '../../../../http/test-app.ts'
import { readCatalogue } from '../../../standards/files.ts'
import { readCountyPackage } from '../../package/read.ts'
import { aRound } from '../a-round.ts'
import { packageOfTables } from '../round-package.ts'
import { sheetsOf } from '../round-sheets.ts'

const [ONE, OTHER] = ['2199000001', '2199000002']
const PDF = Buffer.from('%PDF-1.7 虚构的测绘单')

async function begun(stage: HttpStage) {
  const { round, returns } = await aRound(stage.db, COUNTY, [{ code: ONE!, name: '一校' }, { code: OTHER! }])
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const inspector = await stage.as({ role: 'inspector', county: COUNTY, schools: [ONE!] })
  const filler = await stage.as({ role: 'filler', county: COUNTY, schools: [ONE!] })
  const own = { params: { id: returns[ONE!]! } }
  const changes = [
    { path: 'schools/sports_field_area', value: '8200', seen: 0 },
    { path: 'rooms/a', value: rowText({ kind: 'music', area: '96' }), seen: 0 },
    { path: 'rooms/b', value: rowText({ kind: 'art', area: '90' }), seen: 0 },
  ]
  await filler.call(saveValues, { ...own, body: { changes } })
  const county = async (basis: 'effective' | 'reported') => {
    const tables = assembleRound({ code: COUNTY, name: '澄溪区' }, await sheetsOf(stage.db, COUNTY, round, basis))
    return (await readCountyPackage(packageOfTables(tables), readCatalogue())).counties[0]!
  }
  return { round, returns, coordinator, inspector, filler, own, county }
}

const found = (path: string, value: string, seen = 0) => ({
  body: { path, value, method: 'on_site' as const, on: '2026-10-12', evidence: '现场用测距仪量得', seen },
})

test(
  'what an inspector found counts before what was reported and is told with who, when and by which file; withdrawn, the reported one counts again',
  httpScene(async (stage) => {
    const { round, coordinator, inspector, filler, own, county } = await begun(stage)
    const file = { files: { file: { name: '测绘单.pdf', bytes: PDF } } }
    const made = await inspector.call(verifyValue, { ...own, ...found('schools/sports_field_area', '7000'), ...file })
    assert.deepEqual([made.what, made.words, made.reported, made.file], ['运动场地面积', '7000', '8200', '测绘单.pdf'])
    assert.equal((await county('effective')).schools.numbers.get('sports_field_area')![0], 7000)
    assert.equal((await county('reported')).schools.numbers.get('sports_field_area')![0], 8200)
    const shown = await filler.call(listReturnVerifications, own)
    assert.deepEqual(await coordinator.call(listRoundVerifications, { params: { round } }), shown)
    const query = { path: made.path, version: made.version }
    assert.deepEqual((await filler.send(downloadEvidence, { ...own, query })).bytes, PDF)
    await assert.rejects(inspector.call(verifyValue, { ...own, ...found('schools/sports_field_area', '7100') }), {
      code: 'record.changed',
    })
    const left = await coordinator.call(withdrawVerification, {
      ...own,
      body: { path: made.path, reason: '量错了场地', seen: 1 },
    })
    assert.deepEqual(left.verifications, [])
    assert.equal((await county('effective')).schools.numbers.get('sports_field_area')![0], 8200)
    const kept = await stage.db
      .selectFrom('data_value_entry')
      .select(['value', 'how', 'note'])
      .where('basis', '=', 'verified')
      .orderBy('version')
      .execute()
    assert.deepEqual(
      kept.map(({ value, how }) => [value, how]),
      [
        ['7000', 'verified'],
        ['', 'withdrawn'],
      ],
    )
  }),
)

test(
  "a room's area is verified row by row; a room that is not there is not counted, and a school without its only rooms has none",
  httpScene(async (stage) => {
    const { inspector, own, county } = await begun(stage)
    await inspector.call(verifyValue, { ...own, ...found('rooms/a', rowText({ kind: 'music', area: '72' })) })
    const gone = await inspector.call(verifyValue, { ...own, ...found('rooms/b', ABSENT) })
    assert.deepEqual([gone.words, gone.reported], ['没有', '美术教室，面积 90'])
    assert.deepEqual([...(await county('effective')).rooms!.area].slice(0, 1), [72])
    assert.deepEqual([...(await county('effective')).rooms!.start], [0, 1, 3])
    await inspector.call(verifyValue, { ...own, ...found('rooms/a', ABSENT, 1) })
    const { rooms } = await county('effective')
    assert.equal(rooms!.start[1], 0, 'none, and not unreported')
    assert.deepEqual([...(await county('reported')).rooms!.area].slice(0, 2), [90, 96])
  }),
)

test(
  'what cannot be a value, what no such return has, and what nobody reported as a row are refused; an inspector verifies no other school',
  httpScene(async (stage) => {
    const { inspector, filler, returns, own } = await begun(stage)
    const tried = (path: string, value: string) => inspector.call(verifyValue, { ...own, ...found(path, value) })
    await assert.rejects(tried('schools/sports_field_area', '很大'), { code: 'round.unreadable-value' })
    await assert.rejects(tried('rooms/a', rowText({ kind: 'music', area: '一间' })), { code: 'round.unreadable-value' })
    await assert.rejects(tried('schools/nonsense', '1'), { code: 'round.unknown-value' })
    await assert.rejects(tried('rooms/z', ABSENT), { code: 'round.unknown-value' })
    await assert.rejects(tried('schools/sports_field_area', ABSENT), { code: 'round.unknown-value' })
    const other = { params: { id: returns[OTHER!]! } }
    await assert.rejects(inspector.call(verifyValue, { ...other, ...found('schools/books', '1') }), { code: 'record.missing' })
    await assert.rejects(filler.call(verifyValue, { ...own, ...found('schools/books', '1') }), { code: 'access.forbidden' })
    const program = { files: { file: { name: '量.pdf', bytes: Buffer.from('MZ\u0000\u0001') } } }
    await assert.rejects(inspector.call(verifyValue, { ...own, ...found('schools/books', '1'), ...program }), {
      code: 'upload.wrong-kind',
    })
  }),
)
