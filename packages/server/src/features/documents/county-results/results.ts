import { type Download, MEDIA_TYPES } from '@junheng/core/endpoint.ts'
import type { RESULT_FILES } from '@junheng/core/features/documents/county-results/contract.ts'
import { resultTables } from '@junheng/core/features/documents/county-results/tables.ts'
import type { JudgingQuery } from '@junheng/core/features/evaluation/contract.ts'
import { Problem } from '@junheng/core/problems.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { evaluate } from '../../evaluation/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { getStandard } from '../../standards/service.ts'
import { resultsXlsx, resultsZip } from './result-files.ts'

/** The results of one county of a package as a file. @throws Problem record.missing */
export async function downloadResults(
  ctx: Context,
  id: string,
  file: (typeof RESULT_FILES)[number],
  query: JudgingQuery,
): Promise<Download> {
  const county = query.county ?? countyOf(ctx.actor).code
  const { evaluation, package: pack, standard, profile, run } = await evaluate(ctx, id, { ...query, county })
  const result = evaluation.counties[0]
  if (!result) throw new Problem('record.missing')
  const judgedOn = run ? dayOf(run.madeAt) : todayOf(ctx)
  const day = pack.counties.find(({ code }) => code === county)?.statisticsDay ?? judgedOn
  const name = result.countyName || countyOf(ctx.actor).name
  const tables = resultTables(
    {
      county: { code: county, name },
      source: run?.name ?? pack.round?.name ?? pack.fileName,
      day,
      judgedOn,
      profile: { name: profile.key === 'default' ? '默认' : profile.key, hash: profile.hash },
      engine: evaluation.engine,
      inputHash: evaluation.inputHash,
    },
    result,
    getStandard(standard.key),
  )
  const isXlsx = file === 'results.xlsx'
  const bytes = isXlsx ? await resultsXlsx(tables) : resultsZip(tables)
  const mediaType = isXlsx ? MEDIA_TYPES.xlsx : MEDIA_TYPES.zip
  return { fileName: `${name}县级结果.${isXlsx ? 'xlsx' : 'zip'}`, mediaType, size: bytes.length, bytes }
}

const dayOf = (at: string): string => new Date(at).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
