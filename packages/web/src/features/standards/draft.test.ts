import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ExemptionView, SettingView, StandardView } from '@junheng/core/features/standards/schema.ts'
import { changesOf, type Draft, exemptionIn, readDraft, settingIn, withExemption, withSetting, writeDraft } from './draft.ts'

const mode = {
  key: 'cv.mode',
  zh: '差异系数判定方式',
  kind: 'choice',
  choices: [
    { value: 'each', zh: '逐项判定' },
    { value: 'composite', zh: '按平均值判定' },
  ],
  default: 'each',
} as SettingView
const visits = { key: 'survey.requireVisits', zh: '走访', kind: 'boolean', default: false } as SettingView
const old = { key: 'built_2010_or_before', zh: '2010年及之前', defaultEnabled: true } as ExemptionView
const standard = { settings: [mode, visits], exemptions: [old] as ExemptionView[] } as StandardView

test('what is set back to its default is no longer in the draft, so that a profile says only what it changes', () => {
  const changed = withExemption(withSetting({}, mode, 'composite'), old, { enabled: false, from: '', until: '' })
  assert.deepEqual(changed, { 'cv.mode': 'composite', 'exemptions.built_2010_or_before': false })
  const back = withExemption(withSetting(changed, mode, 'each'), old, { enabled: true, from: '', until: '' })
  assert.deepEqual(back, {})
})

test('an exemption with days keeps them, also when it is on by default', () => {
  const choice = { enabled: true, from: '2026-01-01', until: '' }
  const draft = withExemption({}, old, choice)
  assert.deepEqual(draft, { 'exemptions.built_2010_or_before': { enabled: true, from: '2026-01-01' } })
  assert.deepEqual(exemptionIn(draft, old), choice)
  assert.deepEqual(exemptionIn({ 'exemptions.built_2010_or_before': false }, old), { enabled: false, from: '', until: '' })
})

test('a draft survives the address, and text that is none is refused', () => {
  const draft: Draft = { b: 1, 'cv.mode': 'composite', a: { enabled: true } }
  assert.deepEqual(readDraft(writeDraft(draft)), draft)
  assert.equal(writeDraft({ a: 1, b: 2 }), writeDraft({ b: 2, a: 1 }))
  for (const text of [undefined, '', '{"a"', '[]', '3', 'null']) assert.equal(readDraft(text), null, String(text))
})

test('what a profile changes is said in words, the default by name', () => {
  assert.deepEqual(changesOf([standard], {}), [])
  const settings = { 'cv.mode': 'composite', 'survey.requireVisits': true, 'exemptions.built_2010_or_before': false }
  assert.deepEqual(
    changesOf([standard], settings).map(({ zh, said }) => `${zh}：${said}`),
    ['差异系数判定方式：按平均值判定', '走访：是', '2010年及之前：不启用'],
  )
  assert.equal(settingIn({}, mode), 'each')
})
