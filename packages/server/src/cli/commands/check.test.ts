import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { inFolder, SMALL } from '../../features/collection/package/a-package.ts'
import { inputHash } from '../../features/collection/package/input-hash.ts'
import { readCountyPackage } from '../../features/collection/package/read.ts'
import { readCatalogue } from '../../features/standards/files.ts'
import type { Command, ExitCode } from '../command.ts'
import { WrongUsage } from '../wrong-usage.ts'
import { command as check } from './check.ts'
import { command as convert } from './convert.ts'

async function run(
  command: Command,
  input: string,
  values: Record<string, string> = {},
  json = true,
): Promise<[ExitCode, string]> {
  let printed = ''
  const print = async (text: string): Promise<void> => {
    printed += text
  }
  return [await command.run({ positionals: [input], values, json, print }), printed]
}

test('check prints faults, what was not run and counts, and ends with 0 or 1', async () => {
  await inFolder(SMALL, async (folder) => {
    const [code, printed] = await run(check, folder)
    const { faults, notRun, readable, counts } = JSON.parse(printed)
    assert.deepEqual([code, faults, readable], [0, [], true])
    assert.ok(notRun.some((n: { rule: string }) => n.rule === 'V001'))
    assert.deepEqual(counts, { counties: 1, schools: 2, sections: 3, classes: 5, errors: 0, warnings: 0 })
    writeFileSync(join(folder, 'sections.csv'), SMALL['sections.csv']!.replace('80,2', '八十,2'))
    const [failed, words] = await run(check, folder, {}, false)
    assert.equal(failed, 1)
    assert.match(words, /S010 sections\.csv · 第 2 行 · students/)
    assert.match(words, /V001 {2}缺少：.*博士/)
  })
})

test('convert writes what can be read, and refuses a target that holds something', async () => {
  await inFolder({ 'in/schools.csv': SMALL['schools.csv']!, 'in/sections.csv': SMALL['sections.csv']! }, async (folder) => {
    const out = join(folder, 'out.zip')
    assert.equal((await run(convert, join(folder, 'in'), { out }))[0], 0)
    const before = readFileSync(out)
    assert.equal((await run(convert, join(folder, 'in'), { out }))[0], 3)
    assert.deepEqual(readFileSync(out), before)
    assert.equal((await run(check, out))[0], 0)
    await assert.rejects(run(convert, join(folder, 'in'), { out: join(folder, 'a.xls') }), WrongUsage)
    await assert.rejects(run(convert, join(folder, 'in')), WrongUsage)
    await assert.rejects(run(check, join(folder, 'absent')), WrongUsage)
  })
})

test('convert goes to a workbook and back, and never over a file', async () => {
  await inFolder({ 'in/schools.csv': SMALL['schools.csv']!, 'in/sections.csv': SMALL['sections.csv']! }, async (folder) => {
    const out = join(folder, 'out.xlsx')
    assert.equal((await run(convert, join(folder, 'in'), { out }))[0], 0)
    assert.equal((await run(convert, join(folder, 'in'), { out }))[0], 3)
    assert.equal((await run(convert, out, { out: join(folder, 'back') }))[0], 0)
    const { counties } = await readCountyPackage(join(folder, 'back'), readCatalogue())
    const { counties: before } = await readCountyPackage(join(folder, 'in'), readCatalogue())
    assert.equal(inputHash(counties), inputHash(before))
  })
})

test('convert of what cannot be read writes nothing', async () => {
  await inFolder({ 'in/rooms.csv': SMALL['rooms.csv']! }, async (folder) => {
    const [code, printed] = await run(convert, join(folder, 'in'), { out: join(folder, 'out') })
    assert.deepEqual([code, JSON.parse(printed).written, existsSync(join(folder, 'out'))], [1, null, false])
  })
})
