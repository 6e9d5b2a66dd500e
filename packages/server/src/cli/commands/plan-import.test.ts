import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { importPlan } from '../../features/rectification/plan/import.ts'
import { writePlanDocx } from '../../features/rectification/plan/write-docx.ts'
import { command } from './plan-import.ts'

// 澄溪区 is invented.
const table = {
  preamble: ['澄溪区整改规划（虚构）'],
  headerRows: 1,
  cells: [
    ['序号', '指标', '不达标情况', '不达标学校', '整改措施', '任务目标安排', '完成时间', '责任科室', '责任单位', '资金'],
    [
      '1',
      '所有班级学生数不超过45人',
      '1所小学不达标',
      '青禾小学',
      '青禾小学：通过分流解决。',
      '2024年12月底前，完成全部整改任务。',
      '2024年12月',
      '教管科',
      '区教育局',
      '',
    ],
  ],
  merges: [],
}

async function inFolder(run: (folder: string, call: Call) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-plan-import-'))
  try {
    writeFileSync(join(folder, 'plan.docx'), await writePlanDocx(table))
    await run(folder, async (values = {}, json = true) => {
      let output = ''
      const code = await command.run({
        positionals: [join(folder, 'plan.docx')],
        values,
        json,
        print: async (text) => {
          output += text
        },
      })
      return { code, output }
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
type Call = (values?: Record<string, string>, json?: boolean) => Promise<{ code: number; output: string }>

test('plan-import prints exactly the fixed shape, and 0 when nothing is grave', () =>
  inFolder(async (_, call) => {
    const { code, output } = await call()
    assert.equal(code, 0)
    const keys = ['document', 'indicators', 'projects', 'distinctSchools', 'fundsCny', 'disagreements']
    assert.deepEqual(Object.keys(JSON.parse(output)), keys)
  }))

test('a grave disagreement makes it 1, and the summary names it in Chinese', () =>
  inFolder(async (_, call) => {
    const { code, output } = await call({ 'published-schools': '2' }, false)
    assert.equal(code, 1)
    assert.match(output, /澄溪区整改规划/)
    assert.match(output, /严重 1 条\n {2}\[TOTAL_SCHOOLS\] 全文/)
  }))

test('--out writes the table in the format of its name and never over the file it read', () =>
  inFolder(async (folder, call) => {
    const out = join(folder, 'again.xlsx')
    await call({ out })
    assert.deepEqual((await importPlan(readFileSync(out), { fileName: 'again.xlsx' })).table, table)
    const before = readFileSync(join(folder, 'plan.docx'))
    await assert.rejects(call({ out: join(folder, '.', 'plan.docx') }), { code: 'plan.overwrites-input' })
    assert.deepEqual(readFileSync(join(folder, 'plan.docx')), before)
  }))

test('wrong words are wrong usage; a file that is not there and a file that is no plan are refused', () =>
  inFolder(async (folder, call) => {
    await assert.rejects(call({ 'published-schools': 'many' }), /published-schools/)
    await assert.rejects(call({ out: join(folder, 'x.pdf') }), /docx 或 .xlsx/)
    await assert.rejects(call({ body: join(folder, 'none.txt') }), { code: 'plan.unreadable', message: /没有这个文件/ })
    writeFileSync(join(folder, 'plan.docx'), 'not a plan')
    await assert.rejects(call(), { code: 'plan.unreadable' })
  }))
