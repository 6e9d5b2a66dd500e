import { differenceOf } from '@junheng/core/features/evaluation/difference/difference.ts'
import { evaluateCounty } from '@junheng/core/features/evaluation/evaluate-county.ts'
import { withLostRows } from '@junheng/core/features/evaluation/lost-rows.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Judging, ProfileDifference } from '../../background/jobs.ts'
import { readCountyInput } from '../collection/workbook/read-input.ts'
import { readStandard } from '../standards/files.ts'
import { givenProfile, profileFor, profileHash } from './evaluate-input.ts'

/** One county of handed-in data judged by two profiles of the same standard. @throws Problem figure.missing */
export async function differenceInInput(bytes: Uint8Array, before: Judging, after: Judging): Promise<ProfileDifference> {
  const standard = readStandard(after.standard)
  const { counties, faults } = await readCountyInput(bytes, standard.catalogue)
  const [county, another] = counties.filter(({ code }) => after.county === undefined || code === after.county)
  if (!county) throw new Problem('figure.missing', { reason: '数据中没有这个县' })
  if (another) throw new Problem('figure.missing', { reason: '数据包含几个县，请指明县代码' })
  const judged = (judging: Judging) => {
    const { profile } = givenProfile(standard, judging)
    const result = withLostRows(evaluateCounty(county, standard, profileFor(county, profile, judging.today)), faults)
    return { profile: { key: profile.name, hash: profileHash(profile) }, result }
  }
  const [was, is] = [judged(before), judged(after)]
  return {
    county: { code: county.code, name: county.name },
    before: was.profile,
    after: is.profile,
    difference: differenceOf(was.result, is.result),
  }
}
