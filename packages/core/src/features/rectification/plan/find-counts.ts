import type { Stage } from '../../collection/county.ts'
import { takeApart } from './names.ts'
import type { Disagreement } from './plan.ts'
import { BOTH } from './rows.ts'
import { place, type ReadIndicator } from './settle.ts'

export const STAGE_NAMES: Record<Stage, string> = { primary: '小学', junior: '初中' }

/** Counts in the text against the names, in failing lists and measures, and schools no measure or several measures take care of. */
export function findCounts(indicators: readonly ReadIndicator[]): Disagreement[] {
  return indicators.flatMap((indicator) => [
    ...BOTH.flatMap((stage) => [...listCounts(indicator, stage), ...coverage(indicator, stage)]),
    ...anyCount(indicator),
    ...indicator.measures.flatMap((measure) => measureCount(indicator, measure)),
    ...strangers(indicator),
  ])
}

type Measure = ReadIndicator['measures'][number]

function listCounts(indicator: ReadIndicator, stage: Stage): Disagreement[] {
  const { failing_count_published: stated, schools, schools_canonical } = indicator.stages[stage]
  const where = place(indicator.no, stage)
  const found: Disagreement[] = []
  if (stated !== null && stated !== schools.length)
    found.push(
      mismatch(
        where,
        'error',
        `不达标情况写“${stated}所${STAGE_NAMES[stage]}”，不达标学校一栏列出 ${schools.length} 所。请核对名单或数字。`,
      ),
    )
  const repeated = schools.filter((_, i) => schools_canonical.indexOf(schools_canonical[i]!) !== i)
  if (repeated.length > 0)
    found.push(mismatch(where, 'error', `不达标学校一栏里 ${repeated.join('、')} 列了不止一次。`, repeated))
  const foreign = schools.filter((name) => otherStage(name, stage))
  if (foreign.length > 0)
    found.push(
      mismatch(
        where,
        'warn',
        `${STAGE_NAMES[stage]}的不达标名单里有 ${foreign.join('、')}，从校名看不是${STAGE_NAMES[stage]}。`,
        foreign,
      ),
    )
  return found
}

function otherStage(name: string, stage: Stage): boolean {
  const { type } = takeApart(name)
  return stage === 'primary' ? /^(?:初级中学|初中部|高级中学)$/.test(type) : /^(?:小学|小学部|教学点)$/.test(type)
}

function anyCount(indicator: ReadIndicator): Disagreement[] {
  const listed = indicator.stages.primary.schools.length + indicator.stages.junior.schools.length
  if (indicator.countAny === null || indicator.countAny === listed) return []
  return [
    mismatch(
      place(indicator.no),
      'error',
      `不达标情况写“${indicator.countAny}所学校”，不达标学校一栏列出 ${listed} 所。请核对名单或数字。`,
    ),
  ]
}

function measureCount(indicator: ReadIndicator, measure: Measure): Disagreement[] {
  const stated = measure.schools_count_published
  if (stated === null || stated === measure.schools.length || measure.coversRest) return []
  const where = place(indicator.no, measure.stage)
  if (measure.openEnded && measure.schools.length < stated)
    return [
      mismatch(
        where,
        'warn',
        `第 ${measure.no} 条措施写“等${stated}所学校”，只点名 ${measure.schools.length} 所，其余是哪些学校无从核对。`,
      ),
    ]
  return [
    mismatch(
      where,
      'error',
      `第 ${measure.no} 条措施写“${stated}所学校”，点名的有 ${measure.schools.length} 所。请核对名单或数字。`,
    ),
  ]
}

/** Each failing school is to have exactly one measure of its indicator. */
function coverage(indicator: ReadIndicator, stage: Stage): Disagreement[] {
  const schools = indicator.stages[stage].schools_canonical
  const where = place(indicator.no, stage)
  const measures = indicator.measures.filter((measure) => measure.stage === stage || measure.stage === 'both')
  const times = (school: string) => indicator.measures.filter((measure) => measure.schools_canonical.includes(school)).length
  const found: Disagreement[] = []
  const twice = [...new Set(schools.filter((school) => times(school) > 1))]
  if (twice.length > 0)
    found.push(mismatch(where, 'warn', `${twice.join('、')} 在本项的措施里出现不止一次，应当归到一条措施。`, twice))
  const left = [...new Set(schools.filter((school) => times(school) === 0))]
  if (left.length === 0 || measures.some((measure) => measure.coversRest)) return found
  if (measures.some((measure) => measure.openEnded))
    found.push(mismatch(where, 'warn', `${left.join('、')} 没有被任何措施点名，可能包含在“等……所学校”里，请写明。`, left))
  else if (measures.length > 0 && measures.every((measure) => measure.schools.length === 0))
    found.push(mismatch(where, 'warn', `本项措施没有点名学校，${left.join('、')} 各由哪条措施解决请写明。`, left))
  else found.push(mismatch(where, 'error', `${left.join('、')} 列为不达标，却没有任何措施提到。`, left))
  return found
}

/** Schools a measure names that the failing list does not have. */
function strangers(indicator: ReadIndicator): Disagreement[] {
  const listed = BOTH.flatMap((stage) => indicator.stages[stage].schools_canonical)
  if (listed.length === 0) return []
  return indicator.measures.flatMap((measure) => {
    const names = measure.schools.filter((_, i) => !listed.includes(measure.schools_canonical[i]!))
    return names.length === 0
      ? []
      : [
          mismatch(
            place(indicator.no, measure.stage),
            'error',
            `第 ${measure.no} 条措施提到 ${names.join('、')}，不在本项的不达标学校名单里。`,
            names,
          ),
        ]
  })
}

const mismatch = (where: string, severity: Disagreement['severity'], text: string, names?: string[]): Disagreement => ({
  code: 'COUNT_MISMATCH',
  severity,
  where,
  text,
  ...(names ? { names } : {}),
})

/** Published 不达标学校总数 against the distinct names listed. */
export function findTotal(
  distinct: { total: number; primary: number; junior: number },
  published: number | null,
): Disagreement[] {
  if (published === null || published === distinct.total) return []
  return [
    {
      code: 'TOTAL_SCHOOLS',
      severity: 'error',
      where: 'whole',
      text: `公布的不达标学校是 ${published} 所，表中列出的学校去重后是 ${distinct.total} 所（小学 ${distinct.primary} 所、初中 ${distinct.junior} 所）。请核对，系统不自行更改。`,
    },
  ]
}

/** A stage whose difference coefficient fails needs a measure that works on the difference, not only on single schools. */
export function findCvWithoutMeasure(indicators: readonly ReadIndicator[]): Disagreement[] {
  return indicators.flatMap((indicator) =>
    BOTH.filter((stage) => indicator.stages[stage].cv_failing)
      .filter((stage) => !indicator.measures.some((m) => (m.stage === stage || m.stage === 'both') && addressesDifference(m)))
      .map((stage) => ({
        code: 'CV_NO_MEASURE' as const,
        severity: 'warn' as const,
        where: place(indicator.no, stage),
        text: `${STAGE_NAMES[stage]}段校际差异不达标，但没有一条措施针对校际差异本身（例如均衡调配、缩小校际差异）。`,
      })),
  )
}

const addressesDifference = (measure: Measure): boolean =>
  measure.kinds.includes('reallocate') || /差异|差额|差距/.test(measure.action)
