import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listPackages } from '@junheng/core/features/collection/contract.ts'
import { evaluatePackage } from '@junheng/core/features/evaluation/contract.ts'
import { listPlans } from '@junheng/core/features/rectification/contract.ts'
import { httpScene } from '../../http/test-app.ts'
import { loadDemoCounty } from './demo.ts'

test(
  'the demonstration starts with the fictional county and its plan, marked as such, and starting again adds nothing',
  httpScene(async ({ db, as }) => {
    await loadDemoCounty(db)
    await loadDemoCounty(db)
    const client = await as({ role: 'coordinator' })
    const { items } = await client.call(listPackages)
    assert.equal(items.length, 1)
    assert.equal(items[0]?.isDemo, true)
    assert.equal(items[0]?.handedInBy, '演示数据')
    const plans = await client.call(listPlans)
    assert.deepEqual(
      plans.items.map(({ fileName, bodyFileName, isDemo }) => ({ fileName, bodyFileName, isDemo })),
      [{ fileName: 'plan.docx', bodyFileName: 'plan-body.txt', isDemo: true }],
    )
    const params = { id: items[0].id }
    const { evaluation } = await client.call(evaluatePackage, { params, query: { county: '990101' } })
    assert.equal(evaluation.counties.length, 1)
    await assert.rejects(client.call(evaluatePackage, { params, query: { county: '990199' } }), { code: 'record.missing' })
  }),
)

test(
  'example files that are not there are skipped with a word in the log',
  httpScene(async ({ db }) => {
    const words: string[] = []
    const note = (_: unknown, text: string) => void words.push(text)
    await loadDemoCounty(db, { folder: '/nowhere', log: { info: note, warn: note, error: note } })
    assert.equal(words.length, 2)
    assert.deepEqual(await db.selectFrom('package').selectAll().execute(), [])
  }),
)
