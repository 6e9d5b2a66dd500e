import type { OwnItem } from '@junheng/core/features/evaluation/judgements/duties/contract.ts'
import { statementsOf } from '@junheng/core/features/evaluation/judgements/statements.ts'
import { STANDARD_KEYS, type StandardKey } from '@junheng/core/features/standards/standard.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { currentSchoolYear, placesOfCounty } from '../../../collection/service.ts'
import { todayOf } from '../../../orgs/service.ts'
import { readStandard } from '../../../standards/files.ts'
import { placeView } from '../county-items.ts'
import { standingJudgements } from '../judgement-view.ts'
import { readRubrics } from '../rubrics.ts'
import { dutiesOf, isUnits } from './duties.ts'

interface OwnJudgements {
  unit: string
  schoolYear: number
  currentYear: number
  items: OwnItem[]
}

/** What the viewer's unit is to record under either standard, with what stands; empty where nothing was given to it. */
export async function ownJudgements(ctx: Context, wanted?: number): Promise<OwnJudgements> {
  const currentYear = await currentSchoolYear(ctx.db, countyOf(ctx.actor).code, todayOf(ctx))
  const schoolYear = wanted ?? currentYear
  const items: OwnItem[] = []
  for (const standard of STANDARD_KEYS) items.push(...(await ownOf(ctx, standard, schoolYear)))
  return { unit: ctx.actor.post.unit, schoolYear, currentYear, items }
}

async function ownOf(ctx: Context, standard: StandardKey, schoolYear: number): Promise<OwnItem[]> {
  const { code } = countyOf(ctx.actor)
  const duties = await dutiesOf(ctx.db, code, standard)
  const own = statementsOf(readStandard(standard)).filter(({ element }) => isUnits(ctx.actor, duties.get(element)?.unit ?? ''))
  if (own.length === 0) return []
  const of = { county_code: code, school_year: schoolYear, standard_key: standard }
  const recorded = await standingJudgements(ctx.db, of, ctx.actor.accountId)
  const elements = own.map(({ element }) => element)
  const places = await placesOfCounty(ctx.db, code, schoolYear, elements)
  const { scores } = await readRubrics(ctx, schoolYear)
  return own.map((statement): OwnItem => {
    const place = places.get(statement.element)
    const line = statement.kind === 'score' ? scores.lines.find(({ key }) => key === statement.item) : undefined
    const shown = place && placeView(statement, place)
    return {
      ...statement,
      standard,
      recorded: recorded.get(statement.element) ?? null,
      place: shown ? withoutReturn(shown) : null,
      max: line?.max ?? null,
      rubric: line?.rubric ?? '',
    }
  })
}

function withoutReturn({
  roundName,
  unit,
  state,
  conclusion,
  version,
  mayWrite,
}: ReturnType<typeof placeView>): OwnItem['place'] {
  return { roundName, unit, state, conclusion, version, mayWrite }
}
