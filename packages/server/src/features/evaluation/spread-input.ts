import type { Stage } from '@junheng/core/features/collection/county.ts'
import { type CountySpread, countySpread } from '@junheng/core/features/evaluation/spread/county-spread.ts'
import { Problem } from '@junheng/core/problems.ts'
import { type FormsOptions, judgeForForms } from './forms-input.ts'

/** 校际差异 of one indicator and stage of one county of handed-in data. @throws Problem figure.missing */
export async function spreadOfInput(
  bytes: Uint8Array,
  stage: Stage,
  indicator: string,
  options: FormsOptions,
): Promise<CountySpread> {
  const found = countySpread(await judgeForForms(bytes, options), stage, indicator)
  if ('missing' in found) throw new Problem('figure.missing', { reason: found.missing })
  return found
}
