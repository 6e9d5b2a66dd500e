import type { Role } from '@junheng/core/features/access/roles.ts'
import { addOrg } from '@junheng/core/features/orgs/contract.ts'
import type { NewOrg } from '@junheng/core/features/orgs/detail.ts'
import { NO_SCHOOL_FACTS } from '@junheng/core/features/orgs/schema.ts'
import { createItem } from '@junheng/core/features/rectification/ledger/contract.ts'
import { COUNTY, type HttpStage } from '../../../http/test-app.ts'

export const SCHOOL = '2199000101'
export const OTHER = '2199000102'

/** Two schools, a department, an item of each school (the first due 2026-11-01), and the people who work on them. */
export async function aLedger(stage: HttpStage) {
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const org = async (kind: NewOrg['kind'], parentId: string | null, name: string, schoolCode: string | null = null) => {
    const school = schoolCode === null ? null : { ...NO_SCHOOL_FACTS, typeCode: '211' as const }
    const facts = { name, shortName: null, region: COUNTY, schoolCode, school, duty: null }
    const body = { kind, parentId, since: '2020-09-01', reason: '区政府批复（示例）', facts }
    return (await coordinator.call(addOrg, { body })).org.id
  }
  const government = await org('government', null, '澄溪区人民政府')
  const bureau = await org('education_bureau', government, '澄溪区教育局')
  const east = await org('school', bureau, '东街小学', SCHOOL)
  const west = await org('school', bureau, '西街小学', OTHER)
  const finance = await org('department', government, '澄溪区财政局')
  const planning = await org('department', government, '澄溪区规划局')
  const item = (schoolCode: string, more: object = {}) =>
    coordinator.call(createItem, {
      body: {
        source: 'self_check',
        scope: 'section',
        schoolCode,
        stage: 'primary',
        matter: 'indicator',
        indicator: 'L4',
        problem: '生均教学及辅助用房面积低于标准',
        deadline: '2026-11-01',
        units: [{ part: 'unit', orgId: finance, name: '澄溪区财政局' }],
        ...more,
      },
    })
  const first = await item(SCHOOL)
  const second = await item(OTHER, { deadline: '2027-06-30' })
  const as = (role: Role, more: { schools?: string[]; unit?: string }) => stage.as({ role, county: COUNTY, ...more })
  return {
    coordinator,
    orgs: { east, west, finance, planning },
    first: first.no,
    second: second.no,
    principal: await as('principal', { schools: [SCHOOL] }),
    stranger: await as('principal', { schools: [OTHER] }),
    officer: await as('department_officer', { unit: '澄溪区财政局' }),
    inspector: await as('inspector', { schools: [SCHOOL] }),
  }
}
