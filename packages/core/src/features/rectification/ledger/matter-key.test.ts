import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matterKey } from './matter-key.ts'

const SECTION = {
  standard: 'quality_balanced_2017',
  matter: 'indicator',
  indicator: 'L4',
  stage: 'primary',
  schoolCode: '990101001',
} as const

test('the key of a problem names its standard, kind, indicator, stage and school, and a county’s has no school', () => {
  assert.equal(matterKey(SECTION), 'quality_balanced_2017/indicator/L4/primary/990101001')
  assert.equal(
    matterKey({ ...SECTION, matter: 'item', indicator: 'retention', stage: null, schoolCode: null }),
    'quality_balanced_2017/item/retention/-/county',
  )
})

test('what no indicator names has no key, so two complaints of one school are never taken for one', () => {
  assert.equal(matterKey({ ...SECTION, matter: 'other', indicator: '' }), null)
  assert.equal(matterKey({ ...SECTION, indicator: '' }), null)
})

test('a monitored subject is one matter whether its stage is said or not', () => {
  const subject = { ...SECTION, matter: 'subject', indicator: '4语文', schoolCode: null } as const
  assert.equal(matterKey(subject), matterKey({ ...subject, stage: null }))
})
