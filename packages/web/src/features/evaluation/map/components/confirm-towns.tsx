import type { MapCheck } from '@junheng/core/features/evaluation/map/schema.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../map-english.ts'

interface Props {
  check: MapCheck
  isPending: boolean
  /** The town each area is, in the file's order; empty: none. */
  onConfirm: (towns: string[]) => void
}

const HOW = { code: '代码相同', name: '名称相同', 'short-name': '名称相近，请核对' } as const

/** Which town each area is: proposals stand chosen with their reason, and nothing counts before a person confirms. */
export function ConfirmTowns({ check: { fileName, areas, towns }, isPending, onConfirm }: Props) {
  const say = useText(ENGLISH)
  const [chosen, setChosen] = useState(() => areas.map(({ proposal }) => proposal?.town ?? ''))
  const taken = chosen.filter((town) => town !== '')
  const twice = towns.filter(({ code }) => taken.filter((town) => town === code).length > 1)
  const left = towns.filter(({ code }) => !taken.includes(code))
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join('、')
  return (
    <section className="card card-flush stack" aria-labelledby="confirm-towns">
      <h2 id="confirm-towns">{say('{file}：{n} 个区域，请逐个确认是哪个镇街', { file: fileName, n: areas.length })}</h2>
      {towns.length === 0 ? <p className="notice notice-spare">{say('机构名录里还没有镇街。')}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" aria-label={say('区域')} tabIndex={0}>
        <table className="t t-cards">
          <thead>
            <tr>
              <th scope="col">{say('区域')}</th>
              <th scope="col" className="num">
                {say('坐标点')}
              </th>
              <th scope="col">{say('是哪个镇街')}</th>
              <th scope="col">{say('依据')}</th>
            </tr>
          </thead>
          <tbody>
            {areas.map(({ name, points, proposal }, i) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="num" data-label={say('坐标点')}>
                  {points}
                </td>
                <td data-label={say('是哪个镇街')}>
                  <select
                    aria-label={say('“{name}”是哪个镇街', { name })}
                    value={chosen[i]}
                    onChange={(e) => setChosen(chosen.with(i, e.target.value))}
                  >
                    <option value="">{say('不是本县的镇街')}</option>
                    {towns.map((town) => (
                      <option key={town.code} value={town.code}>
                        {town.name}
                      </option>
                    ))}
                  </select>
                </td>
                <td data-label={say('依据')}>
                  {proposal && proposal.town === chosen[i] ? (
                    <span className={proposal.how === 'short-name' ? 'severity-warn' : ''}>{say(HOW[proposal.how])}</span>
                  ) : (
                    <span className="dim">{say(chosen[i] ? '人工选择' : '没有找到，请选择')}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="row map-confirm">
        <Button
          type="primary"
          loading={isPending}
          disabled={twice.length > 0 || taken.length === 0}
          onClick={() => onConfirm(chosen)}
        >
          {say('确认对应，采用这份边界')}
        </Button>
        <span role="status" className="small">
          {twice.length > 0 ? (
            <span className="severity-error">■ {say('有镇街被选了两次：{names}', { names: names(twice) })}</span>
          ) : left.length > 0 ? (
            <span className="dim">{say('还没有边界的镇街：{names}。它们在图下面分块画。', { names: names(left) })}</span>
          ) : null}
        </span>
      </div>
    </section>
  )
}
