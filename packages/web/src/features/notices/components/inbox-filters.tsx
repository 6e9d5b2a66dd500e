import { kindName } from '@junheng/core/features/notices/kinds.ts'
import type { Inbox } from '@junheng/core/features/notices/schema.ts'
import { Input, type InputRef } from 'antd'
import { useRef } from 'react'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { useKey } from '../../../shared/use-key.ts'
import { filterOf } from '../api.ts'
import { ENGLISH } from '../inbox-english.ts'

/** What the inbox is narrowed by; it stands in the address. `/` leads to the search. */
export function InboxFilters({ inbox, unread }: { inbox: Inbox | undefined; unread: number | undefined }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const field = useRef<InputRef>(null)
  const box = useKey<HTMLDivElement>('/', () => field.current?.focus())
  const { state, kind } = filterOf(search)
  const now = search['q'] ?? ''
  const ask = (text: string) => text.trim() !== now && change({ q: text.trim(), page: undefined })
  const kinds = inbox?.kinds ?? []
  return (
    <div ref={box} className="stack inbox-filters no-print">
      <div className="row">
        <fieldset className="row inbox-states">
          <legend className="sr">{say('状态')}</legend>
          <Chip isOn={state === 'unread'} onClick={() => change({ state: undefined, page: undefined })}>
            {unread === undefined ? say('未读') : say('未读 {n}', { n: unread })}
          </Chip>
          <Chip isOn={state === 'all'} onClick={() => change({ state: 'all', page: undefined })}>
            {inbox ? say('全部 {n}', { n: inbox.all }) : say('全部')}
          </Chip>
        </fieldset>
        <Input
          // A filter taken away elsewhere empties the field.
          key={now}
          ref={field}
          className="inbox-search"
          aria-label={say('查找通知')}
          placeholder={say('标题、内容或发送人')}
          allowClear
          maxLength={60}
          defaultValue={now}
          onPressEnter={(e) => ask(e.currentTarget.value)}
          onBlur={(e) => ask(e.currentTarget.value)}
          onClear={() => ask('')}
        />
      </div>
      <fieldset className="row inbox-states inbox-kinds">
        <legend className="sr">{say('类别')}</legend>
        <Chip isOn={!kind} onClick={() => change({ kind: undefined, page: undefined })}>
          {say('全部类别')}
        </Chip>
        {kinds.map((each) => (
          <Chip key={each.kind} isOn={kind === each.kind} onClick={() => change({ kind: each.kind, page: undefined })}>
            {say('{kind} {n}', { kind: kindName(each.kind), n: each.count })}
          </Chip>
        ))}
        {kind && !kinds.some((each) => each.kind === kind) ? (
          <Chip isOn onClick={() => change({ kind: undefined, page: undefined })}>
            {say('{kind} {n}', { kind: kindName(kind), n: 0 })}
          </Chip>
        ) : null}
      </fieldset>
    </div>
  )
}

function Chip({ isOn, onClick, children }: { isOn: boolean; onClick: () => void; children: string }) {
  return (
    <button type="button" className="chip" aria-pressed={isOn} onClick={onClick}>
      {children}
    </button>
  )
}
