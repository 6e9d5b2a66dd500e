import type { ExemptionView, SettingView, StandardView } from '@junheng/core/features/standards/schema.ts'
import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { STANDARD_NAMES, type StandardKey } from '../../../shared/standards.ts'
import { useText } from '../../../shared/text.ts'
import { changesOf, type Draft, exemptionIn, exemptionKey, settingIn, valueWords, withExemption, withSetting } from '../draft.ts'
import { ENGLISH } from '../try-english.ts'
import { Confidence } from './sourced.tsx'

interface Props {
  standards: readonly StandardView[]
  draft: Draft
  onChange: (draft: Draft) => void
  /** What the server found wrong, by the setting's key. */
  faults: ReadonlyMap<string, string>
}

/** Every setting and exemption of both standards with its default, effect, source and confidence; each change is told at once. */
export function SettingsForm({ standards, draft, onChange, faults }: Props) {
  const say = useText(ENGLISH)
  const settings = standards.flatMap(({ key, settings }) => settings.map((setting) => ({ ...setting, standard: key })))
  const exemptions = standards.flatMap((standard) => standard.exemptions)
  return (
    <section className="card stack settings-form" aria-label={say('口径设置')}>
      <div className="row">
        <h2>{say('口径设置')}</h2>
        <Button
          size="small"
          className="row-end no-print"
          disabled={changesOf(standards, draft).length === 0}
          onClick={() => onChange({})}
        >
          {say('全部恢复默认')}
        </Button>
      </div>
      <p className="dim small">{say('改任何一处，结果马上重算；不存入就不影响任何页面。')}</p>
      {settings.map((setting) => (
        <SettingField
          key={setting.key}
          setting={setting}
          value={settingIn(draft, setting)}
          fault={faults.get(setting.key)}
          onChange={(value) => onChange(withSetting(draft, setting, value))}
        />
      ))}
      <h3>{say('例外')}</h3>
      <p className="dim small">{say('有效期按数据的统计时点判断，没有报统计时点的按今天。')}</p>
      {exemptions.map((exemption) => (
        <ExemptionField
          key={exemption.key}
          exemption={exemption}
          draft={draft}
          fault={faults.get(exemptionKey(exemption))}
          onChange={onChange}
        />
      ))}
    </section>
  )
}

interface SettingProps {
  setting: SettingView & { standard: StandardKey }
  value: unknown
  fault: string | undefined
  onChange: (value: unknown) => void
}

function SettingField({ setting: s, value, fault, onChange }: SettingProps) {
  const say = useText(ENGLISH)
  const options: { value: string | boolean; label: string }[] =
    s.kind === 'boolean'
      ? [false, true].map((each) => ({ value: each, label: valueWords(s, each) }))
      : s.choices.map((choice) => ({ value: choice.value, label: choice.zh }))
  return (
    <div className="setting-field">
      <p>
        {s.zh} <Confidence of={s.confidence} isConfigurable />
      </p>
      {s.kind === 'number' ? (
        <InputNumber
          aria-label={s.zh}
          min={0}
          value={Number(value)}
          changeOnWheel={false}
          onChange={(number) => onChange(number)}
        />
      ) : (
        <Select
          aria-label={s.zh}
          value={value as string | boolean}
          onChange={onChange}
          popupMatchSelectWidth={false}
          options={options}
        />
      )}
      {value === s.default ? null : (
        <p className="small mark-spare">{say('已改，默认是：{value}', { value: valueWords(s, s.default) })}</p>
      )}
      {fault ? <p className="small mark-unmet">{fault}</p> : null}
      <p className="dim small">
        {s.effect}
        {s.standard === 'basic_balanced_2012' ? say('（只用于{standard}）', { standard: STANDARD_NAMES[s.standard] }) : null}
      </p>
      <p className="dim small">
        {say('出处')}：{s.source}
      </p>
    </div>
  )
}

interface ExemptionProps {
  exemption: ExemptionView
  draft: Draft
  fault: string | undefined
  onChange: (draft: Draft) => void
}

function ExemptionField({ exemption: e, draft, fault, onChange }: ExemptionProps) {
  const say = useText(ENGLISH)
  const choice = exemptionIn(draft, e)
  const change = (part: Partial<typeof choice>) => onChange(withExemption(draft, e, { ...choice, ...part }))
  const isChanged = exemptionKey(e) in draft
  const days = [
    ['from', say('有效期起'), say('{name} 有效期起', { name: e.zh })],
    ['until', say('有效期止'), say('{name} 有效期止', { name: e.zh })],
  ] as const
  return (
    <div className="setting-field">
      <Checkbox checked={choice.enabled} onChange={(event) => change({ enabled: event.target.checked })}>
        {e.zh}
      </Checkbox>
      <p>
        <Confidence of={e.confidence} isConfigurable />
      </p>
      {choice.enabled ? (
        <div className="row">
          {days.map(([part, label, name]) => (
            <span key={part} className="row setting-day">
              <span className="small">{label}</span>
              <Input
                type="date"
                size="small"
                aria-label={name}
                value={choice[part]}
                onChange={(event) => change({ [part]: event.target.value })}
              />
            </span>
          ))}
        </div>
      ) : null}
      {isChanged ? (
        <p className="small mark-spare">
          {say('已改，默认是：{value}', { value: e.defaultEnabled ? say('启用') : say('不启用') })}
        </p>
      ) : null}
      {fault ? <p className="small mark-unmet">{fault}</p> : null}
      <p className="dim small">
        {say('条件')}：{e.condition}
      </p>
      {e.timeLimit ? (
        <p className="dim small">
          {say('期限')}：{e.timeLimit}
        </p>
      ) : null}
      <p className="dim small">
        {say('出处')}：{e.source}
      </p>
    </div>
  )
}
