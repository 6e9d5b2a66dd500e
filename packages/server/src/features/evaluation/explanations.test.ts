import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { handInPackage } from '@junheng/core/features/collection/contract.ts'
import type { County } from '@junheng/core/features/collection/county.ts'
import * as contract from '@junheng/core/features/evaluation/contract.ts'
import { explain, type FigureAddress } from '@junheng/core/features/evaluation/explain/explain.ts'
import type { Explanation, ExplanationInput } from '@junheng/core/features/evaluation/explanation.ts'
import { type JudgedCounty, judgedCounty } from '@junheng/core/features/evaluation/forms/forms.ts'
import { schoolLines } from '@junheng/core/features/evaluation/school/school-lines.ts'
import { schoolView } from '@junheng/core/features/evaluation/school/school-view.ts'
import { readProfile } from '@junheng/core/features/standards/profile.ts'
import { STANDARD_KEYS } from '@junheng/core/features/standards/standard.ts'
import { explanationJson } from '../../cli/shown/explanation-json.ts'
import { explanationText } from '../../cli/shown/explanation-text.ts'
import { COUNTY, httpScene } from '../../http/test-app.ts'
import { readCountyInput } from '../collection/workbook/read-input.ts'
import { readStandard } from '../standards/files.ts'
import { explainInput } from './explain-input.ts'

const file = join(import.meta.dirname, '../../../../../examples/county.zip')

/** Awkward ones: campuses, one stage failing, both stages and senior pupils, a complete secondary school, a teaching point, nothing counted. */
const AWKWARD = ['3199000013', '3199000012', '3499000004', '2199000031', '2199000010', '5199000001']

for (const key of STANDARD_KEYS) {
  describe(`explanations by ${key}`, () => {
    const standard = readStandard(key)
    const { profile } = readProfile(null, standard, '2026-09-01')
    let county: County
    let judged: JudgedCounty
    before(async () => {
      county = (await readCountyInput(file, standard.catalogue)).counties[0]!
      judged = judgedCounty(county, standard, profile)
    })
    const explained = (address: FigureAddress): Explanation => {
      const found = explain(county, standard, profile, address)
      assert.ok(!('missing' in found), `${JSON.stringify(address)}: ${'missing' in found && found.missing}`)
      return found
    }

    test('a school’s page, its explanations and what is printed of them hold the same figures', () => {
      for (const code of AWKWARD) {
        const view = schoolView(judged, code)!
        for (const { stage, indicators } of view.sections) {
          for (const { code: indicator, value, threshold, verdict, toPass, gap } of indicators) {
            const e = explained({ school: code, stage, indicator })
            assert.deepEqual([e.value, e.threshold, e.verdict, e.toPass], [value, threshold, verdict, toPass])
            if (gap) assert.ok(toPass!.includes(gap.section) && toPass!.includes(gap.school ?? ''), `${code} ${indicator}`)
            inPrint(e)
          }
        }
        for (const duty of view.duties) {
          const e = explained({ school: code, indicator: duty.key })
          assert.deepEqual([e.verdict, e.toPass], [duty.verdict, duty.toPass], `${code} ${duty.key}`)
          assert.equal(e.toPass === null, e.verdict === 'met' || e.verdict === null, `${code} ${duty.key}`)
          for (const { text } of duty.lines) assert.ok(e.withNumbers.includes(text))
          inPrint(e)
        }
        for (const { stage, facts } of view.facts) {
          for (const { input } of facts) {
            const e = explained({ school: code, indicator: input.element, ...(stage && { stage }) })
            const same =
              leaves(e.inputs).some((leaf) => leaf.value === input.value) || e.inputs.some((i) => i.value === input.value)
            assert.ok(same, `${code} ${input.element}`)
          }
        }
      }
    })

    test('so do the spreads, the items and the vetoes of the county', () => {
      for (const { stage, indicator, cv, verdict } of judged.result.spreads) {
        const e = explained({ stage, indicator })
        assert.deepEqual([e.value, e.verdict], [cv, verdict])
        inPrint(e)
      }
      for (const { key: indicator, value, verdict } of judged.result.items) {
        const e = explained({ indicator })
        assert.deepEqual([e.value, e.verdict], [value, verdict], indicator)
        inPrint(e)
      }
    })

    test('what fails school by school adds up to what the county’s item says', () => {
      const lines = schoolLines(judged)
      const views = lines.map(({ code }) => schoolView(judged, code)!)
      for (const item of standard.items.filter(
        ({ kind, level }) => kind === 'schools' || (kind === 'judgement' && level === 'school'),
      )) {
        const failing = views.filter(({ duties }) => duties.some((d) => d.key === item.key && d.verdict === 'unmet')).length
        const county = judged.result.items.find((each) => each.key === item.key)!
        if (county.value !== null) assert.equal(failing, county.value, item.key)
      }
      for (const [i, { duties }] of views.entries())
        assert.equal(lines[i]!.duties.unmet, duties.filter((d) => d.verdict === 'unmet').length)
    })
  })
}

test(
  'the drawer is given, word for word, what the command line prints as JSON',
  httpScene(async ({ as }) => {
    const client = await as({ role: 'coordinator', county: COUNTY })
    const files = { file: { name: '澄溪区.zip', bytes: readFileSync(file) } }
    const { package: stored } = await client.call(handInPackage, { files, body: { acceptFaults: 'true' } })
    const figures: FigureAddress[] = [
      { school: '3199000012', stage: 'junior', indicator: 'L4' },
      { school: '3199000013', indicator: 'music_art_rooms' },
      { school: '3199000012', stage: 'junior', indicator: 'class_size' },
      { school: '2199000001', stage: 'primary', indicator: 'students' },
      { stage: 'primary', indicator: 'L5' },
      { indicator: 'teacher_exchange' },
      { indicator: 'veto:school_choice' },
    ]
    for (const figure of figures) {
      const said = await client.call(contract.explainFigure, { params: { id: stored.id }, query: figure })
      const printed = explanationJson(
        await explainInput(file, { standard: 'quality_balanced_2017', today: '2026-11-23', ...figure }),
      )
      assert.deepEqual(said, JSON.parse(printed), JSON.stringify(figure))
    }
  }),
)

/** Everything of an explanation stands in its printed text and survives its JSON. */
function inPrint(e: Explanation): void {
  assert.deepEqual(JSON.parse(explanationJson(e)), e)
  const text = explanationText(e)
  for (const said of [e.title, e.formula, e.withNumbers, e.split?.text, e.clause, e.confidence, e.source, e.toPass, ...e.notes])
    if (said) assert.ok(text.includes(said), `${e.title}: ${said}`)
  if (e.value !== null) assert.ok(text.includes(String(e.value)), `${e.title} ${e.value}`)
  if (e.threshold !== null) assert.ok(text.includes(String(e.threshold)), `${e.title} ${e.threshold}`)
  for (const { zh, value, source } of leaves(e.inputs)) {
    assert.ok(text.includes(`${zh} ${value ?? '未报'}`.trimEnd()), `${e.title}: ${zh} ${value}`)
    if (source && 'file' in source) assert.ok(text.includes(`${source.sheet} 第 ${source.row} 行 ${source.column}`))
  }
}

const leaves = (inputs: readonly ExplanationInput[]): ExplanationInput[] =>
  inputs.flatMap((input) => (input.inputs?.length ? leaves(input.inputs) : [input]))
