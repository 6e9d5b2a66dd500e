import assert from 'node:assert/strict'
import { test } from 'node:test'
import { besideLine, cv, percent, yuan } from './numbers.ts'

test('a difference coefficient has three decimals, and four close to its limit', () => {
  assert.equal(cv(0.5315, 0.5), '0.531')
  assert.equal(cv(0.50003, 0.5), '0.5000')
  assert.equal(cv(0.4951, 0.5), '0.4951')
  assert.equal(cv(null, 0.5), '—')
})

test('rounding never shows a value on the wrong side of its line', () => {
  assert.equal(besideLine(4.4996, 4.5), '4.4996')
  assert.equal(besideLine(4.49, 4.5), '4.49')
  assert.equal(besideLine(4.5, 4.5), '4.50')
  assert.equal(besideLine(1999.9, 2000), '1,999.9')
  assert.equal(besideLine(2701.43, 2000), '2,701')
  assert.equal(besideLine(0.1 + 0.2, 0.3), '0.30')
})

test('shares and amounts are written as people say them', () => {
  assert.equal(percent(0.96071), '96.1%')
  assert.equal(yuan(52_000_000), '5,200 万元')
  assert.equal(yuan(null), '未填')
})
