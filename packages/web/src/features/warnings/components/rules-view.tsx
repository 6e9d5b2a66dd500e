import { LEVELS, type Level } from '@junheng/core/features/warnings/rules.ts'
import type { RuleView } from '@junheng/core/features/warnings/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, InputNumber, Select, Switch } from 'antd'
import { useState } from 'react'
import { LEVEL_WORDS, LevelWord } from '../../../shared/level-word.tsx'
import { PlainTable } from '../../../shared/plain-table.tsx'
import { useMay } from '../../../shared/session.ts'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { rulesQuery, useSetRule } from '../api.ts'
import { ENGLISH } from '../warnings-english.ts'

const HEADS = ['规则', '级别', '阈值', '启用', '操作'] as const

/** What each threshold is called, and whether it is a share shown in percent. */
const SETTINGS: Readonly<Record<string, { word: keyof typeof ENGLISH; isShare: boolean }>> = {
  margin: { word: '高出标准不到', isShare: true },
  share: { word: '达到上限的', isShare: true },
  falls: { word: '连续下降年数', isShare: false },
  years: { word: '推算几年内跌破', isShare: false },
  rises: { word: '连续上升年数', isShare: false },
  days: { word: '超期天数', isShare: false },
}

/** The rules as they stand in the county, each to be set. */
export function RulesView() {
  const say = useText(ENGLISH)
  const { data, error, refetch } = useQuery(rulesQuery)
  if (error) return <Failed error={error} retry={() => void refetch()} />
  if (!data) return <Loading what={say('正在载入预警规则')} />
  return (
    <>
      <p className="notice">{say('规则和阈值没有国家规定，以下是本系统的建议，可按本县情况修改；修改后从下次计算起生效。')}</p>
      <PlainTable label={say('预警规则')} heads={HEADS.map((head) => say(head))}>
        {data.rules.map((rule) => (
          <Rule key={`${rule.key} ${rule.level} ${rule.isOn} ${JSON.stringify(rule.settings)}`} rule={rule} />
        ))}
      </PlainTable>
    </>
  )
}

function Rule({ rule }: { rule: RuleView }) {
  const say = useText(ENGLISH)
  const mayManage = useMay('warning.manage')
  const [level, setLevel] = useState<Level>(rule.level)
  const [isOn, setOn] = useState(rule.isOn)
  const [settings, setSettings] = useState<Record<string, number>>(rule.settings)
  const saving = useSetRule(rule.key)
  const isChanged = level !== rule.level || isOn !== rule.isOn || JSON.stringify(settings) !== JSON.stringify(rule.settings)
  return (
    <tr>
      <th scope="row">
        {rule.zh} <span className="dim small">{rule.isOwn ? say('本县设定') : say('建议值')}</span>
        {saving.error ? <Failed error={saving.error} /> : null}
      </th>
      <td data-label={say('级别')}>
        {mayManage ? (
          <Select
            size="small"
            aria-label={say('{name} 的级别', { name: rule.zh })}
            popupMatchSelectWidth={false}
            value={level}
            onChange={setLevel}
            options={LEVELS.map((value) => ({ value, label: say(LEVEL_WORDS[value]) }))}
          />
        ) : (
          <LevelWord level={rule.level} />
        )}
      </td>
      <td data-label={say('阈值')} className="rule-settings">
        {Object.keys(settings).length === 0 ? <span className="dim">{say('没有阈值')}</span> : null}
        {Object.entries(settings).map(([key, value]) => (
          <Setting
            key={key}
            of={rule.zh}
            name={key}
            value={value}
            isFixed={!mayManage}
            onChange={(next) => setSettings({ ...settings, [key]: next })}
          />
        ))}
      </td>
      <td data-label={say('启用')}>
        <Switch
          size="small"
          checked={isOn}
          disabled={!mayManage}
          onChange={setOn}
          aria-label={say('启用 {name}', { name: rule.zh })}
        />
      </td>
      <td>
        {mayManage ? (
          <div className="row no-print">
            <Button
              size="small"
              disabled={!isChanged}
              loading={saving.isPending}
              onClick={() => saving.mutate({ level, isOn, settings })}
            >
              {say('保存')}
            </Button>
            {rule.isOwn ? (
              <Button size="small" type="link" onClick={() => saving.mutate({ ...rule.proposed, isOn: true })}>
                {say('恢复建议值')}
              </Button>
            ) : null}
          </div>
        ) : null}
      </td>
    </tr>
  )
}

interface SettingProps {
  of: string
  name: string
  value: number
  isFixed: boolean
  onChange: (value: number) => void
}

function Setting({ of, name, value, isFixed, onChange }: SettingProps) {
  const say = useText(ENGLISH)
  const { word, isShare } = SETTINGS[name] ?? { word: '阈值', isShare: false }
  const label = say(word)
  const factor = isShare ? 100 : 1
  return (
    <span>
      {label}{' '}
      <InputNumber
        size="small"
        min={0}
        max={isShare ? 100 : 365}
        precision={0}
        disabled={isFixed}
        value={Math.round(value * factor)}
        suffix={isShare ? '%' : ''}
        onChange={(next) => onChange((next ?? 0) / factor)}
        aria-label={say('{name}：{setting}', { name: of, setting: label })}
      />
    </span>
  )
}
