import { ACTION_NAMES, type OrgAction, type OrgChange } from '@junheng/core/features/orgs/changes.ts'
import type { OrgDetail } from '@junheng/core/features/orgs/detail.ts'
import type { Directory } from '@junheng/core/features/orgs/schema.ts'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { comparePinyin } from '../../../shared/pinyin.ts'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useChangeOrg } from '../api.ts'
import { ENGLISH, labelled } from '../orgs-english.ts'
import { ParentField } from './add-org.tsx'
import { FactsForm } from './facts-form.tsx'
import { Field } from './field.tsx'

interface Props {
  action: OrgAction
  detail: OrgDetail
  directory: Directory
  close: () => void
}

/** One change of one organisation: its day, its reason, and what it is about. */
export function ChangeForm({ action, detail: { org }, directory, close }: Props) {
  const say = useText(ENGLISH)
  const save = useChangeOrg(org.id)
  const [on, setOn] = useState(directory.today)
  const [reason, setReason] = useState('')
  const [facts, setFacts] = useState(org.facts)
  const [parentId, setParent] = useState(org.parentId)
  const [intoId, setInto] = useState<string | null>(null)
  const [parts, setParts] = useState('')
  const [keeps, setKeeps] = useState(true)
  const others = directory.orgs
    .filter((each) => each.kind === org.kind && each.id !== org.id && each.keeper === org.keeper)
    .sort((a, b) => comparePinyin(a.facts.name, b.facts.name))
  const change = (): OrgChange | null => {
    switch (action) {
      case 'rename':
        return { kind: 'rename', on, reason, name: facts.name, shortName: facts.shortName }
      case 'move':
        return { kind: 'move', on, reason, parentId }
      case 'amend':
        return { kind: 'amend', on, reason, facts }
      case 'correct':
        return { kind: 'correct', reason, facts }
      case 'merge':
        return intoId === null ? null : { kind: 'merge', on, reason, intoId }
      case 'split':
        return { kind: 'split', on, reason, keeps, into: partsOf(parts) }
      case 'close':
        return { kind: 'close', on, reason }
      case 'undo':
        return { kind: 'undo', reason }
    }
  }
  const send = () => {
    const made = change()
    if (made) save.mutate(made, { onSuccess: close })
  }
  return (
    <div className="orgs-form">
      <h2>
        {labelled(say, ACTION_NAMES[action])}：{org.facts.name}
      </h2>
      <p className="dim">{say(EXPLAINED[action])}</p>
      {action === 'rename' ? (
        <>
          <Field label={say('新名称')}>
            {(id) => <Input id={id} value={facts.name} onChange={(e) => setFacts({ ...facts, name: e.target.value })} />}
          </Field>
          <Field label={say('简称')}>
            {(id) => (
              <Input
                id={id}
                value={facts.shortName ?? ''}
                onChange={(e) => setFacts({ ...facts, shortName: e.target.value || null })}
              />
            )}
          </Field>
        </>
      ) : null}
      {action === 'move' ? <ParentField directory={directory} kind={org.kind} value={parentId} onChange={setParent} /> : null}
      {action === 'amend' || action === 'correct' ? (
        <FactsForm facts={facts} onChange={setFacts} directory={directory} kind={org.kind} keepsName={action === 'amend'} />
      ) : null}
      {action === 'merge' ? (
        <Field label={say('并入')}>
          {(id) => (
            <Select
              id={id}
              showSearch
              optionFilterProp="label"
              value={intoId}
              onChange={setInto}
              options={others.map((each) => ({ value: each.id, label: each.facts.name }))}
            />
          )}
        </Field>
      ) : null}
      {action === 'split' ? (
        <>
          <Field label={say('拆分出的单位')} note={say('一行一个：名称，学校再加空格和标识码。')}>
            {(id) => <Input.TextArea id={id} rows={3} value={parts} onChange={(e) => setParts(e.target.value)} />}
          </Field>
          <label>
            <input type="checkbox" checked={keeps} onChange={(e) => setKeeps(e.target.checked)} /> {say('原单位继续存在')}
          </label>
        </>
      ) : null}
      {action === 'correct' || action === 'undo' ? null : (
        <Field label={say('自哪一天起')}>
          {(id) => <Input id={id} type="date" max={directory.today} value={on} onChange={(e) => setOn(e.target.value)} />}
        </Field>
      )}
      <Field label={say('依据或原因')}>
        {(id) => <Input id={id} value={reason} onChange={(e) => setReason(e.target.value)} />}
      </Field>
      {save.error ? <Failed error={save.error} title={say('没有保存')} /> : null}
      <Button type="primary" danger={action === 'close' || action === 'merge'} loading={save.isPending} onClick={send}>
        {labelled(say, ACTION_NAMES[action])}
      </Button>
    </div>
  )
}

/** `名称 标识码`, one a line. */
const partsOf = (text: string): { name: string; schoolCode: string | null }[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = line, schoolCode = null] = /^(.*\S)\s+(\d{10})$/.exec(line) ?? []
      return { name, schoolCode }
    })

const EXPLAINED = {
  rename: '以前的日子仍显示旧名。',
  move: '下面的单位随它一起改属。',
  amend: '从这一天起情况变了；以前的日子不变。',
  correct: '录入时就错了：从起始日期起改正，原来的内容保留备查。',
  merge: '从这一天起不再单独存在，查到它时会指向接收的单位。',
  split: '拆分出的单位从这一天起建立，上级和其他情况与原单位相同。',
  close: '从这一天起不再出现在名录里；以前的日子照旧。',
  undo: '就当最近一次变更没有发生；记录保留备查。',
} as const satisfies Record<OrgAction, string>
