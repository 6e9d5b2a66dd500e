import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { rawWorkbook, SMALL_SHEETS } from '../../features/collection/workbook/a-workbook.ts'
import { readCountyInput } from '../../features/collection/workbook/read-input.ts'
import { readCatalogue } from '../../features/standards/files.ts'
import type { ExitCode } from '../command.ts'
import { WrongUsage } from '../wrong-usage.ts'
import { command as gather } from './gather.ts'

const SAMPLES = join(import.meta.dirname, '../../../../../examples/national')

async function inFolder(body: (at: (name: string) => string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-gather-'))
  try {
    await body((name) => join(folder, name))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function run(positionals: string[], values: Record<string, string>, json = true): Promise<[ExitCode, string]> {
  let printed = ''
  const print = async (text: string): Promise<void> => {
    printed += text
  }
  return [await gather.run({ positionals, values, json, print }), printed]
}

test('the samples become a workbook; the school that fits none makes it 1, and nothing is written over', () =>
  inFolder(async (at) => {
    const files = readdirSync(SAMPLES).map((name) => join(SAMPLES, name))
    const [code, printed] = await run(files, { out: at('out.xlsx') })
    const { faults, written, unmatched } = JSON.parse(printed)
    assert.deepEqual([code, written, unmatched.length], [1, at('out.xlsx'), 1])
    assert.deepEqual(Object.keys(faults[0]), ['sheet', 'row', 'column', 'cell', 'rule', 'severity', 'message', 'repair'])
    const { counties, faults: again } = await readCountyInput(at('out.xlsx'), readCatalogue())
    assert.equal(counties[0]!.schools.rows, 60)
    assert.ok(!again.some((f) => f.sheet === '对账'), 'the reconciliation is left alone')
    assert.equal((await run(files, { out: at('out.xlsx') }))[0], 3)
  }))

test('a county’s own words are read, and unknown ones are wrong usage', () =>
  inFolder(async (at) => {
    writeFileSync(at('base.xlsx'), rawWorkbook(SMALL_SHEETS))
    const sheet = [
      ['学校代码', '教学及辅助用房', '风雨操场'],
      ['0001', 900, 120],
    ]
    writeFileSync(at('a.xlsx'), rawWorkbook({ 教基5170: sheet }))
    writeFileSync(at('words.json'), JSON.stringify({ jiaoji5170: { indoor_sports_area: ['风雨操场'] } }))
    const [code, printed] = await run(
      [at('a.xlsx')],
      { out: at('o.xlsx'), base: at('base.xlsx'), words: at('words.json') },
      false,
    )
    assert.equal(code, 0)
    assert.match(printed, /认作 教基5170 校舍情况，1 行（列名系推断）/)
    const [county] = (await readCountyInput(at('o.xlsx'), readCatalogue())).counties
    assert.equal(county!.schools.numbers.get('indoor_sports_area')![0], 120)
    assert.equal(county!.schools.numbers.get('equipment_value_wan')![0], 12.5, 'the rest is the base’s')
    writeFileSync(at('words.json'), JSON.stringify({ nothing: {} }))
    await assert.rejects(run([at('a.xlsx')], { out: at('p.xlsx'), words: at('words.json') }), WrongUsage)
    await assert.rejects(run([at('a.xlsx')], {}), WrongUsage)
  }))

test('with nothing to fill in no file is written', () =>
  inFolder(async (at) => {
    writeFileSync(at('a.xlsx'), rawWorkbook({ 某表: [['甲', '乙']] }))
    const [code, printed] = await run([at('a.xlsx')], { out: at('o.xlsx') })
    assert.deepEqual([code, JSON.parse(printed).filled, existsSync(at('o.xlsx'))], [1, false, false])
  }))
