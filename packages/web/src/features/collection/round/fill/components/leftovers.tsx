import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { dateTime } from '../../../../../shared/dates.ts'
import { useText } from '../../../../../shared/text.ts'
import type { Draft, Drafts } from '../drafts.ts'
import { ENGLISH } from '../fill-english.ts'
import { nameOfPath, useFill } from '../use-fill.ts'
import { wordsOf } from './conflict-choice.tsx'

/** Another open page of the same person saves within this; only what is older was left behind. */
const STILL_AT_IT = 3000

/** What was typed and never reached the server: the network was gone, the page closed, the session over. Nothing of it is taken up unasked. */
export function Leftovers({ drafts }: { drafts: Drafts }) {
  const say = useText(ENGLISH)
  const { store, form, isReadOnly } = useFill()
  const [left, setLeft] = useState<readonly Draft[]>([])

  useEffect(() => {
    const look = () => {
      const now = Date.now()
      setLeft(
        drafts.all().filter(({ path, value, at }) => {
          const shown = store.read(path)
          if (!shown.isUnsaved && shown.value === value) drafts.remove(path, value)
          return !shown.isUnsaved && shown.value !== value && now - at >= STILL_AT_IT
        }),
      )
    }
    look()
    const again = setTimeout(look, STILL_AT_IT)
    const onStorage = (e: StorageEvent) => drafts.owns(e.key) && look()
    addEventListener('storage', onStorage)
    return () => {
      clearTimeout(again)
      removeEventListener('storage', onStorage)
    }
  }, [drafts, store])

  if (left.length === 0) return null
  const settle = (some: readonly Draft[], keep: boolean) => {
    for (const { path, value, seen } of some) {
      if (keep) store.takeUp(path, value, seen)
      else drafts.remove(path)
    }
    setLeft(left.filter((draft) => !some.includes(draft)))
  }
  return (
    <section className="notice notice-spare fill-left no-print" aria-labelledby="fill-left">
      <h2 id="fill-left" className="notice-title">
        {say('有 {n} 项尚未保存的修改', { n: left.length })}
      </h2>
      <p>
        {isReadOnly
          ? say('上次离开时没有保存到服务器。这份填报现在不能修改，可记下后放弃。')
          : say('上次离开时没有保存到服务器，请逐项选择保留或放弃。')}
      </p>
      <div className="row">
        {isReadOnly ? null : (
          <Button size="small" type="primary" onClick={() => settle(left, true)}>
            {say('全部保留并保存')}
          </Button>
        )}
        <Button size="small" onClick={() => settle(left, false)}>
          {say('全部放弃')}
        </Button>
      </div>
      <ul className="lines fill-left-list">
        {left.map((draft) => {
          const name = nameOfPath(draft.path, form.sections)
          const now = store.read(draft.path).value
          return (
            <li key={draft.path} className="row">
              <span>
                {name}：<strong>{wordsOf(draft.path, draft.value, form.sections) || say('（清空）')}</strong>{' '}
                <span className="dim small">
                  {dateTime(new Date(draft.at).toISOString())} ·{' '}
                  {say('现在是 {value}', { value: wordsOf(draft.path, now, form.sections) || say('（空）') })}
                </span>
              </span>
              {isReadOnly ? null : (
                <button type="button" className="link" onClick={() => settle([draft], true)}>
                  {say('保留')}
                  <span className="sr">{name}</span>
                </button>
              )}
              <button type="button" className="link" onClick={() => settle([draft], false)}>
                {say('放弃')}
                <span className="sr">{name}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
