import { judgedCounty } from '@junheng/core/features/evaluation/forms/forms.ts'
import { frameOf } from '@junheng/core/features/evaluation/frame.ts'
import { withLostRows } from '@junheng/core/features/evaluation/lost-rows.ts'
import type { Claim } from '@junheng/core/features/evaluation/matrix/claim.ts'
import { claimOfCounty, matrixOf } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import type { Evaluation } from '@junheng/core/features/evaluation/result.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Judging } from '../../background/jobs.ts'
import { readCountyInput } from '../collection/workbook/read-input.ts'
import { readStandard } from '../standards/files.ts'
import { evaluateInput, givenProfile, profileFor, profileHash } from './evaluate-input.ts'

/** An evaluation with the claim of each county by its code; only the named county's where one is named. */
export async function evaluateWithClaims(
  input: Uint8Array,
  { county: wanted, ...options }: Judging,
): Promise<{ evaluation: Evaluation; claims: Record<string, Claim> }> {
  const standard = readStandard(options.standard)
  const claims: Record<string, Claim> = {}
  const evaluation = await evaluateInput(input, {
    ...options,
    onJudged: (county, profile, result) => {
      if (wanted !== undefined && county.code !== wanted) return
      claims[county.code] = claimOfCounty({ frame: frameOf(county, standard, profile), result })
    },
  })
  if (wanted === undefined) return { evaluation, claims }
  return {
    evaluation: { ...evaluation, counties: evaluation.counties.filter(({ countyCode }) => countyCode === wanted) },
    claims,
  }
}

/** The same as the bytes of its JSON with the profile it was judged by: written here, it need not be copied to another thread value by value. */
export async function evaluationOfInput(input: Uint8Array, judging: Judging): Promise<Uint8Array> {
  const judged = await evaluateWithClaims(input, judging)
  return Buffer.from(JSON.stringify({ profile: judged.evaluation.profile, ...judged }))
}

/**
 * The matrix of one county of handed-in data as the bytes of its JSON with the profile it was judged by; it is asked for more often than
 * it is made.
 *
 * @throws Problem figure.missing
 */
export async function matrixOfInput(input: Uint8Array, options: Judging): Promise<Uint8Array> {
  const standard = readStandard(options.standard)
  const { counties, faults } = await readCountyInput(input, standard.catalogue)
  const { profile } = givenProfile(standard, options)
  const county = counties.find(({ code }) => options.county === undefined || code === options.county)
  if (!county) throw new Problem('figure.missing', { reason: '数据中没有这个县' })
  const judged = judgedCounty(county, standard, profileFor(county, profile, options.today))
  const matrix = matrixOf({ ...judged, result: withLostRows(judged.result, faults) })
  return Buffer.from(JSON.stringify({ profile: { key: profile.name, hash: profileHash(profile) }, ...matrix }))
}
