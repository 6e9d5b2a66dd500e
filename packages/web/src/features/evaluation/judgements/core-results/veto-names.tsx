import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from './core-english.ts'

interface Props {
  schools: readonly { code: string; name: string; failed: readonly number[]; unknown: number }[]
  /** Of the items, in the table's order. */
  names: readonly string[]
  failAt: number
}

/** Which schools raise the veto, each with the items it does not reach. */
export function VetoNames({ schools, names, failAt }: Props) {
  const say = useText(ENGLISH)
  const raising = schools.filter(({ failed }) => failed.length >= failAt)
  const open = schools.filter(({ failed, unknown }) => unknown > 0 && failed.length < failAt).length
  return (
    <div className={raising.length > 0 ? 'notice notice-unmet' : 'notice'}>
      <p className="notice-title">
        {raising.length > 0
          ? say('按登记的逐项结果，触发一票否决 {n} 所：', { n: raising.length })
          : say('按登记的逐项结果，没有学校触发一票否决')}
        {open > 0 ? <span className="dim small"> {say('还有 {n} 所没有填全', { n: open })}</span> : null}
      </p>
      {raising.length > 0 ? (
        <ul className="core-veto">
          {raising.map(({ code, name, failed }) => (
            <li key={code}>
              {say('{name}（{n} 项：{items}）', {
                name,
                n: failed.length,
                items: failed.map((item) => names[item]).join(say('、')),
              })}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
