import { PLACES } from '@junheng/core/features/access/roles.ts'
import type { Db } from '../../../db/database.ts'
import { type StandingOrg, standingOrgs } from '../../orgs/service.ts'
import { listCounties } from '../post-queries.ts'
import { namesTaken } from './queries.ts'
import type { ReadPerson } from './read-people.ts'

/** A person whose county, school and unit the system knows, as far as it must. */
export interface PlacedPerson extends ReadPerson {
  place: { code: string; name: string }
}

/** Holds people against what the system knows: counties, the directory, names in use. What does not fit is said at its cell. */
export async function placePeople(db: Db, people: readonly ReadPerson[], today: string): Promise<PlacedPerson[]> {
  const counties = await listCounties(db)
  const taken = await namesTaken(
    db,
    people.map(({ name }) => name),
  )
  const directories = new Map<string, StandingOrg[]>()
  const placed: PlacedPerson[] = []
  for (const person of people) {
    if (taken.has(person.name.toLowerCase()))
      person.fault('A005', '账号', `账号“${person.name}”已有人使用。`, '请换一个，或从文件里删去这一行。')
    const place = countyOf(person, counties)
    if (place === null) continue
    if (!directories.has(place.code)) directories.set(place.code, await standingOrgs(db, place.code, today))
    placed.push({ ...person, unit: unitOf(person, directories.get(place.code) ?? []), place })
  }
  return placed
}

type Counties = readonly { code: string; name: string }[]

function countyOf(person: ReadPerson, counties: Counties): PlacedPerson['place'] | null {
  const isCity = PLACES[person.role] === 'city'
  const only = counties.length === 1 ? counties[0]! : null
  const code = person.county ?? (only && (isCity ? `${only.code.slice(0, 4)}00` : only.code))
  if (code === null) {
    person.fault('A006', '区县代码', '系统里不止一个区县，请填写区县代码。', '六位区划代码。')
    return null
  }
  const known = isCity ? counties.some((each) => each.code.startsWith(code.slice(0, 4))) : counties.some((c) => c.code === code)
  if (!known) {
    person.fault('A006', '区县代码', `系统里没有区县 ${code}。`, '请核对区划代码；新的区县先由系统管理员在命令行建立。')
    return null
  }
  return { code, name: counties.find((each) => each.code === code)?.name ?? `市（${code}）` }
}

/** The unit as it will stand in the post: a school's name comes from the directory where the row does not say it. */
function unitOf(person: ReadPerson, directory: readonly StandingOrg[]): string {
  const { role, school, unit } = person
  if (PLACES[role] === 'school') {
    const schools = directory.filter(({ kind }) => kind === 'school')
    const found = schools.find(({ schoolCode }) => schoolCode === school)
    if (schools.length > 0 && !found)
      person.fault('A007', '学校代码', `名录里没有学校代码“${school}”。`, '请核对代码，或先请办公室在“机构学校”里登记。')
    else if (!found && unit === '')
      person.fault('A004', '单位', '名录还是空的，请填写学校名称。', '填写学校全称，或先建立机构学校名录。')
    return unit || (found?.name ?? '')
  }
  if (PLACES[role] === 'unit' && directory.filter(({ name }) => name === unit).length !== 1)
    person.fault(
      'A008',
      '单位',
      `名录里没有唯一的“${unit}”，按这个名字授予的岗位看不到下属学校。`,
      '请与“机构学校”里的全称一致；也可以由安全管理员授予时指定学校。',
    )
  return unit
}
