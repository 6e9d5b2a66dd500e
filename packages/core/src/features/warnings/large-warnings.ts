import { classLabel } from '../evaluation/items/classes.ts'
import type { CountyLists } from '../evaluation/lists/county-lists.ts'
import type { LargeClass } from '../evaluation/lists/large-classes.ts'
import type { LargeSchool } from '../evaluation/lists/large-schools.ts'
import type { FoundWarning, WarningSubject } from './find-warnings.ts'

/** Schools and classes over their line, and those of which nobody knows. */
export type LargeLists = Pick<CountyLists, 'classes' | 'schools' | 'unknownClasses' | 'unknownSchools'>

type Large = Pick<FoundWarning, 'subject' | 'cause' | 'value' | 'threshold'> & { rule: 'class_size' | 'school_size' }

const NAMED = 3

/** What a school is told about its own size and classes; the county's item has a warning of its own. Whom an exemption carries is not told. */
export function largeFindings({ classes, schools }: LargeLists): Large[] {
  const sections = Map.groupBy(classes, ({ code, stage }) => `${code} ${stage}`)
  return [...schools.filter(({ over }) => over > 0).map(ofSchool), ...[...sections.values()].map(ofSection)]
}

function ofSchool({ code, name, students, limit, over }: LargeSchool): Large {
  return {
    rule: 'school_size',
    subject: { school: code, schoolName: name, stage: null, indicator: 'school_size' },
    cause: `${name}在校生 ${students} 人，超过规模上限 ${limit} 人，多 ${over} 人`,
    value: students,
    threshold: limit,
  }
}

function ofSection(classes: readonly LargeClass[]): Large {
  const { code, name, stage, limit } = classes[0]!
  const count = classes.reduce((sum, each) => sum + each.count, 0)
  const sizes = classes.map(({ students }) => students)
  const said = classes
    .slice(0, NAMED)
    .map(({ grade, className, students }) =>
      students === null ? className : `${classLabel(grade ?? 0, className)} ${students} 人`,
    )
  const more = classes.length > NAMED ? `等 ${count} 个班` : ''
  return {
    rule: 'class_size',
    subject: { school: code, schoolName: name, stage, indicator: 'class_size' },
    cause: `${name}（${stage === 'primary' ? '小学' : '初中'}）有 ${count} 个班超过 ${limit} 人：${said.join('、')}${more}`,
    value: sizes.includes(null) ? null : Math.max(...sizes.map(Number)),
    threshold: limit,
  }
}

/** Subjects whose classes or pupils were not wholly reported: nobody can see whether they are still too large. */
export function unseenSizes({ unknownClasses, unknownSchools }: LargeLists): Omit<WarningSubject, 'schoolName'>[] {
  return [
    ...unknownClasses.map(({ code, stage }) => ({ school: code, stage, indicator: 'class_size' })),
    ...unknownSchools.map(({ code }) => ({ school: code, stage: null, indicator: 'school_size' })),
  ]
}
