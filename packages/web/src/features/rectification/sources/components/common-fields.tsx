import { ITEM_LEVELS, ITEM_SOURCES, type ItemText } from '@junheng/core/features/rectification/ledger/schema.ts'
import { Input, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import { useText } from '../../../../shared/text.ts'
import { UnitPicker } from '../../views/components/unit-picker.tsx'
import { ENGLISH } from '../sources-english.ts'

export type Common = Pick<
  ItemText,
  'source' | 'sourceNumber' | 'sourceDate' | 'level' | 'chief' | 'deputy' | 'handler' | 'units' | 'deadline'
>

export const NO_COMMON: Common = {
  source: 'self_check',
  sourceNumber: '',
  sourceDate: null,
  level: 'general',
  chief: '',
  deputy: '',
  handler: '',
  units: [],
  deadline: null,
}

interface Props {
  common: Common
  onChange: (common: Common) => void
  /** Of a letter these are its own. */
  hides?: 'letter'
}

/** What items made together have in common: where they come from, how grave, whose, by when. */
export function CommonFields({ common, onChange, hides }: Props) {
  const say = useText(ENGLISH)
  const set = (change: Partial<Common>) => onChange({ ...common, ...change })
  const line = (key: 'sourceNumber' | 'chief' | 'deputy' | 'handler', name: string) => (
    <Field name={name}>
      {(id) => <Input id={id} maxLength={200} value={common[key]} onChange={(e) => set({ [key]: e.target.value })} />}
    </Field>
  )
  const day = (key: 'sourceDate' | 'deadline', name: string) => (
    <Field name={name}>
      {(id) => <Input id={id} type="date" value={common[key] ?? ''} onChange={(e) => set({ [key]: e.target.value || null })} />}
    </Field>
  )
  return (
    <div className="source-fields">
      {hides === 'letter' ? null : (
        <>
          <Field name={say('来源')}>
            {(id) => (
              <Select
                id={id}
                value={common.source}
                onChange={(source) => set({ source })}
                options={SOURCES.map((value) => ({ value, label: say(ITEM_SOURCES[value]) }))}
              />
            )}
          </Field>
          {line('sourceNumber', say('文号'))}
          {day('sourceDate', say('来文日期'))}
          {day('deadline', say('完成时间'))}
        </>
      )}
      <Field name={say('程度')}>
        {(id) => (
          <Select
            id={id}
            value={common.level}
            onChange={(level) => set({ level })}
            options={LEVELS.map((value) => ({ value, label: say(ITEM_LEVELS[value]) }))}
          />
        )}
      </Field>
      {line('chief', say('主要领导'))}
      {line('deputy', say('分管领导'))}
      {line('handler', say('具体责任人'))}
      {(['section', 'unit'] as const).map((part) => (
        <div key={part}>
          <span className="source-label">{part === 'unit' ? say('责任单位') : say('责任科室')}</span>
          <UnitPicker
            part={part}
            units={common.units.filter((unit) => unit.part === part)}
            onChange={(units) => set({ units: [...common.units.filter((unit) => unit.part !== part), ...units] })}
          />
        </div>
      ))}
    </div>
  )
}

export const SOURCES = Object.keys(ITEM_SOURCES) as (keyof typeof ITEM_SOURCES)[]
const LEVELS = Object.keys(ITEM_LEVELS) as (keyof typeof ITEM_LEVELS)[]

export function Field({ name, children }: { name: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div>
      <label className="source-label" htmlFor={id}>
        {name}
      </label>
      {children(id)}
    </div>
  )
}
