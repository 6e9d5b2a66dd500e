import { schoolType } from '@junheng/core/features/evaluation/school-types.ts'
import { AUTHORITIES, type OrgKind, SCHOOL_TYPE_CODES, SPONSORS, URBAN_RURAL } from '@junheng/core/features/orgs/kinds.ts'
import type { Directory, OrgFacts } from '@junheng/core/features/orgs/schema.ts'
import { Input, Select } from 'antd'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../orgs-english.ts'
import { Field } from './field.tsx'

interface Props {
  facts: OrgFacts
  onChange: (facts: OrgFacts) => void
  directory: Directory
  /** A 镇街 brings its code, others choose among those known. */
  kind: OrgKind
  /** The name is changed by a renaming, not here. */
  keepsName?: boolean
}

/** What can be said of an organisation, as one column of fields. */
export function FactsForm({ facts, onChange, directory, kind, keepsName = false }: Props) {
  const say = useText(ENGLISH)
  const set = (changes: Partial<OrgFacts>) => onChange({ ...facts, ...changes })
  const places = directory.regions.filter(
    ({ level, code }) => level === 'town' || code === directory.county.code || code === facts.region,
  )
  return (
    <>
      {keepsName ? null : (
        <>
          <Field label={say('名称')}>
            {(id) => <Input id={id} value={facts.name} onChange={(e) => set({ name: e.target.value })} />}
          </Field>
          <Field label={say('简称')}>
            {(id) => <Input id={id} value={facts.shortName ?? ''} onChange={(e) => set({ shortName: e.target.value || null })} />}
          </Field>
        </>
      )}
      {kind === 'township' ? (
        <Field label={say('属地代码')} note={say('镇街的 9 位区划代码。')}>
          {(id) => (
            <Input
              id={id}
              inputMode="numeric"
              maxLength={9}
              value={facts.region}
              onChange={(e) => set({ region: e.target.value })}
            />
          )}
        </Field>
      ) : (
        <Field label={say('属地')} note={say('学校按属地判定，按隶属办事。')}>
          {(id) => (
            <Select
              id={id}
              value={facts.region}
              onChange={(region: string) => set({ region })}
              options={places.map(({ code, name }) => ({ value: code, label: `${name}（${code}）` }))}
            />
          )}
        </Field>
      )}
      {facts.school === null ? (
        <Field label={say('职责')}>
          {(id) => (
            <Input.TextArea id={id} rows={2} value={facts.duty ?? ''} onChange={(e) => set({ duty: e.target.value || null })} />
          )}
        </Field>
      ) : (
        <SchoolFields facts={facts} school={facts.school} set={set} />
      )}
    </>
  )
}

type School = NonNullable<OrgFacts['school']>

function SchoolFields({ facts, school, set }: { facts: OrgFacts; school: School; set: (changes: Partial<OrgFacts>) => void }) {
  const say = useText(ENGLISH)
  const put = (changes: Partial<School>) => set({ school: { ...school, ...changes } })
  const choice = <K extends 'typeCode' | 'authority' | 'ownership' | 'urbanRural'>(
    key: K,
    label: string,
    options: readonly { value: string; label: string }[],
  ) => (
    <Field label={label}>
      {(id) => (
        <Select
          id={id}
          allowClear
          placeholder={say('未填')}
          value={school[key]}
          // The options are the schema's own values.
          onChange={(value: string | undefined) => put({ [key]: value ?? null } as Partial<School>)}
          options={[...options]}
        />
      )}
    </Field>
  )
  const number = (key: 'foundingYear' | 'designCapacity', label: string, digits: number) => (
    <Field label={label}>
      {(id) => (
        <Input
          id={id}
          inputMode="numeric"
          maxLength={digits}
          value={school[key] ?? ''}
          onChange={(e) => /^\d*$/.test(e.target.value) && put({ [key]: e.target.value === '' ? null : Number(e.target.value) })}
        />
      )}
    </Field>
  )
  return (
    <>
      <Field label={say('标识码')} note={say('10 位数字；撤销学校的代码不再使用。')}>
        {(id) => (
          <Input
            id={id}
            inputMode="numeric"
            maxLength={10}
            value={facts.schoolCode ?? ''}
            onChange={(e) => set({ schoolCode: e.target.value || null })}
          />
        )}
      </Field>
      {choice(
        'typeCode',
        say('办学类型'),
        SCHOOL_TYPE_CODES.map((value) => ({ value, label: `${value} ${schoolType(value).zh}` })),
      )}
      {choice(
        'authority',
        say('隶属'),
        AUTHORITIES.map((value) => ({ value, label: value })),
      )}
      {choice('ownership', say('办别'), [
        { value: 'public', label: say('公办') },
        { value: 'private', label: say('民办') },
      ])}
      <Field label={say('举办者')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            placeholder={say('未填')}
            value={school.sponsor}
            onChange={(sponsor: number | undefined) => put({ sponsor: sponsor ?? null })}
            options={Object.entries(SPONSORS).map(([value, label]) => ({ value: Number(value), label: `${value} ${label}` }))}
          />
        )}
      </Field>
      {choice(
        'urbanRural',
        say('城乡分类'),
        Object.entries(URBAN_RURAL).map(([value, label]) => ({ value, label: `${value} ${label}` })),
      )}
      {number('foundingYear', say('建校年'), 4)}
      {number('designCapacity', say('设计规模'), 5)}
      <Field label={say('寄宿')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            placeholder={say('未填')}
            value={school.boarding === null ? null : school.boarding ? 'yes' : 'no'}
            onChange={(value: string | undefined) => put({ boarding: value === undefined ? null : value === 'yes' })}
            options={[
              { value: 'yes', label: say('是') },
              { value: 'no', label: say('否') },
            ]}
          />
        )}
      </Field>
    </>
  )
}
