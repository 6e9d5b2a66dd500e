import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { beginWith, EMPTY, textOf, wanOf, writtenIn, yuanOf } from './item-draft.ts'

test('an amount typed in 万元 becomes whole yuan exactly, and reads back as it was', () => {
  assert.equal(yuanOf('0.07'), 700)
  assert.equal(yuanOf('12.5'), 125_000)
  assert.equal(wanOf(700), '0.07')
  assert.equal(wanOf(100_000), '10')
  assert.equal(wanOf(0), '0')
  fc.assert(fc.property(fc.nat(100_000_000), (yuan) => yuanOf(wanOf(yuan)) === yuan))
})

test('an empty amount is not nothing, and what is no amount is not guessed', () => {
  assert.equal(yuanOf(''), null)
  assert.equal(yuanOf('0'), 0)
  for (const text of ['约5', '-1', '1.23456', '1,000', '1e3']) assert.equal(yuanOf(text), undefined, text)
})

test('a fund with only a source stays, an empty line goes, a bad amount stops the form', () => {
  const funds = (lines: { wan: string; source: string }[]) => textOf({ ...EMPTY, funds: lines })?.funds
  assert.deepEqual(
    funds([
      { wan: '', source: '县级财政' },
      { wan: '', source: ' ' },
    ]),
    [{ amountCny: null, source: '县级财政' }],
  )
  assert.equal(funds([{ wan: '若干', source: '' }]), undefined)
})

test('what is proposed stands where nobody wrote, follows the subject, and stays away once it is emptied', () => {
  const proposed = (basis: string) => ({ problem: '仪器不足', basis, requirement: '', closeStandard: '' })
  const first = beginWith(proposed('第五条'))
  const written = writtenIn(first, { ...first, problem: '' })
  assert.deepEqual(written, { problem: '' })
  const next = { ...beginWith(proposed('第六条')), ...written }
  assert.deepEqual([next.problem, next.basis], ['', '第六条'])
})
