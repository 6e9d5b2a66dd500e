import { readCountyValue } from '@junheng/core/features/collection/county-values.ts'
import type { JudgingQuery } from '@junheng/core/features/evaluation/contract.ts'
import type { PackageCountyItems } from '@junheng/core/features/evaluation/judgements/contract.ts'
import type { RoundPlace, StatedItem } from '@junheng/core/features/evaluation/judgements/schema.ts'
import { conclusionIn, type Statement, statementsOf } from '@junheng/core/features/evaluation/judgements/statements.ts'
import { bounded } from '../../../background/bounded-cache.ts'
import type { Jobs } from '../../../background/jobs.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { type CountyPlace, placesOfCounty, schoolYearOfData } from '../../collection/service.ts'
import { readCatalogue, readStandard } from '../../standards/files.ts'
import { basisOf } from '../basis.ts'
import { standingJudgements } from './judgement-view.ts'

// As in service.ts: values of (bytes, standard, profile, day). One is some 40 KB.
const kept = bounded<Promise<Jobs['countyItems']['output']>>(100)

/**
 * What is judged of a county's stated items, what is recorded of them, and where they stand in the school year's round; the duties its schools are judged by,
 * rolled up.
 *
 * @throws Problem record.missing, figure.missing
 */
export async function readCountyItems(ctx: Context, id: string, query: JudgingQuery): Promise<PackageCountyItems> {
  const { summary, judging, key, bytes, head } = await basisOf(ctx, id, query)
  const { code } = countyOf(ctx.actor)
  const { stated, ...found } = await kept.get(key, async () =>
    ctx.work.run('countyItems', { bytes: await bytes(), ...judging }, ctx.signal),
  )
  const isOwn = found.county.code === code
  const schoolYear = await schoolYearOfData(ctx.db, summary, found.county.code, judging.today)
  const statements = statementsOf(readStandard(judging.standard))
  const of = { county_code: code, school_year: schoolYear, standard_key: judging.standard }
  const recorded = isOwn ? await standingJudgements(ctx.db, of, ctx.actor.accountId) : new Map()
  const elements = statements.map(({ element }) => element)
  const places = isOwn ? await placesOfCounty(ctx.db, code, schoolYear, elements) : new Map<string, CountyPlace>()
  return {
    ...head,
    ...found,
    isOwn,
    schoolYear,
    statements: statements.map((statement): StatedItem => {
      const { element } = statement
      const place = places.get(element)
      const judged = stated[element] ?? null
      return { ...statement, judged, recorded: recorded.get(element) ?? null, place: place ? placeView(statement, place) : null }
    }),
  }
}

/** The return's value as a conclusion. */
export function placeView({ kind, element }: Statement, { value, ...place }: CountyPlace): RoundPlace {
  const read = value === '' ? null : readCountyValue(element, value, readCatalogue()).value
  return { ...place, conclusion: conclusionIn(kind, read ?? undefined) }
}
