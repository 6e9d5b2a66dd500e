import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countyLines } from '@junheng/core/features/collection/workbook/county-lines.ts'
import { explainFormCell, isFormAddress } from '@junheng/core/features/evaluation/forms/explain-cell.ts'
import { formsOf } from '@junheng/core/features/evaluation/forms/forms.ts'
import { readCountyPackage } from '../../collection/package/read.ts'
import { loadStandards, readCatalogue } from '../../standards/files.ts'
import { aPackage, aSchool, aSection } from '../test-package.ts'
import { judged } from './test-county.ts'

const catalogue = readCatalogue()
const elements = [...catalogue.elements.values()].filter(({ key }) => key.startsWith('form:'))

test('what only a form needs is in the catalogue, is asked for in the workbook, and stands in the form once it is filled in', async () => {
  assert.ok(elements.length > 30, `${elements.length} elements`)
  const asked = new Set(countyLines(catalogue, loadStandards(), [2025]).map(({ item }) => item))
  // Digits nobody else has, so that the value is found again.
  const value = (i: number, type: string): string | number =>
    type === 'integer' || type === 'number' ? 7001 + i : `佐证甲${i}号`
  const county = Object.fromEntries(elements.map(({ key, type }, i) => [key, value(i, type)]))
  const told = {
    layout_planning: 'met',
    four_unifications: 'met',
    staff_allocation: 'met',
    disabled_total: 9999,
    disabled_enrolled: 9999,
  }
  const found = await judged({ schools: [aSchool(1)], sections: [aSection(1)], county: { ...told, ...county } })
  const cells = formsOf(found).flatMap((form) => form.rows.flatMap((row) => row.cells))
  elements.forEach(({ key, zh, type }, i) => {
    assert.ok(asked.has(zh) || asked.has(key), `${key} ${zh} is not asked for`)
    const cell = cells.find(({ text }) => text.includes(String(value(i, type))))
    assert.ok(cell, `${key} ${zh} stands in no form`)
    if (!isFormAddress(cell.explain!)) return
    const explained = explainFormCell(found, cell.explain!)
    assert.ok(!('missing' in explained), key)
    assert.ok(
      explained.inputs.some((input) => input.element === key && input.source !== null),
      `${key} has no source`,
    )
  })
})

test('a word where a form has a number is a fault, not a silent blank', async () => {
  const town = aPackage({
    schools: [aSchool(1)],
    sections: [aSection(1)],
    county: { 'form:I.L3': '十二个', 'form:IV.evidence.1': '规划' },
  })
  const { faults, counties } = await readCountyPackage(town, catalogue)
  assert.deepEqual(
    faults.filter(({ sheet }) => sheet === 'county.csv').map(({ rule }) => rule),
    ['S010'],
  )
  assert.equal(counties[0]!.values.get('form:IV.evidence.1')?.text, '规划')
})
