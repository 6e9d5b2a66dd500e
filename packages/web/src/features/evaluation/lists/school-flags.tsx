import { weakStanding } from '@junheng/core/features/evaluation/lists/weak-schools.ts'
import type { SchoolView } from '@junheng/core/features/evaluation/school-schema.ts'
import { useQuery } from '@tanstack/react-query'
import { useText } from '../../../shared/text.ts'
import type { JudgedBy } from '../use-judged.ts'
import { listsQuery, weakSchoolsQuery } from './api.ts'
import { ENGLISH } from './lists-english.ts'

interface Props {
  school: SchoolView
  judged: JudgedBy
  /** Only whoever reads the county is told who is new or not full. */
  seesCounty: boolean
}

/** What a school is marked with: weak by the directory or by the rule, new, not yet full. Nothing where it is none of these. */
export function SchoolFlags({ school, judged, seesCounty }: Props) {
  const say = useText(ENGLISH)
  const weak = useQuery(weakSchoolsQuery).data
  const lists = useQuery({ ...listsQuery(judged.package.id, judged.asked), enabled: seesCounty }).data
  const tag = weak?.tagged.find(({ code }) => code === school.code)?.tag
  const isWeak =
    weak !== undefined &&
    school.sections.some(
      ({ excluded, indicators }) =>
        excluded === null &&
        weakStanding(
          indicators.map(({ mark }) => mark),
          weak.rule,
        ).isWeak,
    )
  const newcomers = lists?.newcomers.filter(({ code }) => code === school.code) ?? []
  const missing = [...new Set(newcomers.flatMap((each) => each.missing))]
  const flags = [
    ...(tag ? [say('名录：{tag}', { tag })] : []),
    ...(isWeak ? [say(weak.version === 0 ? '薄弱（建议规则）' : '薄弱（本县规则）')] : []),
    ...(newcomers.some(({ reasons }) => reasons.includes('new'))
      ? [say('新建（{year} 年建成）', { year: school.founded ?? '' })]
      : []),
    ...(missing.length > 0 ? [say('未满员（缺 {grades} 年级）', { grades: missing.join('、') })] : []),
  ]
  if (flags.length === 0) return null
  return (
    <p className="row">
      {flags.map((flag) => (
        <span key={flag} className="school-flag">
          {flag}
        </span>
      ))}
    </p>
  )
}
