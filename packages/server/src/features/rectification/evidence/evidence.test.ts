import assert from 'node:assert/strict'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import * as contract from '@junheng/core/features/rectification/evidence/contract.ts'
import { actOnItem, createItem, readItem } from '@junheng/core/features/rectification/ledger/contract.ts'
import { addMilestones } from '@junheng/core/features/rectification/milestones/contract.ts'
import { type Client, COUNTY, type Files, type HttpStage, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'
import { SESSION_COOKIE } from '../../access/cookies.ts'
import { beginSession } from '../../access/sessions.ts'
import { writePlanDocx } from '../plan/write-docx.ts'
import { writePlanXlsx } from '../plan/write-xlsx.ts'
import { holdingEvidence } from './holding.ts'

/** The scene's day is 2026-11-23. */
const PDF = { file: { name: '租赁协议（示例）.pdf', bytes: '%PDF-1.4\n%%EOF' } }
const TABLE = {
  cells: [
    ['项目', '数量'],
    ['多媒体教室', '3'],
  ],
  merges: [],
  preamble: ['验收单（示例）'],
  headerRows: 1,
}

async function anItem(stage: HttpStage) {
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const body = { source: 'public', scope: 'county', matter: 'other', problem: '校门口拥堵（示例）' } as const
  const { no } = await coordinator.call(createItem, { body })
  return { coordinator, params: { no } }
}

const add = (client: Client, params: { no: number }, body: object = {}, files: Files = PDF) =>
  client.call(contract.addEvidence, { params, body, files })

const refused = (code: string) => (error: Error) => 'code' in error && error.code === code

test(
  'a file is evidence as it came, under its hash, and tells of itself in the item’s life',
  httpScene(async (stage) => {
    const { coordinator, params } = await anItem(stage)
    const { evidence, holding } = await add(coordinator, params, { about: '租赁校外场馆' })
    const [piece] = evidence
    assert.equal(holding, 1)
    assert.deepEqual([piece!.version, piece!.kind, piece!.size, piece!.state], [1, 'pdf', 14, 'holds'])
    const sent = await coordinator.send(contract.downloadEvidence, { params: { id: piece!.id } })
    assert.equal(sent.text, PDF.file.bytes)
    assert.equal(sent.headers['content-type'], 'application/pdf')
    assert.match(String(sent.headers['content-disposition']), /^attachment/)
    const { steps } = await coordinator.call(readItem, { params })
    assert.equal(steps.at(-1)!.action, '上传佐证')
  }),
)

test(
  'a new version takes the place of the one it was made from; of two made from one the second is refused',
  httpScene(async (stage) => {
    const { coordinator, params } = await anItem(stage)
    const first = (await add(coordinator, params, { about: '第一版', validUntil: '2026-12-31' })).evidence[0]!
    const { evidence, holding } = await add(coordinator, params, { replaces: first.id, validFrom: '2027-01-01' })
    assert.deepEqual(
      evidence.map(({ version, state, about, chain }) => [version, state, about, chain === first.chain]),
      [
        [2, 'not-yet', '第一版', true],
        [1, 'replaced', '第一版', true],
      ],
    )
    assert.equal(holding, 0, 'the lease begins next year: today nothing holds')
    await assert.rejects(add(coordinator, params, { replaces: first.id }), refused('evidence.replaced'))
    const next = await holdingEvidence(stage.db, COUNTY, [params.no], '2027-01-01')
    assert.equal(next.get(params.no), 1)
  }),
)

test(
  'outside its validity a piece holds nothing; on the first and last day it does',
  httpScene(async (stage) => {
    const { coordinator, params } = await anItem(stage)
    await add(coordinator, params, { validFrom: '2026-11-23', validUntil: '2026-11-23' })
    await add(coordinator, params, { validUntil: '2026-11-22' })
    await add(coordinator, params, { validFrom: '2026-11-24' })
    const { evidence, holding } = await coordinator.call(contract.listEvidence, { params })
    assert.deepEqual(evidence.map(({ state }) => state).sort(), ['expired', 'holds', 'not-yet'])
    assert.equal(holding, 1)
    await assert.rejects(
      add(coordinator, params, { validFrom: '2026-11-24', validUntil: '2026-11-23' }),
      refused('request.invalid'),
    )
  }),
)

test(
  'judgement closes on evidence that holds: a withdrawn one and one that has run out are none',
  httpScene(async (stage) => {
    const { coordinator, params } = await anItem(stage)
    const second = await stage.as({ role: 'coordinator', county: COUNTY, unit: '第二人' })
    const third = await stage.as({ role: 'coordinator', county: COUNTY, unit: '第三人' })
    const step = async (who: Client, action: 'start' | 'submit' | 'verify' | 'close') => {
      const { version: seen } = await coordinator.call(readItem, { params })
      return who.call(actOnItem, { params, body: { action, seen } })
    }
    await step(coordinator, 'start')
    await step(coordinator, 'submit')
    await step(second, 'verify')
    const { evidence } = await add(coordinator, params)
    await add(coordinator, params, { validUntil: '2026-11-22' })
    const body = { reason: '放错了' }
    await coordinator.call(contract.withdrawEvidence, { params: { id: evidence[0]!.id }, body })
    await assert.rejects(
      coordinator.call(contract.withdrawEvidence, { params: { id: evidence[0]!.id }, body }),
      refused('record.changed'),
    )
    await assert.rejects(step(third, 'close'), refused('item.refused'))
    const { evidence: now } = await add(coordinator, params, { about: '现场照片说明' })
    const last = now.find(({ about }) => about === '现场照片说明')!
    assert.equal((await step(third, 'close')).state, 'closed')
    await assert.rejects(coordinator.call(contract.withdrawEvidence, { params: { id: last.id }, body }), refused('item.not-now'))
  }),
)

test(
  'whose item it is not sees no evidence, nor another county; nobody withdraws what others handed in but the coordinator',
  httpScene(async (stage) => {
    const { coordinator, params } = await anItem(stage)
    const { id } = (await add(coordinator, params)).evidence[0]!
    const school = await stage.as({ role: 'principal', county: COUNTY, schools: ['2199000001'] })
    const foreign = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    for (const client of [school, foreign]) {
      await assert.rejects(add(client, params), refused('record.missing'))
      await assert.rejects(client.call(contract.listEvidence, { params }), refused('record.missing'))
      assert.equal((await client.send(contract.downloadEvidence, { params: { id } })).status, 404)
      await assert.rejects(client.call(contract.previewEvidence, { params: { id } }), refused('record.missing'))
    }
    const leader = await stage.as({ role: 'leader', county: COUNTY })
    const body = { reason: '放错了' }
    await assert.rejects(leader.call(contract.withdrawEvidence, { params: { id }, body }), refused('item.not-yours'))
  }),
)

test(
  'documents are previewed as text; a web page is no evidence, a picture has no text, a broken document says why',
  httpScene(async (stage) => {
    const { coordinator, params } = await anItem(stage)
    const preview = async (name: string, bytes: Uint8Array | string) => {
      const { evidence } = await add(coordinator, params, {}, { file: { name, bytes } })
      return coordinator.call(contract.previewEvidence, {
        params: { id: evidence.find(({ fileName }) => fileName === name)!.id },
      })
    }
    const docx = await preview('验收单.docx', await writePlanDocx(TABLE))
    assert.deepEqual(docx.blocks, [
      { kind: 'text', text: '验收单（示例）' },
      { kind: 'table', name: '', rows: TABLE.cells },
    ])
    const xlsx = await preview('验收单.xlsx', await writePlanXlsx(TABLE))
    assert.ok(xlsx.blocks.some((block) => block.kind === 'table' && block.rows.flat().includes('多媒体教室')))
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    await assert.rejects(preview('照片.png', png), refused('evidence.no-preview'))
    await assert.rejects(preview('网页.docx', '<!doctype html><script>alert(1)</script>'), refused('upload.wrong-kind'))
  }),
)

test(
  'evidence may bear out a milestone of the item, and none that is not there',
  httpScene(async (stage) => {
    const { coordinator, params } = await anItem(stage)
    await coordinator.call(addMilestones, { params, body: { milestones: [{ due: '2027-01-31', text: '完成勘察' }] } })
    const { evidence } = await add(coordinator, params, { milestone: '1' })
    assert.equal(evidence[0]!.milestone, 1)
    await assert.rejects(add(coordinator, params, { milestone: '2' }), refused('evidence.no-milestone'))
  }),
)

test(
  'an upload that is cut off leaves no record and no file',
  httpScene(
    async (stage) => {
      const { coordinator, params } = await anItem(stage)
      const kept = await add(coordinator, params)
      await stage.app.http.listen({ port: 0, host: '127.0.0.1' })
      const { port } = stage.app.http.server.address() as AddressInfo
      const path = `/api/items/${params.no}/evidence`
      const post = await stage.db.selectFrom('post').selectAll().where('role', '=', 'coordinator').executeTakeFirstOrThrow()
      const { token, session } = await beginSession(stage.db, post, null, { now: stage.clock.now })
      const signed = { cookie: `${SESSION_COOKIE}=${token}`, 'x-csrf-token': session.csrfToken }
      for (const sent of [200, 40_000]) {
        const headers = { 'content-type': 'multipart/form-data; boundary=b', 'content-length': '100000' }
        const call = request({ port, host: '127.0.0.1', method: 'POST', path, headers: { ...headers, ...signed } })
        const ended = new Promise((resolve) => call.once('close', resolve))
        call.on('error', () => {})
        call.write('--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4')
        await new Promise((resolve) => call.write(Buffer.alloc(sent), resolve))
        call.destroy()
        await ended
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
      const files = await stage.db.selectFrom('stored_file').select('file_id').execute()
      const chunks = await stage.db.selectFrom('stored_file_chunk').select('file_id').distinct().execute()
      assert.deepEqual([files.length, chunks.length], [1, 1], 'only the one that was sent whole')
      assert.deepEqual(await coordinator.call(contract.listEvidence, { params }), kept)
    },
    { own: true },
  ),
)
