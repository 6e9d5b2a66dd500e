import { schoolYearName, schoolYearOf } from '@junheng/core/features/collection/round/school-year.ts'
import type { CountyFound } from '@junheng/core/features/collection/schema.ts'
import { ENGLISH } from './english.ts'
import { useText } from './text.ts'

/** Of which school year the figures are, and on what day they were counted. */
export function Period({ of }: { of: Pick<CountyFound, 'statisticsDay'> | undefined }) {
  const say = useText(ENGLISH)
  const day = of?.statisticsDay ?? null
  if (day === null) return <span title={say('在“县级数据”里填写“统计时点”后，这里显示学年。')}>{say('未报统计时点')}</span>
  return (
    <span title={`${say('统计时点')} ${day}`}>
      {schoolYearName(schoolYearOf(day))} · {day}
    </span>
  )
}
