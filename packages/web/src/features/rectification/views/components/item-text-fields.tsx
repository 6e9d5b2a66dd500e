import {
  COMPLAINT_CHANNELS,
  type ComplaintChannel,
  ITEM_LEVELS,
  ITEM_SOURCES,
} from '@junheng/core/features/rectification/ledger/schema.ts'
import { Button, Input, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import { useText } from '../../../../shared/text.ts'
import { type ItemDraft, yuanOf } from '../item-draft.ts'
import { ENGLISH } from '../item-english.ts'
import { LEVEL_WORDS } from '../item-words.ts'
import { PersonalNotice } from './personal-notice.tsx'
import { UnitPicker } from './unit-picker.tsx'

interface Props {
  draft: ItemDraft
  onChange: (draft: ItemDraft) => void
}

/** What people write of an item, in the order of the published plan. */
export function ItemTextFields({ draft, onChange }: Props) {
  const say = useText(ENGLISH)
  const set = (change: Partial<ItemDraft>) => onChange({ ...draft, ...change })
  const unitsOf = (part: 'unit' | 'section') => draft.units.filter((unit) => unit.part === part)
  const line = (key: 'sourceNumber' | 'chief' | 'deputy' | 'handler', name: string) => (
    <Field name={name}>
      {(id) => (
        <>
          <Input id={id} maxLength={200} value={draft[key]} onChange={(e) => set({ [key]: e.target.value })} />
          <PersonalNotice text={draft[key]} />
        </>
      )}
    </Field>
  )
  const text = (key: 'problem' | 'basis' | 'requirement' | 'closeStandard', name: string) => (
    <Field name={name}>
      {(id) => (
        <>
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2, maxRows: 10 }}
            maxLength={2000}
            value={draft[key]}
            onChange={(e) => set({ [key]: e.target.value })}
          />
          <PersonalNotice text={draft[key]} />
        </>
      )}
    </Field>
  )
  const day = (key: 'sourceDate' | 'deadline', name: string) => (
    <Field name={name}>
      {(id) => (
        <Input
          id={id}
          type="date"
          style={{ width: 170 }}
          value={draft[key] ?? ''}
          onChange={(e) => set({ [key]: e.target.value || null })}
        />
      )}
    </Field>
  )
  return (
    <div className="stack form-column">
      {text('problem', say('问题'))}
      <Field name={say('程度')}>
        {(id) => (
          <Select
            id={id}
            value={draft.level}
            onChange={(level) => set({ level })}
            options={(Object.keys(ITEM_LEVELS) as (keyof typeof LEVEL_WORDS)[]).map((value) => ({
              value,
              label: say(LEVEL_WORDS[value]),
            }))}
          />
        )}
      </Field>
      <Field name={say('来源')}>
        {(id) => (
          <Select
            id={id}
            value={draft.source}
            onChange={(source) => set({ source, ...(source !== 'public' && { channel: null }) })}
            options={(Object.keys(ITEM_SOURCES) as (keyof typeof ITEM_SOURCES)[]).map((value) => ({
              value,
              label: say(ITEM_SOURCES[value]),
            }))}
          />
        )}
      </Field>
      {draft.source === 'public' ? (
        <Field name={say('反映渠道')}>
          {(id) => (
            <>
              <Select
                id={id}
                value={draft.channel ?? NO_CHANNEL}
                onChange={(channel) => set({ channel: channel === NO_CHANNEL ? null : channel })}
                options={[
                  { value: NO_CHANNEL, label: say('未填') },
                  ...(Object.keys(COMPLAINT_CHANNELS) as ComplaintChannel[]).map((value) => ({
                    value,
                    label: say(COMPLAINT_CHANNELS[value]),
                  })),
                ]}
              />
              <p className="dim small">{say('只写渠道和反映的事，不写反映人的姓名、电话。')}</p>
            </>
          )}
        </Field>
      ) : null}
      {line('sourceNumber', say('文号'))}
      {day('sourceDate', say('来文日期'))}
      {text('basis', say('依据'))}
      {text('requirement', say('整改要求'))}
      {day('deadline', say('完成时间'))}
      {(['section', 'unit'] as const).map((part) => (
        <div key={part}>
          <p>{part === 'unit' ? say('责任单位') : say('责任科室')}</p>
          <UnitPicker
            part={part}
            units={unitsOf(part)}
            onChange={(units) => set({ units: [...draft.units.filter((unit) => unit.part !== part), ...units] })}
          />
        </div>
      ))}
      {line('chief', say('主要领导'))}
      {line('deputy', say('分管领导'))}
      {line('handler', say('具体责任人'))}
      <Funds funds={draft.funds} onChange={(funds) => set({ funds })} />
      {text('closeStandard', say('销号标准'))}
    </div>
  )
}

const NO_CHANNEL = 'none' as const

function Field({ name, children }: { name: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{name}</label>
      {children(id)}
    </div>
  )
}

function Funds({ funds, onChange }: { funds: ItemDraft['funds']; onChange: (funds: ItemDraft['funds']) => void }) {
  const say = useText(ENGLISH)
  const put = (at: number, change: Partial<ItemDraft['funds'][number]>) =>
    onChange(funds.map((fund, i) => (i === at ? { ...fund, ...change } : fund)))
  return (
    <fieldset className="item-funds-fields">
      <legend>{say('资金')}</legend>
      {funds.map(({ wan, source }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own, and are only added at the end
        <div key={i} className="row">
          <Input
            aria-label={say('第 {n} 笔金额，万元', { n: i + 1 })}
            suffix={say('万元')}
            style={{ width: 150 }}
            status={yuanOf(wan) === undefined ? 'error' : ''}
            value={wan}
            onChange={(e) => put(i, { wan: e.target.value })}
          />
          <Input
            aria-label={say('第 {n} 笔来源', { n: i + 1 })}
            placeholder={say('来源')}
            maxLength={200}
            style={{ flex: 1 }}
            value={source}
            onChange={(e) => put(i, { source: e.target.value })}
          />
          <Button size="small" onClick={() => onChange(funds.filter((_, at) => at !== i))}>
            {say('去掉')}
            <span className="sr">{say('第 {n} 笔', { n: i + 1 })}</span>
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...funds, { wan: '', source: '' }])}>
        {say('加一笔')}
      </Button>
      <p className="dim small">{say('金额没有定就留空，空不是 0。')}</p>
    </fieldset>
  )
}
