import { explain, type FigureAddress } from '@junheng/core/features/evaluation/explain/explain.ts'
import type { Explanation } from '@junheng/core/features/evaluation/explanation.ts'
import { Problem } from '@junheng/core/problems.ts'
import { readCountyInput } from '../collection/workbook/read-input.ts'
import { readStandard } from '../standards/files.ts'
import { type EvaluateOptions, givenProfile, profileFor } from './evaluate-input.ts'

export interface ExplainOptions extends FigureAddress, Omit<EvaluateOptions, 'brief'> {
  /** Needed where the package holds several counties and no school is named. */
  county?: string | undefined
}

/**
 * Takes one figure of a county package apart.
 * @throws Problem('figure.missing') when there is no such county, school or stage; Problem('figure.unclear') when the question names no
 *   figure of the standard, no stage, or not which of several counties
 */
export async function explainInput(input: string | Uint8Array, options: ExplainOptions): Promise<Explanation> {
  const standard = readStandard(options.standard)
  const { counties } = await readCountyInput(input, standard.catalogue)
  const { profile } = givenProfile(standard, options)
  const found = counties.filter((county) => (options.county === undefined ? true : county.code === options.county))
  const county =
    options.school === undefined ? found[0] : (found.find((c) => c.schools.codes.includes(options.school!)) ?? found[0])
  if (!county)
    throw new Problem('figure.missing', {
      reason: options.county ? `数据中没有代码为「${options.county}」的县` : '数据读不出来，先用 check 查看问题',
    })
  if (found.length > 1 && options.school === undefined)
    throw new Problem('figure.unclear', { reason: `数据包含 ${found.length} 个县，请用 --county 指明` })
  const result = explain(county, standard, profileFor(county, profile, options.today), options)
  if ('missing' in result) throw new Problem(result.unclear ? 'figure.unclear' : 'figure.missing', { reason: result.missing })
  return result
}
