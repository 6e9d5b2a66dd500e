import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneSchool } from '../test-judge.ts'
import { formsBy } from './test-county.ts'

const own = { survey_valid: 1000, survey_satisfied: 900 }

test('the county’s own survey is explained as itself where a nation’s decides, and the form says which counts', async () => {
  const alone = await formsBy(oneSchool({}, {}, own))
  assert.deepEqual(alone.cell('VI', 'total', 'L4').explain, { indicator: 'social_recognition' })
  const { form, cell } = await formsBy(oneSchool({}, {}, { ...own, 'social_recognition:national': 0.842 }))
  const share = cell('VI', 'total', 'L4')
  assert.deepEqual([share.text, share.explain], ['90.0', { indicator: 'form:VI.L4.total' }])
  assert.ok(form('VI').footnotes[0]?.endsWith('，以国家调查的 84.2% 为准，本表为县自查。'), form('VI').footnotes[0])
})

test('表Ⅴ says whose a result is that is not the nation’s, and of a subject not tested that it was not', async () => {
  const { form } = await formsBy(
    oneSchool({}, {}, { 'naeq:2024:4:语文:县自查': '3;0.1', 'naeq:2024:4:数学': '未测', 'naeq:2024:8:科学': '3;0.12' }),
  )
  const row = form('V').rows.find(({ key }) => key === 'naeq_level')!
  const text = row.cells.map((each) => each.text).join('')
  assert.ok(text.includes('四年级（县自查）Ⅲ级、校际差异率0.100'), text)
  assert.ok(text.includes('八年级Ⅲ级、校际差异率0.120'), text)
  assert.ok(
    form('V').gaps.some((gap) => JSON.stringify(gap).includes('2024 年四年级数学未测')),
    JSON.stringify(form('V').gaps),
  )
})
