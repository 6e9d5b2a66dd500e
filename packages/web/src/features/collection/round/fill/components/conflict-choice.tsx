import { choiceOf } from '@junheng/core/features/collection/round/fill/fields.ts'
import type { ReturnValue } from '@junheng/core/features/collection/round/schema.ts'
import { readRow } from '@junheng/core/features/collection/round/value-path.ts'
import { Button } from 'antd'
import { dateTime } from '../../../../../shared/dates.ts'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../fill-english.ts'
import { fieldsIn, nameOfPath, sectionOf, useFill } from '../use-fill.ts'

interface Props {
  path: string
  mine: string
  theirs: ReturnValue
  before: string
}

/** Two people gave one value: both stand beside each other until one is chosen. */
export function ConflictChoice({ path, mine, theirs, before }: Props) {
  const say = useText(ENGLISH)
  const { store, form } = useFill()
  const name = nameOfPath(path, form.sections)
  const sides = [
    { key: 'mine', who: say('我填的'), value: mine },
    {
      key: 'theirs',
      who: say('{who} {time} 填的', { who: theirs.by || say('另一个页面'), time: dateTime(theirs.at) }),
      value: theirs.value,
    },
  ] as const
  return (
    <section className="notice notice-spare fill-choice" aria-label={say('{name}：两人填的不同', { name })}>
      <p className="notice-title">{say('这一项刚被别人改过，两个值都还在，请选一个：')}</p>
      {sides.map(({ key, who, value }) => (
        <p key={key} className="row">
          <span className="fill-side">
            <span className="dim">{who}</span> <strong>{wordsOf(path, value, form.sections) || say('（空）')}</strong>
          </span>
          <Button size="small" onClick={() => store.resolve(path, key)}>
            {key === 'mine' ? say('用我填的') : say('用对方填的')}
          </Button>
        </p>
      ))}
      {before === '' ? null : (
        <p className="dim small">{say('上年：{value}', { value: wordsOf(path, before, form.sections) })}</p>
      )}
    </section>
  )
}

/** A value as people say it; of a list's row each word with its column. */
export function wordsOf(path: string, value: string, sections: ReturnType<typeof useFill>['form']['sections']): string {
  const section = sectionOf(path, sections)
  const row = section?.list ? readRow(value) : null
  if (row && section?.list) {
    const { columns } = section.list
    return columns
      .flatMap(({ key, zh, choices, unit }) =>
        row[key] ? [`${zh} ${choices.find((choice) => choice.value === row[key])?.zh ?? row[key]}${unit}`] : [],
      )
      .join('，')
  }
  const field = section ? fieldsIn(section).find((each) => each.path === path) : undefined
  return (field && choiceOf(field, value)?.zh) ?? value
}
