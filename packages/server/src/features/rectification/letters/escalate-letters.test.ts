import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listNotices } from '@junheng/core/features/notices/contract.ts'
import * as contract from '@junheng/core/features/rectification/letters/contract.ts'
import { pino } from 'pino'
import type { Unattended } from '../../../background/clockwork.ts'
import type { openWork } from '../../../background/work.ts'
import { atomically } from '../../../db/database.ts'
import { COUNTY, type HttpStage, httpScene } from '../../../http/test-app.ts'
import { escalateLettersEverywhere } from './escalate-letters.ts'
import { aLedger } from './test-letters.ts'

const at = (stage: HttpStage, day: string): Unattended => ({
  db: stage.db,
  work: { run: () => Promise.reject(new Error('no work is needed')) } as unknown as ReturnType<typeof openWork>,
  log: pino({ level: 'silent' }),
  now: () => new Date(`${day}T02:00:00.000Z`),
  signal: new AbortController().signal,
})

async function aLetter(stage: HttpStage) {
  const ledger = await aLedger(stage)
  const { id } = await ledger.coordinator.call(contract.issueLetter, {
    body: { kind: 'chase', items: [ledger.first], term: { by: 'day', day: '2026-11-25' }, deliver: true },
  })
  const leader = await stage.as({ role: 'leader', county: COUNTY })
  const told = async () => (await leader.call(listNotices, {})).items.filter(({ title }) => /逾期未回复/.test(title)).length
  return { ...ledger, id, told, read: () => ledger.coordinator.call(contract.readLetter, { params: { id } }) }
}

test(
  'a reply that does not come goes to the leader after its day, a week later to the city, and no further; each is told once',
  httpScene(async (stage) => {
    const { told, read } = await aLetter(stage)
    assert.equal(await escalateLettersEverywhere(at(stage, '2026-11-25')), 0)
    assert.equal(await escalateLettersEverywhere(at(stage, '2026-11-26')), 1)
    assert.equal(await escalateLettersEverywhere(at(stage, '2026-11-26')), 0)
    assert.equal((await read()).holder, 'leader')
    assert.equal(await told(), 1)
    assert.equal(await escalateLettersEverywhere(at(stage, '2026-12-03')), 0)
    assert.equal(await escalateLettersEverywhere(at(stage, '2026-12-04')), 1)
    assert.equal(await escalateLettersEverywhere(at(stage, '2027-06-01')), 0)
    const { holder, steps } = await read()
    assert.deepEqual([holder, steps.filter(({ action }) => action === '逾期上报').length], ['city', 2])
  }),
)

test(
  'a program killed in the middle leaves nothing behind, and does all of it at its next start, once',
  httpScene(async (stage) => {
    const { told, read } = await aLetter(stage)
    const killed = new Error('killed')
    await assert.rejects(
      atomically(stage.db, async (tx) => {
        assert.equal(await escalateLettersEverywhere({ ...at(stage, '2026-11-26'), db: tx }), 1)
        throw killed
      }),
      killed,
    )
    assert.deepEqual([(await read()).holder, await told()], ['county', 0])
    assert.equal(await escalateLettersEverywhere(at(stage, '2026-11-26')), 1)
    assert.deepEqual([(await read()).holder, await told()], ['leader', 1])
  }),
)

test(
  'a reply ends the waiting, even a late one; sent back, it is waited for anew',
  httpScene(async (stage) => {
    const { principal, coordinator, id, read } = await aLetter(stage)
    const params = { id }
    await principal.call(contract.replyToLetter, { params, body: { text: '正在办理，请予延期。' } })
    assert.equal(await escalateLettersEverywhere(at(stage, '2026-12-26')), 0)
    const body = { action: 'return', note: '没有写明完成时间', due: '2026-12-01' } as const
    await coordinator.call(contract.stepLetter, { params, body })
    assert.equal((await read()).replyDue, '2026-12-01')
    assert.equal(await escalateLettersEverywhere(at(stage, '2026-12-01')), 0)
    assert.equal(await escalateLettersEverywhere(at(stage, '2026-12-02')), 1)
    const voided = { action: 'void', note: '事项已并入另一份督办单' } as const
    await coordinator.call(contract.stepLetter, { params, body: voided })
    assert.equal(await escalateLettersEverywhere(at(stage, '2027-03-01')), 0)
  }),
)
