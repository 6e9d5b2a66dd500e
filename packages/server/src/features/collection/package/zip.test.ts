import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type ZipFile, zipFiles } from '../../../files/zip-write.ts'
import { readCatalogue } from '../../standards/files.ts'
import { brief, inFolder, SMALL } from './a-package.ts'
import { type PackageReading, readCountyPackage } from './read.ts'

const catalogue = readCatalogue()
const files = (prefix = ''): ZipFile[] =>
  Object.entries(SMALL).map(([name, text]) => ({ path: prefix + name, bytes: Buffer.from(text) }))
const read = (zip: Uint8Array): Promise<PackageReading> => readCountyPackage(zip, catalogue)
const rules = ({ faults }: PackageReading): string[] => faults.map((f) => f.rule)

test('a zip is read like its folder, also when everything lies in one folder inside it', async () => {
  for (const prefix of ['', '虚构县 数据/']) {
    const { counties, faults } = await read(
      zipFiles([...files(prefix), { path: '__MACOSX/._schools.csv', bytes: Buffer.from('x') }]),
    )
    assert.deepEqual(brief(faults), [])
    assert.equal(counties[0]!.classes!.rows, 5)
  }
})

test('paths that leave the package refuse the whole package, whatever else is in it', async () => {
  for (const path of ['../schools.csv', '/etc/schools.csv', 'a/../../schools.csv', 'C:\\schools.csv', 'a\\..\\schools.csv']) {
    const reading = await read(zipFiles([...files(), { path, bytes: Buffer.from('x') }]))
    assert.deepEqual([reading.readable, rules(reading)], [false, ['S051']], path)
  }
})

test('the same file twice cannot be settled and is not read', async () => {
  const reading = await read(zipFiles([...files(), { path: 'copy/rooms.csv', bytes: Buffer.from('x') }]))
  assert.deepEqual(rules(reading), ['S052'])
  assert.equal(reading.counties[0]!.rooms, null)
})

test('an encrypted zip is named as such', async () => {
  const zip = Buffer.from(zipFiles(files()))
  for (let at = zip.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 1, 'latin1'))
    zip[at + 8]! |= 1
  const reading = await read(zip)
  assert.deepEqual([reading.readable, rules(reading)], [false, ['S053']])
})

test('a bomb is refused before it is unpacked, over the web but not for one’s own files', async () => {
  const bomb = zipFiles([...files().slice(0, 2), { path: 'classes.csv', bytes: Buffer.alloc(40 * 1024 * 1024, 0x20) }])
  assert.deepEqual(rules(await read(bomb)), ['S054'])
  await inFolder({ 'own.zip': bomb }, async (folder) => {
    assert.ok(!rules(await readCountyPackage(join(folder, 'own.zip'), catalogue)).includes('S054'))
  })
})

test('a zip that states a smaller size than it unpacks to is damaged, not unpacked further', async () => {
  const zip = Buffer.from(zipFiles([...files().slice(0, 2), { path: 'classes.csv', bytes: Buffer.alloc(3_000_000, 0x61) }]))
  const central = zip.lastIndexOf('PK\x01\x02', undefined, 'latin1')
  zip.writeUInt32LE(10, central + 24)
  const reading = await read(zip)
  assert.deepEqual(brief(reading.faults), ['classes.csv:-:- S050'])
  assert.equal(reading.counties[0]!.classes, null)
})

test('members that share their bytes are refused', async () => {
  const zip = Buffer.from(zipFiles(files()))
  const first = zip.indexOf('PK\x01\x02', 0, 'latin1')
  const second = zip.indexOf('PK\x01\x02', first + 1, 'latin1')
  zip.writeUInt32LE(zip.readUInt32LE(first + 42), second + 42)
  assert.deepEqual(rules(await read(zip)), ['S050'])
})

test('what is no zip, cut off, empty, or a workbook says so', async () => {
  const zip = zipFiles(files())
  assert.deepEqual(rules(await read(zip.subarray(0, zip.length - 30))), ['S050'])
  assert.deepEqual(rules(await read(zip.subarray(0, 200))), ['S050'])
  assert.deepEqual(rules(await read(new Uint8Array(0))), ['S050'])
  assert.deepEqual(rules(await read(Buffer.from('schools'))), ['S050'])
  assert.deepEqual(rules(await read(zipFiles([{ path: '[Content_Types].xml', bytes: Buffer.from('<x/>') }]))), ['S056'])
})

test('any byte of a zip may be broken without an exception', async () => {
  const whole = zipFiles(files())
  for (let at = 0; at < whole.length; at += 7) {
    const zip = Uint8Array.from(whole)
    zip[at]! ^= 0xff
    const { faults, readable } = await read(zip)
    assert.ok(readable || faults.length > 0)
  }
})

test('an input that is not there, and files that are no table of ours, are named', async () => {
  await inFolder({ ...SMALL, 'school.csv': 'x\n', 'notes.md': 'x' }, async (folder) => {
    assert.deepEqual(brief((await readCountyPackage(folder, catalogue)).faults), ['school.csv:-:- S055'])
    writeFileSync(join(folder, 'empty.zip'), '')
    assert.deepEqual(rules(await readCountyPackage(join(folder, 'empty.zip'), catalogue)), ['S050'])
    assert.deepEqual(rules(await readCountyPackage(join(folder, 'none'), catalogue)), ['S057'])
  })
})
