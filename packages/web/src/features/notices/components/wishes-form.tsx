import { KIND_KEYS, NOTICE_KINDS, type NoticeKind } from '@junheng/core/features/notices/kinds.ts'
import type { NoticeSettings, NoticeWishes } from '@junheng/core/features/notices/schema.ts'
import { DIGESTS, type Digest, USUAL_QUIET } from '@junheng/core/features/notices/when.ts'
import { Button, Checkbox, Input, Radio } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useSetWishes } from '../api.ts'
import { ENGLISH } from '../settings-english.ts'

const DIGEST_WORDS = {
  immediate: ['即时', '来一条发一条'],
  daily: ['每天汇总', '每天 08:00 把一天的通知合成一封'],
  none: ['不发', '只在系统里看'],
} as const satisfies Record<Digest, readonly [keyof typeof ENGLISH, keyof typeof ENGLISH]>

/** Which notices are mailed, and when. */
export function WishesForm({ settings }: { settings: NoticeSettings }) {
  const say = useText(ENGLISH)
  const id = useId()
  const [draft, setDraft] = useState<NoticeWishes>(settings.wishes)
  const save = useSetWishes()
  const isChanged = JSON.stringify(draft) !== JSON.stringify(settings.wishes)
  const { quiet } = draft
  return (
    <form
      className="card stack notice-settings"
      onSubmit={(e) => {
        e.preventDefault()
        save.mutate(draft)
      }}
    >
      {settings.mail === null ? <p className="dim">{say('先确认邮箱，这些设置才起作用。')}</p> : null}
      <fieldset className="notice-group">
        <legend>{say('何时发邮件')}</legend>
        <Radio.Group
          className="stack"
          style={{ gap: 8 }}
          name="digest"
          value={draft.digest}
          onChange={(e) => setDraft({ ...draft, digest: e.target.value as Digest })}
        >
          {DIGESTS.map((digest) => (
            <Radio key={digest} value={digest}>
              {say(DIGEST_WORDS[digest][0])} <span className="dim small">{say(DIGEST_WORDS[digest][1])}</span>
            </Radio>
          ))}
        </Radio.Group>
        <p className="dim small">{say('催报和到期提醒总是立即发，不等汇总，也不避开免打扰时段；选“不发”则都不发。')}</p>
      </fieldset>
      <fieldset className="notice-group">
        <legend>{say('免打扰')}</legend>
        <div className="row">
          <Checkbox
            checked={quiet !== null}
            onChange={(e) => setDraft({ ...draft, quiet: e.target.checked ? (settings.wishes.quiet ?? USUAL_QUIET) : null })}
          >
            {say('这段时间不发')}
          </Checkbox>
          {(['from', 'to'] as const).map((end) => (
            <span key={end} className="row">
              <label htmlFor={`${id}-${end}`}>{say(end === 'from' ? '从' : '到')}</label>
              <Input
                id={`${id}-${end}`}
                type="time"
                className="notice-time"
                required
                disabled={quiet === null}
                value={(quiet ?? settings.wishes.quiet ?? USUAL_QUIET)[end]}
                onChange={(e) => quiet && setDraft({ ...draft, quiet: { ...quiet, [end]: e.target.value } })}
              />
            </span>
          ))}
        </div>
        <p className="dim small">{say('（北京时间，其间的通知到点后合成一封发）')}</p>
      </fieldset>
      <fieldset className="notice-group">
        <legend>{say('哪些发邮件')}</legend>
        <div className="notice-kinds">
          {KIND_KEYS.map((kind) => (
            <Checkbox
              key={kind}
              checked={draft.mailKinds.includes(kind)}
              onChange={(e) => setDraft({ ...draft, mailKinds: withKind(draft.mailKinds, kind, e.target.checked) })}
            >
              {NOTICE_KINDS[kind].zh} <span className="dim small">{NOTICE_KINDS[kind].about}</span>
            </Checkbox>
          ))}
        </div>
      </fieldset>
      {save.error ? <Failed error={save.error} /> : null}
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={!isChanged} loading={save.isPending}>
          {say('保存设置')}
        </Button>
        <span role="status" className="small">
          {save.isSuccess && !isChanged ? say('已保存') : ''}
        </span>
      </div>
    </form>
  )
}

/** In the catalogue's order, so that the same choice is the same list. */
const withKind = (kinds: readonly NoticeKind[], kind: NoticeKind, isOn: boolean): NoticeKind[] =>
  KIND_KEYS.filter((each) => (each === kind ? isOn : kinds.includes(each)))
