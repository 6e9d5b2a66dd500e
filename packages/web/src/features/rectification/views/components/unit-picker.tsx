import { readDirectory } from '@junheng/core/features/orgs/contract.ts'
import { townGroup } from '@junheng/core/features/rectification/adopt/town-groups.ts'
import type { ItemUnit } from '@junheng/core/features/rectification/ledger/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { call } from '../../../../shared/call.ts'
import { comparePinyin, matches } from '../../../../shared/pinyin.ts'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../ledger-english.ts'

interface Props {
  part: 'unit' | 'section'
  units: readonly ItemUnit[]
  onChange: (units: ItemUnit[]) => void
}

/** Organisations of the directory; a name it does not know can be typed and stays a name. */
export function UnitPicker({ part, units, onChange }: Props) {
  const say = useText(ENGLISH)
  const { data, error } = useQuery({
    queryKey: ['orgs', 'units-to-pick'],
    queryFn: async ({ signal }) => (await call(readDirectory, {}, signal)).orgs,
    staleTime: 300_000,
  })
  const orgs = (data ?? []).filter(({ state }) => state === 'active').sort((a, b) => comparePinyin(a.facts.name, b.facts.name))
  const byId = new Map(orgs.map((org) => [org.id, org.facts.name]))
  // 各镇人民政府 stands for every town, each of which can be taken out again; a name that is one town's is not spread.
  const expanded = (value: string): string[] => {
    const isNew = !byId.has(value) && !units.some(({ orgId, name }) => value === (orgId ?? name))
    const group = part === 'unit' && isNew ? townGroup(value) : null
    const towns = group ? orgs.filter((org) => org.kind === 'township' && group(org)) : []
    return towns.length > 0 ? towns.map(({ id }) => id) : [value]
  }
  return (
    <>
      <Select
        mode="tags"
        aria-label={part === 'unit' ? say('责任单位') : say('责任科室')}
        style={{ width: '100%' }}
        value={units.map(({ orgId, name }) => orgId ?? name)}
        showSearch={{ filterOption: (text, option) => matches(String(option?.label ?? ''), text) }}
        options={orgs.map(({ id, facts }) => ({ value: id, label: facts.name }))}
        onChange={(values: string[]) =>
          onChange(
            [...new Set(values.flatMap(expanded))].map((value) => {
              const known = byId.get(value) ?? units.find(({ orgId }) => orgId === value)?.name
              return known ? { part, orgId: value, name: known } : { part, orgId: null, name: value.slice(0, 80) }
            }),
          )
        }
      />
      {error ? <Failed error={error} /> : null}
    </>
  )
}
