import { GROUP_DUTIES, type GroupDuty } from '@junheng/core/features/rectification/school-plan/labels.ts'
import type { PlanItem, Written } from '@junheng/core/features/rectification/school-plan/schema.ts'
import { type OwnPart, subjectOf } from '@junheng/core/features/rectification/school-plan/written-text.ts'
import { Button, Input, InputNumber, Select } from 'antd'
import { useId } from 'react'
import { useText } from '../../../../shared/text.ts'
import { today } from '../../use-plan-ledger.ts'
import { ENGLISH } from '../school-plan-english.ts'
import { nextYear, textOf, withEntry, withItem } from '../written-draft.ts'

interface Props {
  part: OwnPart
  items: readonly PlanItem[]
  written: Written
  change: (written: Written) => void
}

/** The fields of one part, where it stands in the plan. */
export function WrittenFields({ part, items, written, change }: Props) {
  if (part === 'goals') return <Goals written={written} change={change} />
  if (part === 'group') return <Group written={written} change={change} />
  if (part === 'selfCheck') return <SelfCheck written={written} change={change} />
  return items.map((item) => <ItemText key={item.no} part={part} item={item} written={written} change={change} />)
}

type Own = Pick<Props, 'written' | 'change'>

function ItemText({ part, item, written, change }: Own & { part: 'causes' | 'how'; item: PlanItem }) {
  const say = useText(ENGLISH)
  const id = useId()
  const field = part === 'causes' ? 'cause' : 'how'
  return (
    <div className="plan-field">
      <label htmlFor={id}>
        {say(part === 'causes' ? '№ {no} 的原因' : '№ {no} 怎样落实', { no: item.no })}{' '}
        <span className="dim">{subjectOf(item)}</span>
      </label>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 2, maxRows: 12 }}
        maxLength={2000}
        value={textOf(written, item.no)[field]}
        onChange={(event) => change(withItem(written, item.no, { [field]: event.target.value }))}
      />
    </div>
  )
}

function Goals({ written, change }: Own) {
  const say = useText(ENGLISH)
  const set = (at: number, entry: Partial<Written['goals'][number]> | null) =>
    change({ ...written, goals: withEntry(written.goals, at, entry) })
  const add = () =>
    change({ ...written, goals: [...written.goals, { year: nextYear(written, Number(today().slice(0, 4))), goal: '' }] })
  return (
    <>
      {written.goals.map(({ year, goal }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are known by their place alone
        <div key={at} className="plan-entry plan-goal">
          <InputNumber
            aria-label={say('年份')}
            min={2000}
            max={2100}
            value={year}
            onChange={(value) => value !== null && set(at, { year: value })}
          />
          <Input.TextArea
            aria-label={`${year} ${say('这一年的目标')}`}
            placeholder={say('这一年的目标')}
            autoSize={{ minRows: 1, maxRows: 8 }}
            maxLength={2000}
            value={goal}
            onChange={(event) => set(at, { goal: event.target.value })}
          />
          <Button aria-label={say('去掉 {what}', { what: year })} onClick={() => set(at, null)}>
            {say('去掉')}
          </Button>
        </div>
      ))}
      {written.goals.length < 10 ? (
        <p>
          <Button size="small" onClick={add}>
            {say('加一年')}
          </Button>
        </p>
      ) : null}
    </>
  )
}

function Group({ written, change }: Own) {
  const say = useText(ENGLISH)
  const set = (at: number, entry: Partial<Written['group'][number]> | null) =>
    change({ ...written, group: withEntry(written.group, at, entry) })
  const add = () => {
    const duty: GroupDuty = written.group.some((member) => member.duty === 'head') ? 'member' : 'head'
    change({ ...written, group: [...written.group, { duty, name: '', post: '', tasks: '' }] })
  }
  const options = (Object.keys(GROUP_DUTIES) as GroupDuty[]).map((value) => ({ value, label: say(GROUP_DUTIES[value]) }))
  return (
    <>
      {written.group.map(({ duty, name, post, tasks }, at) => {
        const field = (key: 'name' | 'post' | 'tasks', label: '姓名' | '职务' | '任务', value: string, most: number) => (
          <Input
            aria-label={`${say(label)} ${at + 1}`}
            placeholder={say(label)}
            maxLength={most}
            value={value}
            onChange={(event) => set(at, { [key]: event.target.value })}
          />
        )
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are known by their place alone
          <div key={at} className="plan-entry plan-member">
            <Select
              aria-label={`${say('分工')} ${at + 1}`}
              value={duty}
              options={options}
              onChange={(value: GroupDuty) => set(at, { duty: value })}
            />
            {field('name', '姓名', name, 100)}
            {field('post', '职务', post, 100)}
            {field('tasks', '任务', tasks, 500)}
            <Button aria-label={say('去掉 {what}', { what: name || at + 1 })} onClick={() => set(at, null)}>
              {say('去掉')}
            </Button>
          </div>
        )
      })}
      {written.group.length < 30 ? (
        <p>
          <Button size="small" onClick={add}>
            {say('加一人')}
          </Button>
        </p>
      ) : null}
    </>
  )
}

function SelfCheck({ written, change }: Own) {
  const say = useText(ENGLISH)
  return (
    <Input.TextArea
      aria-label={say('自查情况')}
      autoSize={{ minRows: 3, maxRows: 16 }}
      maxLength={2000}
      value={written.selfCheck}
      onChange={(event) => change({ ...written, selfCheck: event.target.value })}
    />
  )
}
