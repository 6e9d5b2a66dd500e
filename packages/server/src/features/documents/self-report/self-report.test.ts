import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saveValues } from '@junheng/core/features/collection/round/contract.ts'
import {
  downloadSelfReport,
  generateSelfReport,
  listOwnTexts,
  listSelfReports,
  readReportChanges,
  readSelfReport,
  writeOwnText,
} from '@junheng/core/features/documents/self-report/contract.ts'
import {
  downloadTemplate,
  listTemplates,
  replaceTemplate,
  restoreTemplate,
} from '@junheng/core/features/documents/templates/contract.ts'
import { explainFigure } from '@junheng/core/features/evaluation/contract.ts'
import { makeRun } from '@junheng/core/features/evaluation/runs/contract.ts'
import { unzipSync, zipSync } from 'fflate'
import { type CallInput, type Client, COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'
import { aRound } from '../../collection/round/a-round.ts'
import { defaultTemplate } from '../docx/default-template.ts'

const SCHOOL = '2199000001'

async function begun(stage: HttpStage) {
  const { returns, round } = await aRound(stage.db, COUNTY, [{ code: SCHOOL }])
  const principal = await stage.as({ role: 'principal', county: COUNTY, schools: [SCHOOL] })
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const type = (value: string, seen: number) =>
    principal.call(saveValues, {
      params: { id: returns[SCHOOL]! },
      body: { changes: [{ path: 'sections/primary/students', value, seen }] },
    })
  await type('400', 0)
  const run = async () => (await coordinator.call(makeRun, { body: { source: round } })).id
  return { coordinator, run, type }
}

async function file(client: Client, endpoint: Parameters<Client['send']>[0], input: CallInput): Promise<Uint8Array> {
  const { status, bytes, text } = await client.send(endpoint, input)
  assert.equal(status, 200, text.slice(0, 200))
  return bytes
}

const xmlOf = (bytes: Uint8Array): string => Buffer.from(unzipSync(bytes)['word/document.xml']!).toString('utf8')

test(
  'a report keeps each version with its numbers; numbers that changed since are told one by one, texts stay',
  httpScene(async (stage) => {
    const { coordinator, run, type } = await begun(stage)
    const first = await run()
    const preview = await coordinator.call(readSelfReport, { query: { run: first } })
    assert.equal(preview.last, null)
    assert.ok(preview.blanks.length > 0 && preview.blanks.every(({ label, value }) => label !== '' && value === null))
    const params = { year: preview.year, key: 'history' as const }
    await coordinator.call(writeOwnText, { params, body: { text: '2016 年通过认定。', seen: 0 } })
    const version = await coordinator.call(generateSelfReport, { body: { run: first } })
    assert.deepEqual([version.number, version.run.id], [1, first])
    const { changes } = await coordinator.call(readSelfReport, { query: { run: first } })
    assert.deepEqual(changes, [])

    await type('500', 1)
    const second = await run()
    const later = await coordinator.call(readSelfReport, { query: { run: second } })
    const pupils = later.changes.find(({ key }) => key === 'I.county.L19')
    assert.deepEqual([pupils?.before, pupils?.after], ['400', '500'])
    assert.equal(later.texts.find(({ key }) => key === 'history')?.text, '2016 年通过认定。')
    const again = await coordinator.call(generateSelfReport, { body: { run: second } })
    const told = await coordinator.call(readReportChanges, { params: { id: again.id } })
    assert.equal(told.before?.id, version.id)
    assert.deepEqual(told.changes, later.changes)
    assert.deepEqual(
      (await coordinator.call(listSelfReports, {})).items.map(({ number }) => number),
      [2, 1],
    )
    const xml = xmlOf(await file(coordinator, downloadSelfReport, { params: { id: again.id } }))
    assert.match(xml, /2016 年通过认定。/)
    assert.match(xml, /（二）教育规模/)
    const stranger = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    await assert.rejects(stranger.call(readSelfReport, { query: { run: first } }), { code: 'record.missing' })
    assert.equal((await stranger.send(downloadSelfReport, { params: { id: again.id } })).status, 404)
  }),
)

test(
  'every number that names an explanation has one',
  httpScene(async (stage) => {
    const { coordinator, run } = await begun(stage)
    const { paper, run: of } = await coordinator.call(readSelfReport, { query: { run: await run() } })
    const figures = [...paper.blocks, ...paper.annexes.flatMap(({ blocks }) => blocks)].flatMap((block) =>
      block.kind === 'paragraph'
        ? block.runs
        : block.kind === 'table'
          ? block.rows.flatMap((row) => row.flatMap(({ runs }) => runs))
          : [],
    )
    const explained = new Map(
      figures.flatMap(({ figure }) => (figure?.explain ? [[JSON.stringify(figure.explain), figure.explain]] : [])),
    )
    assert.ok(explained.size > 40)
    // A third of them, all kinds among them: each is judged anew.
    for (const figure of [...explained.values()].filter((_, i) => i % 3 === 0)) {
      const query = { run: of.id, standard: of.standard.key, ...figure }
      const { title } = await coordinator.call(explainFigure, { params: { id: of.source.id }, query })
      assert.notEqual(title, '')
    }
  }),
)

test(
  'a text somebody else changed meanwhile is not overwritten; every version of it stays',
  httpScene(async (stage) => {
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    const params = { year: 2026, key: 'causes' as const }
    const write = (text: string, seen: number) => coordinator.call(writeOwnText, { params, body: { text, seen } })
    await write('甲', 0)
    await write('乙', 1)
    await assert.rejects(write('丙', 1), { code: 'documents.text-changed' })
    assert.equal((await write('乙', 2)).version, 2)
    const { items } = await coordinator.call(listOwnTexts, { params })
    assert.deepEqual(
      items.map(({ text, version }) => [text, version]),
      [
        ['乙', 2],
        ['甲', 1],
      ],
    )
  }),
)

test(
  'a county replaces the template, gets every unknown field named, and returns to the default; all of it stays on record',
  httpScene(async (stage) => {
    const { coordinator, run } = await begun(stage)
    const params = { kind: 'self-report' as const }
    const withWords = async (words: string) => {
      const parts = unzipSync(await defaultTemplate())
      const xml = Buffer.from(parts['word/document.xml']!).toString('utf8')
      parts['word/document.xml'] = Buffer.from(xml.replace('{{标题}}', words))
      return { file: { name: '本县模板.docx', bytes: zipSync(parts) } }
    }
    await assert.rejects(coordinator.call(replaceTemplate, { params, files: await withWords('{{标题}}{{局长}}{{电话}}') }), {
      code: 'documents.template-fields',
      message: /\{\{局长\}\}、\{\{电话\}\}/,
    })
    await coordinator.call(replaceTemplate, { params, files: await withWords('{{县名}}：{{标题}}') })
    const made = await coordinator.call(generateSelfReport, { body: { run: await run() } })
    const bytes = await file(coordinator, downloadSelfReport, { params: { id: made.id } })
    assert.match(xmlOf(bytes), /：[^<]*义务教育优质均衡发展/)
    await coordinator.call(restoreTemplate, { params })
    const { items } = await coordinator.call(listTemplates, {})
    assert.deepEqual(
      items.find(({ kind }) => kind === 'self-report')?.versions.map(({ version, fileName }) => [version, fileName]),
      [
        [2, null],
        [1, '本县模板.docx'],
      ],
    )
    const own = await file(coordinator, downloadTemplate, { params, query: { version: 1 } })
    assert.match(xmlOf(own), /\{\{县名\}\}/)
    const present = await file(coordinator, downloadTemplate, { params, query: {} })
    assert.doesNotMatch(xmlOf(present), /\{\{县名\}\}/)
  }),
)
