import { KIND_KEYS, NOTICE_KINDS, USUAL_KINDS } from '@junheng/core/features/notices/kinds.ts'
import { HOOK_KINDS, type Hook, type HookDraft, type Hooks } from '@junheng/core/features/notices/schema.ts'
import { AutoComplete, Button, Checkbox, Input, Radio, Select } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useSetHook } from '../api.ts'
import { ENGLISH } from '../channels-english.ts'

/** A robot to be added (`hook` null) or changed. */
export function HookForm({ hooks, hook, close }: { hooks: Hooks; hook: Hook | null; close: () => void }) {
  const say = useText(ENGLISH)
  const id = useId()
  const [draft, setDraft] = useState<HookDraft>(() => draftOf(hooks, hook))
  const set = (changes: Partial<HookDraft>) => setDraft({ ...draft, ...changes })
  const save = useSetHook()
  const units = hooks.units.filter(({ county }) => county === draft.county).map(({ unit }) => ({ value: unit }))
  return (
    <form
      className="stack"
      onSubmit={(e) => {
        e.preventDefault()
        const url = draft.url || null
        save.mutate({ id: hook?.id ?? null, draft: { ...draft, url, secret: draft.secret || null } }, { onSuccess: close })
      }}
    >
      <h2>{hook ? say('修改群机器人') : say('添加群机器人')}</h2>
      {hooks.counties.length > 1 ? (
        <div className="notice-field">
          <label htmlFor={`${id}-county`}>{say('区县')}</label>
          <Select
            id={`${id}-county`}
            disabled={hook !== null}
            value={draft.county}
            onChange={(county: string) => set({ county, unit: '' })}
            options={hooks.counties.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </div>
      ) : null}
      <div className="notice-field">
        <label htmlFor={`${id}-unit`}>{say('单位（留空为全区县）')}</label>
        <AutoComplete
          id={`${id}-unit`}
          value={draft.unit}
          onChange={(unit: string) => set({ unit })}
          options={units}
          showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
        />
        <p className="dim small">{say('只发给这个单位的人的通知，名称要与岗位上的一致')}</p>
      </div>
      <fieldset className="notice-group">
        <legend>{say('类型')}</legend>
        <Radio.Group value={draft.kind} onChange={(e) => set({ kind: e.target.value as HookDraft['kind'] })}>
          {Object.entries(HOOK_KINDS).map(([kind, name]) => (
            <Radio key={kind} value={kind}>
              {name}
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      <div className="notice-field">
        <label htmlFor={`${id}-url`}>{say('机器人的地址')}</label>
        <Input
          id={`${id}-url`}
          autoComplete="off"
          spellCheck={false}
          required={hook === null}
          aria-describedby={`${id}-url-hint`}
          placeholder={draft.kind === 'wecom' ? 'https://qyapi.weixin.qq.com/…' : 'https://oapi.dingtalk.com/…'}
          value={draft.url ?? ''}
          onChange={(e) => set({ url: e.target.value })}
        />
        <p id={`${id}-url-hint`} className="dim small">
          {hook ? say('现在是 {mask}，留空不变。', { mask: hook.mask }) : say('保存后只显示末尾几位。')}
        </p>
      </div>
      {draft.kind === 'dingtalk' ? (
        <div className="notice-field">
          <label htmlFor={`${id}-secret`}>{say('加签密钥（安全设置选“加签”时填写）')}</label>
          <Input.Password
            id={`${id}-secret`}
            autoComplete="off"
            disabled={!draft.url}
            value={draft.secret ?? ''}
            onChange={(e) => set({ secret: e.target.value })}
          />
        </div>
      ) : null}
      <fieldset className="notice-group">
        <legend>{say('发哪些通知')}</legend>
        <Checkbox.Group
          className="notice-kinds hook-kinds"
          value={draft.kinds}
          onChange={(kinds) => set({ kinds: KIND_KEYS.filter((kind) => kinds.includes(kind)) })}
          options={KIND_KEYS.map((kind) => ({ value: kind, label: NOTICE_KINDS[kind].zh }))}
        />
        <p className="dim small">{say('催报和到期提醒立即发，其他的 21:00–07:30 不发，到点合成一条。')}</p>
      </fieldset>
      <Checkbox checked={draft.enabled} onChange={(e) => set({ enabled: e.target.checked })}>
        {say('启用')}
      </Checkbox>
      {save.error ? <Failed error={save.error} /> : null}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {say('保存')}
        </Button>
        <Button onClick={close}>{say('取消')}</Button>
      </div>
    </form>
  )
}

function draftOf(hooks: Hooks, hook: Hook | null): HookDraft {
  if (!hook) {
    const county = hooks.counties[0]?.code ?? ''
    return { county, unit: '', kind: 'wecom', url: null, secret: null, kinds: [...USUAL_KINDS], enabled: true }
  }
  const { unit, kind, enabled } = hook
  const kinds = KIND_KEYS.filter((each) => hook.kinds.includes(each))
  return { county: hook.county.code, unit, kind, url: null, secret: null, kinds, enabled }
}
