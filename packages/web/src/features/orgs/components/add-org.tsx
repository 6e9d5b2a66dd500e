import { KINDS, ORG_KINDS, type OrgKind } from '@junheng/core/features/orgs/kinds.ts'
import { type Directory, NO_SCHOOL_FACTS, type OrgFacts } from '@junheng/core/features/orgs/schema.ts'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { comparePinyin } from '../../../shared/pinyin.ts'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { useAddOrg } from '../api.ts'
import { ENGLISH } from '../orgs-english.ts'
import { FactsForm } from './facts-form.tsx'
import { Field } from './field.tsx'
import { FormDrawer } from './form-drawer.tsx'

/** The way to enter a new organisation or school. */
export function AddOrg({ directory }: { directory: Directory }) {
  const say = useText(ENGLISH)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button className="row-end" onClick={() => setOpen(true)}>
        {say('新增机构或学校')}
      </Button>
      <FormDrawer isOpen={isOpen} label={say('新增机构或学校')} onClose={() => setOpen(false)}>
        <Form directory={directory} close={() => setOpen(false)} />
      </FormDrawer>
    </>
  )
}

function Form({ directory, close }: { directory: Directory; close: () => void }) {
  const say = useText(ENGLISH)
  const [, change] = useUrl()
  const add = useAddOrg()
  const [kind, setKind] = useState<OrgKind>('school')
  const [parentId, setParent] = useState<string | null>(null)
  const [since, setSince] = useState(directory.today)
  const [reason, setReason] = useState('')
  const [facts, setFacts] = useState<OrgFacts>({
    name: '',
    shortName: null,
    region: directory.county.code,
    schoolCode: null,
    school: NO_SCHOOL_FACTS,
    duty: null,
  })
  const choose = (next: OrgKind) => {
    setKind(next)
    setParent(null)
    setFacts({ ...facts, schoolCode: null, school: next === 'school' ? NO_SCHOOL_FACTS : null, duty: null })
  }
  const save = () =>
    add.mutate(
      { kind, parentId, since, reason, facts },
      {
        onSuccess: ({ org }) => {
          change({ id: org.id, view: undefined })
          close()
        },
      },
    )
  return (
    <div className="orgs-form">
      <h2>{say('新增机构或学校')}</h2>
      <Field label={say('类别')}>
        {(id) => (
          <Select
            id={id}
            value={kind}
            onChange={choose}
            options={ORG_KINDS.map((value) => ({ value, label: KINDS[value].zh }))}
          />
        )}
      </Field>
      <ParentField directory={directory} kind={kind} value={parentId} onChange={setParent} />
      <FactsForm facts={facts} onChange={setFacts} directory={directory} kind={kind} />
      <Field label={say('起始日期')}>
        {(id) => <Input id={id} type="date" max={directory.today} value={since} onChange={(e) => setSince(e.target.value)} />}
      </Field>
      <Field label={say('依据或原因')}>
        {(id) => <Input id={id} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Field>
      {add.error ? <Failed error={add.error} title={say('没有保存')} /> : null}
      <Button type="primary" loading={add.isPending} onClick={save}>
        {say('保存')}
      </Button>
    </div>
  )
}

interface ParentProps {
  directory: Directory
  kind: OrgKind
  value: string | null
  onChange: (id: string | null) => void
}

/** The organisations a kind may stand under. */
export function ParentField({ directory, kind, value, onChange }: ParentProps) {
  const say = useText(ENGLISH)
  const may = directory.orgs
    .filter((org) => KINDS[kind].under.includes(org.kind))
    .sort((a, b) => ORG_KINDS.indexOf(a.kind) - ORG_KINDS.indexOf(b.kind) || comparePinyin(a.facts.name, b.facts.name))
  return (
    <Field label={say('上级')}>
      {(id) => (
        <Select
          id={id}
          allowClear
          showSearch
          optionFilterProp="label"
          placeholder={say('没有上级')}
          value={value}
          onChange={(next: string | undefined) => onChange(next ?? null)}
          options={may.map((org) => ({ value: org.id, label: org.facts.name }))}
        />
      )}
    </Field>
  )
}
