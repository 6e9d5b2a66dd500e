import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { Problem } from '@junheng/core/problems.ts'
import { command as evaluate } from '../../../cli/commands/evaluate.ts'
import { aPackage, aSchool, aSection } from '../test-package.ts'
import { COUNTY_FILES } from './county-files.ts'
import { writeCountyFolders } from './write-county-folders.ts'

const two = aPackage({
  schools: [aSchool(1), aSchool(2, { county_code: '990103', county_name: '另一虚构县（示例）' })],
  sections: [aSection(1), aSection(2)],
})
const options = { standard: 'quality_balanced_2017', today: '2026-09-01', force: false } as const

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-out-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('each county gets its own folder with all five files, and nothing else is left behind', async () => {
  await inFolder(async (folder) => {
    const out = join(folder, 'new', 'out')
    const written = await writeCountyFolders(two, { ...options, out })
    assert.deepEqual(written, [join(out, '990102'), join(out, '990103')])
    assert.deepEqual(readdirSync(out).sort(), ['990102', '990103'])
    for (const each of written) assert.deepEqual(readdirSync(each).sort(), [...COUNTY_FILES].sort())
  })
})

test('one file of an earlier run is enough to refuse: nothing is written, nothing changes', async () => {
  await inFolder(async (out) => {
    mkdirSync(join(out, '990103'))
    writeFileSync(join(out, '990103', 'matrix.xlsx'), '手改过的')
    await assert.rejects(
      writeCountyFolders(two, { ...options, out }),
      (error) => error instanceof Problem && error.code === 'forms.exist' && error.message.includes('matrix.xlsx'),
    )
    assert.deepEqual(readdirSync(out), ['990103'])
    assert.equal(readFileSync(join(out, '990103', 'matrix.xlsx'), 'utf8'), '手改过的')
  })
})

test('with force the five files are replaced and other files stay', async () => {
  await inFolder(async (out) => {
    mkdirSync(join(out, '990103'))
    writeFileSync(join(out, '990103', 'matrix.xlsx'), '旧')
    writeFileSync(join(out, '990103', '批注.txt'), '留着')
    await writeCountyFolders(two, { ...options, out, force: true })
    assert.ok(statSync(join(out, '990103', 'matrix.xlsx')).size > 1000)
    assert.equal(readFileSync(join(out, '990103', '批注.txt'), 'utf8'), '留着')
    assert.deepEqual(readdirSync(out).sort(), ['990102', '990103'])
  })
})

test('when the last county cannot be put in its place, the first goes back too', async () => {
  await inFolder(async (out) => {
    mkdirSync(join(out, '990102'))
    writeFileSync(join(out, '990102', 'forms.xlsx'), '旧')
    writeFileSync(join(out, 'blocked'), '')
    await assert.rejects(writeCountyFolders(two, { ...options, out: join(out, 'blocked'), force: true }), {
      code: 'forms.unwritable',
    })
    assert.equal(readFileSync(join(out, '990102', 'forms.xlsx'), 'utf8'), '旧')
    writeFileSync(join(out, '990103'), 'a file, where a folder must go')
    await assert.rejects(writeCountyFolders(two, { ...options, out, force: true }), { code: 'forms.unwritable' })
    assert.deepEqual(readdirSync(join(out, '990102')), ['forms.xlsx'])
    assert.equal(readFileSync(join(out, '990102', 'forms.xlsx'), 'utf8'), '旧')
    assert.deepEqual(readdirSync(out).sort(), ['990102', '990103', 'blocked'])
  })
})

test('data that cannot be read gives no folder at all', async () => {
  await inFolder(async (folder) => {
    const out = join(folder, 'out')
    const broken = aPackage({ schools: [{ a: 1 }], sections: [{ b: 2 }] })
    assert.deepEqual(await writeCountyFolders(broken, { ...options, out }), [])
    assert.ok(!existsSync(out))
  })
})

test('the command writes the folder, names it, and wants --out with --force', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'in.zip'), two)
    const out = join(folder, 'out')
    let printed = ''
    const print = async (text: string): Promise<void> => {
      printed += text
    }
    const call = { positionals: [join(folder, 'in.zip')], values: { out }, json: false, print }
    await evaluate.run(call)
    assert.match(printed, /已写出：\n.*990102\n.*990103/)
    await assert.rejects(evaluate.run(call), { code: 'forms.exist' })
    await evaluate.run({ ...call, values: { out, force: true }, json: true })
    await assert.rejects(evaluate.run({ ...call, values: { force: true } }), /没有写明输出到哪个文件夹/)
  })
})
