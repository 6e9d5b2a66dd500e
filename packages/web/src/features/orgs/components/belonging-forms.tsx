import { KINDS } from '@junheng/core/features/orgs/kinds.ts'
import type { Directory, Org } from '@junheng/core/features/orgs/schema.ts'
import { Button, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { comparePinyin } from '../../../shared/pinyin.ts'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { type Belonging, useBelonging } from '../api.ts'
import { ENGLISH } from '../orgs-english.ts'
import { Field } from './field.tsx'

interface FormProps {
  org: Org
  title: string
  /** What is sent. */
  made: () => Belonging
  close: () => void
  children?: ReactNode
}

function Form({ org, title, made, close, children }: FormProps) {
  const say = useText(ENGLISH)
  const save = useBelonging(org.id)
  return (
    <div className="orgs-form">
      <h2>
        {title}：{org.facts.name}
      </h2>
      {children}
      {save.error ? <Failed error={save.error} title={say('没有保存')} /> : null}
      <Button type="primary" loading={save.isPending} onClick={() => save.mutate(made(), { onSuccess: close })}>
        {say('保存')}
      </Button>
    </div>
  )
}

interface MemberProps {
  org: Org
  directory: Directory
  posts: readonly string[]
  close: () => void
}

export function MemberForm({ org, directory, posts, close }: MemberProps) {
  const say = useText(ENGLISH)
  const { nature } = KINDS[org.kind]
  const [personName, setPerson] = useState('')
  const [orgId, setOrg] = useState<string | null>(null)
  const [post, setPost] = useState(posts[0] ?? '')
  const [duty, setDuty] = useState('')
  const [since, setSince] = useState(directory.today)
  const onlySchools = nature === 'community' || nature === 'zone'
  const units = directory.orgs
    .filter((each) => each.id !== org.id && (!onlySchools || each.kind === 'school'))
    .sort((a, b) => comparePinyin(a.facts.name, b.facts.name))
  const made = (): Belonging => ({ kind: 'member', body: { personName: personName.trim() || null, orgId, post, duty, since } })
  return (
    <Form org={org} title={say('加入成员')} made={made} close={close}>
      {nature === 'community' ? null : (
        <Field label={say('姓名')} note={nature === 'unit' || nature === 'school' ? '' : say('单位成员可以不填姓名。')}>
          {(id) => <Input id={id} value={personName} onChange={(e) => setPerson(e.target.value)} />}
        </Field>
      )}
      {nature === 'unit' || nature === 'school' ? null : (
        <Field label={say(onlySchools ? '学校' : '单位')}>
          {(id) => (
            <Select
              id={id}
              allowClear
              showSearch
              optionFilterProp="label"
              value={orgId}
              onChange={(next: string | undefined) => setOrg(next ?? null)}
              options={units.map((each) => ({ value: each.id, label: each.facts.name }))}
            />
          )}
        </Field>
      )}
      <Field label={say('职务')}>{(id) => <Suggested id={id} value={post} onChange={setPost} options={posts} />}</Field>
      <Field label={say('分工')}>{(id) => <Input id={id} value={duty} onChange={(e) => setDuty(e.target.value)} />}</Field>
      <Field label={say('自哪一天起')}>
        {(id) => <Input id={id} type="date" max={directory.today} value={since} onChange={(e) => setSince(e.target.value)} />}
      </Field>
    </Form>
  )
}

export function AliasForm({ org, close }: { org: Org; close: () => void }) {
  const say = useText(ENGLISH)
  const [name, setName] = useState('')
  const [source, setSource] = useState('')
  return (
    <Form org={org} title={say('加别名')} made={() => ({ kind: 'alias', body: { name, source } })} close={close}>
      <Field label={say('别名')} note={say('文件里的另一种写法。一个名称只能指一个单位。')}>
        {(id) => <Input id={id} value={name} onChange={(e) => setName(e.target.value)} />}
      </Field>
      <Field label={say('出处')}>{(id) => <Input id={id} value={source} onChange={(e) => setSource(e.target.value)} />}</Field>
    </Form>
  )
}

interface TagProps {
  org: Org
  today: string
  known: readonly string[]
  close: () => void
}

export function TagForm({ org, today, known, close }: TagProps) {
  const say = useText(ENGLISH)
  const [tag, setTag] = useState(known[0] ?? '')
  const [since, setSince] = useState(today)
  const [reason, setReason] = useState('')
  return (
    <Form org={org} title={say('加标签')} made={() => ({ kind: 'tag', body: { tag, since, reason } })} close={close}>
      <Field label={say('标签')}>{(id) => <Suggested id={id} value={tag} onChange={setTag} options={known} />}</Field>
      <Field label={say('自哪一天起')}>
        {(id) => <Input id={id} type="date" max={today} value={since} onChange={(e) => setSince(e.target.value)} />}
      </Field>
      <Field label={say('依据或原因')}>
        {(id) => <Input id={id} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Field>
    </Form>
  )
}

interface EndProps {
  org: Org
  asked: { what: 'member' | 'tag' | 'alias'; id: string; name: string }
  today: string
  close: () => void
}

/** The end of a term, a tag or an alias. */
export function EndForm({ org, asked, today, close }: EndProps) {
  const say = useText(ENGLISH)
  const [on, setOn] = useState(today)
  const [reason, setReason] = useState('')
  const made = (): Belonging => {
    const body = { on, reason }
    if (asked.what === 'alias') return { kind: 'end-alias', alias: asked.id }
    return asked.what === 'tag' ? { kind: 'end-tag', tag: asked.id, body } : { kind: 'end-member', member: asked.id, body }
  }
  return (
    <Form org={org} title={say('结束“{name}”', { name: asked.name })} made={made} close={close}>
      {asked.what === 'alias' ? (
        <p>{say('以后见到这个名称，不再认作这个单位。')}</p>
      ) : (
        <>
          <Field label={say('自哪一天起')}>
            {(id) => <Input id={id} type="date" max={today} value={on} onChange={(e) => setOn(e.target.value)} />}
          </Field>
          <Field label={say('依据或原因')}>
            {(id) => <Input id={id} value={reason} onChange={(e) => setReason(e.target.value)} />}
          </Field>
        </>
      )}
    </Form>
  )
}

/** Free text with what is usual offered. */
function Suggested({
  id,
  value,
  onChange,
  options,
}: {
  id: string
  value: string
  onChange: (text: string) => void
  options: readonly string[]
}) {
  return (
    <>
      <Input id={id} list={`${id}-usual`} value={value} onChange={(e) => onChange(e.target.value)} />
      <datalist id={`${id}-usual`}>
        {options.map((option) => (
          <option key={option} value={option} />
        ))}
      </datalist>
    </>
  )
}
