/** Test support: what effects are held against, worked out by plain arithmetic and never through the engine. */
import assert from 'node:assert/strict'
import type { MeasureEffect } from '@junheng/core/features/rectification/measures/effect-schema.ts'
import { code } from './test-county.ts'

/** A row of the sheet: pupils, and what L1 … L7 count. Of the three schools as `threeSchools` has them. */
export interface Row {
  pupils: number
  l: [above: number, backbone: number, arts: number, teaching: number, sports: number, wan: number, media: number]
}
export const ONE: Row = { pupils: 1080, l: [70, 12, 11, 6000 - 500, 9500 + 500, 250, 30] }
export const TWO: Row = { pupils: 540, l: [70, 12, 11, 6000 - 500, 9500 + 500, 250, 30] }
export const THREE: Row = { pupils: 240, l: [20, 3, 11, 2600 - 500, 4000 + 500, 110, 14] }
const FACTOR = [100, 100, 100, 1, 1, 10_000, 100]

export const near = (is: number | null, should: number, what: string) =>
  assert.ok(is !== null && Math.abs(is - should) <= 1e-9 * Math.abs(should), `${what}: ${is}, by hand ${should}`)

/** The seven values of each school afterwards, and the seven coefficients, as a spreadsheet has them. */
export function agrees(found: MeasureEffect, after: Readonly<Record<number, Row>>): void {
  FACTOR.forEach((factor, k) => {
    const rows = Object.entries(after).map(([school, { pupils, l }]) => ({ school, pupils, value: (factor * l[k]!) / pupils }))
    const all = rows.reduce((sum, { pupils }) => sum + pupils, 0)
    const mean = rows.reduce((sum, { pupils, value }) => sum + pupils * value, 0) / all
    const variance = rows.reduce((sum, { pupils, value }) => sum + pupils * (value - mean) ** 2, 0) / all
    const cv = found.spreads.find(({ stage, indicator }) => stage === 'primary' && indicator === `L${k + 1}`)!.after!.cv
    near(cv, Math.sqrt(variance) / mean, `CV of L${k + 1}`)
    for (const { school, value } of rows) {
      const section = found.sections.find(({ schoolCode }) => schoolCode === code(Number(school)))
      if (section) near(section.indicators[k]!.after!.value, value, `L${k + 1} of school ${school}`)
    }
  })
}

export const duty = ({ sections }: MeasureEffect, school: number, key: string) => {
  const found = sections.find(({ schoolCode }) => schoolCode === code(school))!.duties.find((each) => each.key === key)!
  return [found.before?.value ?? null, found.after?.value ?? null, found.after?.line, found.after?.verdict]
}
export const blocks = ({ findings }: MeasureEffect) => findings.filter(({ level }) => level === 'blocks').map(({ text }) => text)
export const says = ({ findings }: MeasureEffect, pattern: RegExp) => findings.some(({ text }) => pattern.test(text))
export const sizes = ({ inputs }: MeasureEffect, school: number) =>
  inputs
    .filter((each) => each.element === 'class_sizes' && each.schoolCode === code(school))
    .map(({ before, after }) => [before, after])
