import { PLACES, type Role } from '@junheng/core/features/access/roles.ts'
import type { Unit } from '@junheng/core/features/access/schema.ts'
import { kindName, type OrgKind } from '@junheng/core/features/orgs/kinds.ts'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useId, useState } from 'react'
import { comparePinyin, initials } from '../../../shared/pinyin.ts'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../accounts-english.ts'
import { unitsQuery } from '../api.ts'
import { Field } from './field.tsx'

/** Where a post is: an entry of the directory, or what somebody typed. */
export interface UnitChoice {
  unit: string
  orgId: string | null
  schoolCode: string
}
export const NO_UNIT: UnitChoice = { unit: '', orgId: null, schoolCode: '' }

interface Props {
  role: Role
  county: string
  value: UnitChoice
  onChange: (choice: UnitChoice) => void
}

/** The organisation or school of a post, chosen by name, initials or code; typed where the directory does not have it. */
export function UnitPicker({ role, county, value, onChange }: Props) {
  const say = useText(ENGLISH)
  const id = useId()
  const { data, error, isPending, refetch } = useQuery(unitsQuery(county))
  const [isTyped, setTyped] = useState(false)
  if (isPending) return <Loading what={say('正在载入名录')} />
  if (error) return <Failed error={error} retry={() => void refetch()} />
  const isSchool = PLACES[role] === 'school'
  const units = unitsFor(role, data.items)
  const turn = () => {
    setTyped(!isTyped)
    onChange(NO_UNIT)
  }
  if (isTyped || units.length === 0)
    return (
      <>
        <Field
          label={isSchool ? say('学校名称') : say('单位名称')}
          name="unit"
          autoComplete="off"
          value={value.unit}
          onChange={(unit) => onChange({ ...value, unit, orgId: null })}
          {...(units.length === 0 && { hint: say('名录里还没有可选的，请手工填写。') })}
        />
        {isSchool ? (
          <Field
            label={say('学校代码')}
            name="school"
            autoComplete="off"
            value={value.schoolCode}
            onChange={(schoolCode) => onChange({ ...value, schoolCode: schoolCode.trim() })}
          />
        ) : null}
        {units.length > 0 ? <Swap text={say('从名录里选')} turn={turn} /> : null}
      </>
    )
  return (
    <div className="stack" style={{ gap: 4 }}>
      <label htmlFor={id}>{isSchool ? say('学校（从名录里选）') : say('单位（从名录里选）')}</label>
      <Select
        id={id}
        showSearch={{
          filterOption: (typed, option) =>
            matches(
              units.find((unit) => unit.id === option?.value),
              typed,
            ),
        }}
        placeholder={say('输入名称、拼音首字母或代码')}
        value={units.find((unit) => unit.id === value.orgId)?.id ?? null}
        onChange={(chosen: string | null) => {
          const unit = units.find((each) => each.id === chosen)
          onChange(unit ? { unit: unit.name, orgId: unit.id, schoolCode: unit.schoolCode ?? '' } : NO_UNIT)
        }}
        options={units.map((unit) => ({ value: unit.id, label: nameOf(unit) }))}
      />
      <Swap text={say('名录里没有？手工填写')} turn={turn} />
    </div>
  )
}

function Swap({ text, turn }: { text: string; turn: () => void }) {
  return (
    <button type="button" className="link small" style={{ justifySelf: 'start' }} onClick={turn}>
      {text}
    </button>
  )
}

const nameOf = ({ name, kind, schoolCode }: Unit): string => `${name}（${schoolCode ?? kindName(kind)}）`

function matches(unit: Unit | undefined, typed: string): boolean {
  const text = typed.trim().toLowerCase()
  return unit !== undefined && (nameOf(unit).toLowerCase().includes(text) || initials(unit.name).includes(text))
}

/** What a role usually stands for comes first; schools are for those who work in one. */
const USUAL: Partial<Record<Role, readonly OrgKind[]>> = {
  coordinator: ['inspectorate', 'group_office', 'leading_group', 'education_bureau'],
  leader: ['government', 'party_committee'],
  section_officer: ['section', 'education_bureau'],
  department_officer: ['department'],
  township_officer: ['township', 'development_zone'],
  inspector: ['inspection_zone', 'inspectorate', 'school_inspection_office'],
  city_supervisor: ['inspectorate', 'education_bureau', 'government'],
}

function unitsFor(role: Role, items: readonly Unit[]): Unit[] {
  if (PLACES[role] === 'school')
    return items
      .filter(({ kind, schoolCode }) => kind === 'school' && schoolCode !== null)
      .sort((a, b) => comparePinyin(a.name, b.name))
  const usual = USUAL[role] ?? []
  const rank = ({ kind }: Unit) => (usual.includes(kind) ? usual.indexOf(kind) : usual.length)
  return items.filter(({ kind }) => kind !== 'school').sort((a, b) => rank(a) - rank(b) || comparePinyin(a.name, b.name))
}
