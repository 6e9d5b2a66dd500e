import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { DISAGREEMENT_CODES } from '@junheng/core/features/rectification/plan/plan.ts'
import { importPlan } from '../packages/server/src/features/rectification/plan/import.ts'
import { madePlan } from './make-plan.ts'

const file = (name: string) => readFileSync(join(import.meta.dirname, name))

test('the committed example plan is, byte for byte, what its script makes', async () => {
  for (const [name, bytes] of await madePlan())
    assert.ok(file(name).equals(bytes), `${name} differs: run node_modules/node/bin/node examples/make-plan.ts`)
})

test('the example plan fails in every instructive way, and reads the same from docx and xlsx', async () => {
  const options = { body: { bytes: file('plan-body.txt'), fileName: 'plan-body.txt' } }
  const plan = await importPlan(file('plan.docx'), { fileName: 'plan.docx', ...options })
  assert.deepEqual(await importPlan(file('plan.xlsx'), { fileName: 'plan.xlsx', ...options }), plan)
  const codes = new Set(plan.disagreements.map(({ code }) => code))
  assert.deepEqual(
    DISAGREEMENT_CODES.filter((code) => !codes.has(code)),
    ['SUSPICIOUS_TOKEN'],
  )
  const names = (code: string, where: string) =>
    plan.disagreements.filter((d) => d.code === code && d.where === where).flatMap((d) => d.names ?? [])
  assert.deepEqual(names('COUNT_MISMATCH', 'ind 2 primary'), ['站前小学', '望湖小学'])
  assert.deepEqual(names('SCHEDULE_RISK', 'ind 1'), ['松林小学'])
  assert.equal(plan.indicators[5]!.funds_cny, null)
  assert.deepEqual(names('NAME_VARIANT', 'whole').slice(0, 3), ['白石小学', '城西街道白石小学', '城西街白石小学'])
  assert.equal(plan.document.issuer, '澄溪区（示例）人民政府')
  assert.equal(plan.document.number, '云政办发〔2025〕18号')
})
