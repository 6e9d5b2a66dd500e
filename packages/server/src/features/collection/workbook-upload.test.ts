import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import * as contract from '@junheng/core/features/collection/contract.ts'
import { evaluatePackage, explainFigure, readForms } from '@junheng/core/features/evaluation/contract.ts'
import { unzipSync } from 'fflate'
import { type Client, COUNTY, httpScene, OTHER_COUNTY } from '../../http/test-app.ts'
import { readCatalogue } from '../standards/files.ts'
import { type Cell, rawWorkbook, SMALL_SHEETS, withCell } from './workbook/a-workbook.ts'
import { readCountyInput } from './workbook/read-input.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const EXAMPLES = join(import.meta.dirname, '../../../../../examples')
const zip = { name: '澄溪区.zip', bytes: readFileSync(join(EXAMPLES, 'county.zip')) }
const coordinator = { role: 'coordinator', county: COUNTY } as const

const workbook = (bytes: Uint8Array, name = '县级数据.xlsx') => ({ file: { name, bytes } })
const store = (client: Client, files: { file: { name: string; bytes: Uint8Array } }) =>
  client.call(contract.handInPackage, { files, body: { acceptFaults: 'true' } })

test(
  'the templates are workbooks to keep; what a county fills in comes back as handed in',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    for (const kind of ['county', 'school']) {
      const { status, headers, bytes } = await client.send(contract.downloadTemplate, { params: { kind } })
      assert.equal(status, 200)
      assert.equal(headers['content-type'], XLSX)
      assert.match(String(headers['content-disposition']), /^attachment; .*\.xlsx/)
      const { counties, readable } = await readCountyInput(bytes, readCatalogue())
      assert.deepEqual([counties.length, readable], [0, false], 'an empty template is no data')
    }
    assert.equal((await client.send(contract.downloadTemplate, { params: { kind: 'city' } })).status, 404)
  }),
)

test(
  'a package taken on as a workbook gives the same verdict, forms and hash',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const { package: first } = await store(client, { file: zip })
    const taken = await client.send(contract.downloadWorkbook, { params: { id: first.id } })
    assert.equal(taken.headers['content-type'], XLSX)
    const { package: second } = await store(client, workbook(taken.bytes))
    const [a, b] = [
      await client.call(evaluatePackage, { params: { id: first.id } }),
      await client.call(evaluatePackage, { params: { id: second.id } }),
    ]
    assert.equal(b.evaluation.inputHash, a.evaluation.inputHash)
    assert.deepEqual(b.evaluation.counties, a.evaluation.counties)
    assert.deepEqual(b.evaluation.notRun, a.evaluation.notRun)
    const forms = async (id: string) => (await client.call(readForms, { params: { id } })).forms
    assert.deepEqual(await forms(second.id), await forms(first.id))
    const query = { indicator: 'L4', stage: 'primary', school: a.evaluation.counties[0]!.sections[0]!.schoolCode }
    const { inputs } = await client.call(explainFigure, { params: { id: second.id }, query } as never)
    const source = JSON.stringify(inputs)
    assert.match(source, /"sheet":"学校"/, 'an explanation names the sheet')
  }),
)

test(
  'a workbook is checked with the faulty rows as they stand there, and nothing is stored',
  httpScene(async ({ as, db }) => {
    const client = await as(coordinator)
    const bytes = rawWorkbook(withCell('学部', 3, 2, '四十'))
    const run = await client.call(contract.checkPackage, { files: workbook(bytes) })
    assert.equal(run.form, 'workbook')
    const fault = run.faults.find(({ cell }) => cell === 'C3')
    assert.deepEqual([fault?.sheet, fault?.row, fault?.column], ['学部', 3, '在校学生数'])
    const view = run.views.find(({ sheet }) => sheet === '学部')
    assert.ok(view)
    const at = view.columns.findIndex(({ letter }) => letter === 'C')
    assert.equal(view.columns[at]?.header, '在校学生数')
    assert.equal(view.rows.find(({ row }) => row === 3)?.cells[at], '四十')
    assert.equal(run.comparison, null, 'nothing is in use yet')
    assert.deepEqual(await db.selectFrom('stored_file').selectAll().execute(), [])
  }),
)

test(
  'every listed fault of a sheet stands in its view, however many rows and however far to the right; a teacher is not named',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const [head, ...rows] = SMALL_SHEETS['学部'] as readonly (readonly Cell[])[]
    const wide = (row: readonly Cell[], last: Cell): Cell[] => [...row, ...Array<Cell>(20).fill(''), last]
    const many = Array.from({ length: 150 }, (): Cell[] => wide(['0001', '小学', '四十'], '三'))
    const 学部 = [wide(head!, '专任教师数'), ...rows.map((row) => wide(row, '')), ...many]
    const 教师 = [
      ['学校代码', '学段', '姓名', '教师编号', '状态'],
      ['0001', '小学', '虚构甲', 'T-001', '不知道'],
    ]
    const files = workbook(rawWorkbook({ ...SMALL_SHEETS, 学部, 教师 }))
    const { faults, views } = await client.call(contract.checkPackage, { files })
    const view = views.find(({ sheet }) => sheet === '学部')!
    const cells = new Set(view.rows.flatMap(({ row }) => view.columns.map(({ letter }) => `${letter}${row}`)))
    const told = faults.filter(({ sheet, cell, row }) => sheet === '学部' && cell && row! > 1)
    assert.ok(told.length > 200, `${told.length} faults`)
    assert.deepEqual(
      told.filter(({ cell }) => !cells.has(cell!)),
      [],
    )
    assert.doesNotMatch(JSON.stringify(views), /虚构甲|T-001/)
  }),
)

test(
  'the annotated copy marks the faulty cell and leaves the other parts byte for byte',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const bytes = rawWorkbook(withCell('学部', 3, 2, '四十'))
    const { status, headers, bytes: marked } = await client.send(contract.annotateWorkbook, { files: workbook(bytes) })
    assert.equal(status, 200)
    assert.match(decodeURIComponent(String(headers['content-disposition'])), /县级数据-标注\.xlsx/)
    const [before, after] = [unzipSync(bytes), unzipSync(marked)]
    const notes = Object.keys(after).filter((path) => /comments/.test(path))
    assert.ok(notes.some((path) => Buffer.from(after[path]!).toString().includes('C3')))
    assert.deepEqual(after['xl/worksheets/sheet1.xml'], before['xl/worksheets/sheet1.xml'])
    const broken = await client.send(contract.annotateWorkbook, { files: { file: zip } })
    assert.equal(broken.status, 415, 'a package has no cells to mark')
  }),
)

test(
  'a workbook handed in again shows what is otherwise than in the data in use',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    await store(client, workbook(rawWorkbook(SMALL_SHEETS)))
    const again = rawWorkbook(withCell('学部', 3, 2, 44))
    const { comparison } = await client.call(contract.checkPackage, { files: workbook(again, '改过.xlsx') })
    assert.equal(comparison?.with.fileName, '县级数据.xlsx')
    assert.equal(comparison?.total, 1)
    assert.deepEqual(comparison?.differences, [
      { sheet: '学部', change: 'changed', where: '虚构学校 小学', what: '在校学生数', before: '40', after: '44' },
    ])
    const neighbour = await as({ role: 'coordinator', county: OTHER_COUNTY })
    const theirs = await neighbour.call(contract.checkPackage, { files: workbook(again) })
    assert.equal(theirs.comparison, null, "a county is never held against another's data")
  }),
)

test(
  "another county's package is not to be had as a workbook",
  httpScene(async ({ as }) => {
    const { package: stored } = await store(await as(coordinator), { file: zip })
    const neighbour = await as({ role: 'coordinator', county: OTHER_COUNTY })
    assert.equal((await neighbour.send(contract.downloadWorkbook, { params: { id: stored.id } })).status, 404)
  }),
)

test(
  'of a workbook with teachers no name and no staff number is kept, and the same workbook is known again',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const bytes = rawWorkbook({
      ...SMALL_SHEETS,
      教师: [
        ['姓名', '学校代码', '学段', '教师编号', '状态', '学科'],
        ['虚构甲', '0001', '小学', 'T-001', '专任', '体育'],
      ],
    })
    const text = (zipped: Uint8Array): string =>
      Object.values(unzipSync(zipped))
        .map((part) => Buffer.from(part).toString())
        .join()
    assert.match(text(bytes), /虚构甲/)
    const { package: stored } = await store(client, workbook(bytes))
    const kept = await client.send(contract.downloadPackage, { params: { id: stored.id } })
    assert.doesNotMatch(text(kept.bytes), /虚构甲|T-001/)
    assert.equal((await store(client, workbook(bytes))).outcome, 'already-stored')
  }),
)

test(
  'what is shown of a faulty row names no teacher',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const bytes = rawWorkbook({
      ...SMALL_SHEETS,
      教师: [
        ['姓名', '学校代码', '学段', '教师编号', '状态', '学科'],
        ['虚构甲', '0001', '小学', 'T-001', '不知道', '体育'],
      ],
    })
    const { views, faults } = await client.call(contract.checkPackage, { files: workbook(bytes) })
    assert.ok(faults.some(({ sheet, cell }) => sheet === '教师' && cell === 'E2'))
    const shown = views.find(({ sheet }) => sheet === '教师')
    assert.deepEqual(
      shown?.columns.map(({ header }) => header),
      ['状态'],
    )
    assert.doesNotMatch(JSON.stringify(views), /虚构甲|T-001/)
  }),
)
