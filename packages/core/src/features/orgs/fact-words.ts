import { schoolType } from '../evaluation/school-types.ts'
import { SPONSORS, URBAN_RURAL } from './kinds.ts'
import type { OrgFacts } from './schema.ts'

/** The facts of an organisation in the words of the office; what is not known is ''. For the log, and for showing what is otherwise. */
export function factWords({ name, shortName, region, schoolCode, school, duty }: OrgFacts): Record<string, string> {
  const common = { 名称: name, 简称: shortName ?? '', 属地代码: region }
  if (school === null) return { ...common, 职责: duty ?? '' }
  const { typeCode, authority, ownership, sponsor, urbanRural, foundingYear, designCapacity, boarding, campuses } = school
  return {
    ...common,
    标识码: schoolCode ?? '',
    办学类型: typeCode === null ? '' : `${typeCode} ${schoolType(typeCode).zh}`,
    隶属: authority ?? '',
    办别: ownership === null ? '' : ownership === 'public' ? '公办' : '民办',
    举办者: sponsor === null ? '' : (SPONSORS[sponsor] ?? String(sponsor)),
    城乡分类: urbanRural === null ? '' : `${urbanRural} ${URBAN_RURAL[urbanRural] ?? ''}`,
    建校年: foundingYear === null ? '' : String(foundingYear),
    设计规模: designCapacity === null ? '' : String(designCapacity),
    寄宿: boarding === null ? '' : boarding ? '是' : '否',
    校区: campuses.map((campus) => `${campus.code} ${campus.name}`).join('；'),
  }
}
