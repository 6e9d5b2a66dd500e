import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { handInPackage } from '@junheng/core/features/collection/contract.ts'
import * as contract from '@junheng/core/features/evaluation/contract.ts'
import { type FormView, PAPERS } from '@junheng/core/features/evaluation/form-schema.ts'
import { unzipSync } from 'fflate'
import { type Client, COUNTY, httpScene, OTHER_COUNTY } from '../../http/test-app.ts'

const example = readFileSync(join(import.meta.dirname, '../../../../../examples/county.zip'))
const coordinator = { role: 'coordinator', county: COUNTY } as const

async function handedIn(client: Client): Promise<{ id: string }> {
  const files = { file: { name: '澄溪区.zip', bytes: example } }
  const { package: stored } = await client.call(handInPackage, { files, body: { acceptFaults: 'true' } })
  return { id: stored.id }
}

test(
  'the forms of a package say the same numbers as its evaluation, cell by cell',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const params = await handedIn(client)
    const { forms, county } = await client.call(contract.readForms, { params })
    const { evaluation } = await client.call(contract.evaluatePackage, { params })
    const judged = evaluation.counties[0]!
    assert.equal(county.code, judged.countyCode)
    assert.deepEqual(
      forms.map((form) => form.name),
      ['表Ⅰ', '表Ⅱ-1', '表Ⅱ-2', '表Ⅲ', '表Ⅳ', '表Ⅴ', '一票否决', '表Ⅵ'],
    )
    const schools = formOf(forms, 'II-2')
    assert.equal(schools.rows.length, judged.sections.length)
    for (const section of judged.sections) {
      const row = schools.rows.find(({ key }) => key === `${section.schoolCode}.${section.stage}`)
      const values = row!.cells.filter((cell) => /^L([7-9]|1[0-3])$/.test(cell.column)).map((cell) => cell.value)
      assert.deepEqual(
        values,
        Object.values(section.indicators).map((indicator) => indicator.value),
        section.schoolName,
      )
    }
    const spreads = formOf(forms, 'III').rows.flatMap((row) => row.cells.map((cell) => cell.value))
    for (const { cv } of judged.spreads) assert.ok(cv === null || spreads.includes(cv), String(cv))
  }),
)

test(
  'a blank cell says what it waits for, and is listed below its form',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const { forms } = await client.call(contract.readForms, { params: await handedIn(client) })
    for (const { name, rows, gaps } of forms) {
      const blank = rows.flatMap((row) => row.cells).filter((cell) => cell.missing.length > 0)
      assert.equal(gaps.length, blank.length, name)
      for (const row of rows.flatMap(({ cells }) => cells)) if (row.missing.length > 0) assert.equal(row.value, null)
    }
    assert.ok(forms.some(({ gaps }) => gaps.length > 0))
  }),
)

test(
  'every cell of a form that offers an explanation has one',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const params = await handedIn(client)
    const { forms } = await client.call(contract.readForms, { params })
    const offered = new Map<string, NonNullable<FormView['rows'][number]['cells'][number]['explain']>>()
    // One cell of each kind: sixty schools give the same answer sixty times.
    for (const form of forms)
      for (const row of form.rows)
        for (const { column, explain } of row.cells)
          if (explain) offered.set([form.key, column, explain.school ? '' : row.key].join(' '), explain)
    assert.ok(offered.size > 60, `${offered.size} kinds of cells`)
    for (const [where, query] of offered) {
      const explanation = await client.call(contract.explainFigure, { params, query })
      assert.equal(explanation.indicator, query.indicator, where)
    }
  }),
)

test(
  'every paper is a file to keep, named after the county, and the schools have one table each',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const { id } = await handedIn(client)
    const { schools } = await client.call(contract.readForms, { params: { id } })
    for (const paper of PAPERS) {
      const { status, headers, bytes } = await client.send(contract.downloadPaper, { params: { id, paper } })
      assert.equal(status, 200, paper)
      assert.match(
        String(headers['content-disposition']),
        /^attachment; filename="[\w.-]+"; filename\*=UTF-8''%E6%BE%84%E6%BA%AA/,
      )
      assert.ok(contract.downloadPaper.download.includes(String(headers['content-type'])), paper)
      const inside = Object.keys(unzipSync(bytes))
      if (paper === 'school-forms.zip') assert.equal(inside.filter((name) => name.endsWith('.xlsx')).length, schools.length)
      else assert.ok(inside.includes(paper.endsWith('docx') ? 'word/document.xml' : 'xl/workbook.xml'))
    }
    const odd = await client.send(contract.downloadPaper, { params: { id, paper: 'passwords.xlsx' } })
    assert.equal(odd.status, 404)
  }),
)

test(
  "a school's own table is a page: the same texts as its file, each with its explanation, and the file by itself",
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const { id } = await handedIn(client)
    const { schools } = await client.call(contract.readForms, { params: { id } })
    const { code, name } = schools.find((each) => each.name === '河湾九年一贯制学校')!
    const params = { id, school: code }
    const paper = await client.call(contract.readSchoolPaper, { params })
    assert.equal(paper.school.name, name)
    const cells = paper.lines.flat().filter((cell) => !cell.head && cell.text !== '')
    for (const cell of cells) assert.ok(cell.explain, cell.text)
    for (const { explain, value, text } of cells.filter((_, i) => i % 6 === 0)) {
      const explanation = await client.call(contract.explainFigure, { params: { id }, query: explain! })
      assert.equal(explanation.indicator, explain!.indicator, text)
      if (value !== null) assert.equal(explanation.value, value, text)
    }
    for (const format of ['xlsx', 'docx'] as const) {
      const { headers, bytes } = await client.send(contract.downloadSchoolPaper, { params: { ...params, format } })
      assert.match(decodeURIComponent(String(headers['content-disposition'])), new RegExp(`${name}-学校自评表\\.${format}`))
      const main = format === 'xlsx' ? 'xl/worksheets/sheet1.xml' : 'word/document.xml'
      assert.ok(unzipSync(bytes)[main], format)
    }
    const missing = { code: 'record.missing' }
    await assert.rejects(client.call(contract.readSchoolPaper, { params: { id, school: '0' } }), missing)
    const neighbour = await as({ role: 'coordinator', county: OTHER_COUNTY })
    await assert.rejects(neighbour.call(contract.readSchoolPaper, { params }), missing)
  }),
)

test(
  "another county's package has no forms, nor has a county that is not in it",
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const params = await handedIn(client)
    const neighbour = await as({ role: 'coordinator', county: OTHER_COUNTY })
    const missing = { code: 'record.missing' }
    await assert.rejects(neighbour.call(contract.readForms, { params }), missing)
    await assert.rejects(client.call(contract.readForms, { params, query: { county: '990199' } }), missing)
    const paper = await neighbour.send(contract.downloadPaper, { params: { ...params, paper: 'forms.xlsx' } })
    assert.equal(paper.status, 404)
  }),
)

function formOf(forms: readonly FormView[], key: string): FormView {
  const form = forms.find((each) => each.key === key)
  assert.ok(form, key)
  return form
}
