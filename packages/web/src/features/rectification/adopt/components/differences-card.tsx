import type { Adoption, AdoptionEntry, FactField } from '@junheng/core/features/rectification/adopt/schema.ts'
import { ITEM_STATE_NAMES } from '@junheng/core/features/rectification/ledger/states.ts'
import { Link } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../adopt-english.ts'
import { mayTake } from '../choices.ts'

export const FIELD_NAMES = {
  problem: '问题',
  requirement: '整改措施',
  milestones: '任务目标安排',
  deadline: '完成时间',
  sections: '责任科室',
  units: '责任单位',
  funds: '预计资金',
} as const satisfies Record<FactField, string>

interface Props {
  entries: readonly AdoptionEntry[]
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
  mayAdopt: boolean
}

/** What the plan says otherwise than its earlier version (or the item that stood already), field by field; a person takes it over or not. */
export function DifferencesCard({ entries, chosen, onChange, mayAdopt }: Props) {
  const say = useText(ENGLISH)
  const different = entries.filter(({ differences }) => differences.length > 0)
  if (different.length === 0) return null
  const open = different.filter(mayTake)
  const isAll = open.every(({ key }) => chosen.has(key))
  const toggle = (key: string) => {
    const next = new Set(chosen)
    if (!next.delete(key)) next.add(key)
    onChange(next)
  }
  return (
    <section className="card card-flush stack" aria-labelledby="differences">
      <h2 id="differences">{say('与上一版或台账不同的 {n} 条', { n: different.length })}</h2>
      <div className="ledger-tools adopt-note">
        <span className="dim small">{say('选中的按这份方案更新任务，没选的保持台账现状。已销号的不改。')}</span>
        {mayAdopt && open.length > 0 ? (
          <Button size="small" onClick={() => onChange(new Set(isAll ? [] : open.map(({ key }) => key)))}>
            {isAll ? say('全不选') : say('全选')}
          </Button>
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" aria-label={say('不同之处')} tabIndex={0}>
        <table className="t t-cards">
          <thead>
            <tr>
              {(['事项', '字段', '原来', '这份方案', '台账现在'] as const).map((head) => (
                <th key={head} scope="col">
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {different.flatMap((entry) =>
              entry.differences.map(({ field, before, after, now }, i) => (
                <tr key={`${entry.key} ${field}`}>
                  {i === 0 ? (
                    <th scope="rowgroup" rowSpan={entry.differences.length}>
                      {mayAdopt && mayTake(entry) ? (
                        <Checkbox
                          checked={chosen.has(entry.key)}
                          onChange={() => toggle(entry.key)}
                          aria-label={say('更新“{name}”', { name: `${entry.no} ${entry.name}` })}
                        >
                          {entry.no} {entry.name}
                        </Checkbox>
                      ) : (
                        `${entry.no} ${entry.name}`
                      )}{' '}
                      <ItemNo no={entry.itemNo} />
                      {!mayTake(entry) && entry.itemState ? (
                        <span className="dim small">
                          {' '}
                          {say('已{state}，不改', { state: ITEM_STATE_NAMES[entry.itemState].replace(/^已/, '') })}
                        </span>
                      ) : null}
                    </th>
                  ) : null}
                  <td data-label={say('字段')} className="nowrap">
                    {say(FIELD_NAMES[field])}
                  </td>
                  <td data-label={say('原来')} className="lines-kept">
                    {before || <span className="dim">{say('未写')}</span>}
                  </td>
                  <td data-label={say('这份方案')} className="lines-kept">
                    <b>{after || say('未写')}</b>
                  </td>
                  <td data-label={say('台账现在')} className="lines-kept dim">
                    {now === null || now === before ? '' : now || say('未写')}
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </section>
    </section>
  )
}

/** What only the earlier version has: nothing is done about it here. */
export function RemovedCard({ removed }: { removed: Adoption['removed'] }) {
  const say = useText(ENGLISH)
  if (removed.length === 0) return null
  return (
    <section className="card stack" aria-labelledby="removed">
      <h2 id="removed">{say('上一版有、这份没有的 {n} 条', { n: removed.length })}</h2>
      <p className="dim small">{say('任务仍在台账里，没有删改；不再整改的请在任务页办理。')}</p>
      <ul className="adopt-removed">
        {removed.map(({ key, no, name, itemNo }) => (
          <li key={key}>
            {no} {name} <ItemNo no={itemNo} />
          </li>
        ))}
      </ul>
    </section>
  )
}

export function ItemNo({ no }: { no: number | null }) {
  if (no === null) return null
  return (
    <Link to="/ledger/$no" params={{ no: String(no) }} search={{}} className="nowrap">
      № {no}
    </Link>
  )
}
