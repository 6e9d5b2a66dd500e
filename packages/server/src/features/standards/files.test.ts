import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { loadStandard, type Raw, StandardError, type StandardFiles } from '@junheng/core/features/standards/load.ts'
import { readCatalogue, readStandard } from './files.ts'

const json = (name: string): never =>
  JSON.parse(readFileSync(new URL(`../../../../../standards/${name}.json`, import.meta.url), 'utf8')) as never
const files = (change: (files: StandardFiles) => void): StandardFiles => {
  const part = (name: string): never => json(`quality_balanced_2017/${name}`)
  const all: StandardFiles = {
    standard: part('standard'),
    indicators: part('indicators'),
    items: part('items'),
    exemptions: part('exemptions'),
    vetoes: part('vetoes'),
    elements: json('elements'),
    settings: json('settings'),
    otherItems: [],
    otherExemptions: [],
    otherVetoes: [],
  } // prettier-ignore
  change(all)
  return all
}
const faultsAfter = (change: (files: StandardFiles) => void): string => {
  try {
    loadStandard(files(change), 'x')
    return ''
  } catch (error) {
    assert.ok(error instanceof StandardError)
    return error.faults.join('\n')
  }
}

test('both standards load, with all their items, and are hashed', () => {
  const quality = readStandard('quality_balanced_2017')
  assert.deepEqual(
    [quality.indicators.length, quality.items.length, quality.vetoes.length, quality.exemptions.length],
    [7, 25, 7, 8],
  )
  assert.deepEqual(
    ['政府保障程度', '教育质量', '社会认可度'].map((domain) => quality.items.filter((i) => i.domain === domain).length),
    [15, 9, 1],
  )
  const basic = readStandard('basic_balanced_2012')
  assert.deepEqual(
    [basic.indicators.length, basic.vetoes.length, basic.items.filter((i) => i.kind === 'score').length],
    [8, 8, 17],
  )
  assert.match(quality.hash, /^[0-9a-f]{64}$/)
  assert.notEqual(quality.hash, basic.hash)
})

test('a standard with an unknown element, a wrong unit and a formula that does not parse is refused, all three named', () => {
  const said = faultsAfter(({ indicators }) => {
    indicators[0]!['formula'] = { primary: '100 * pianos / students', junior: '100 * backbone_teachers / students' }
    indicators[1]!['formula'] = { primary: 'backbone_teachers / students', junior: '100 * backbone_teachers / students' }
    indicators[2]!['formula'] = { primary: '100 * (ft_teachers_pe', junior: '100 * ft_teachers_pe / students' }
  })
  assert.match(said, /指标 L1 小学：公式.*没有名为「pianos」/)
  assert.match(said, /指标 L2 小学：公式.*单位不合/)
  assert.match(said, /指标 L3 小学：公式.*第 22 个字符处/)
})

test('a rule without source or with an unknown confidence is refused', () => {
  const said = faultsAfter(({ items }) => {
    items[0]!['source'] = ''
    items[1]!['confidence'] = '听说'
  })
  assert.match(said, /layout_planning：没有写明来源/)
  assert.match(said, /four_unifications：置信度「听说」/)
})

test('every element says when it is taken, who reports it, where it comes from and when it can first exist', () => {
  const { elements } = readCatalogue()
  for (const element of elements.values()) {
    assert.ok(element.period && element.reporter && element.sourceSystem && element.definition, element.key)
    assert.match(element.earliest.monthDay, /^\d\d-\d\d$/, element.key)
    assert.ok(element.earliest.why, element.key)
  }
  assert.equal(new Set([...elements.values()].map((e) => e.zh)).size, elements.size)
})

test('the catalogue agrees with the domain reference where that is at hand', (t) => {
  let reference: { dataElements: { key: string; zh: string; unit: string }[]; indicators: Raw[] }
  try {
    reference = JSON.parse(readFileSync(new URL('../../../../../../shared/domain/indicators.json', import.meta.url), 'utf8'))
  } catch {
    t.skip('../shared is not beside this checkout')
    return
  }
  const { elements } = readCatalogue()
  for (const { key, zh, unit } of reference.dataElements)
    assert.deepEqual([elements.get(key)?.zh, elements.get(key)?.unit], [zh, unit], key)
  const standard = readStandard('quality_balanced_2017')
  for (const raw of reference.indicators.filter((i) => i['shortCode'] && i['standard'] === standard.key)) {
    const own = standard.indicators.find((i) => i.code === raw['shortCode'])!
    assert.deepEqual(
      [own.thresholds, own.formula.primary.text],
      [raw['thresholds'], (raw['formula'] as { primary: string }).primary],
    )
  }
})

test('a standard is read once, and the catalogue too', () => {
  assert.equal(readStandard('quality_balanced_2017'), readStandard('quality_balanced_2017'))
  assert.notEqual(readStandard('quality_balanced_2017'), readStandard('basic_balanced_2012'))
  assert.equal(readCatalogue(), readCatalogue())
})
