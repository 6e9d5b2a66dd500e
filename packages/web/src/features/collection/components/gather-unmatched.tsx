import type { UnmatchedSchool } from '@junheng/core/features/collection/national/schema.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../gather-english.ts'

/** Schools of exports that are not in the directory, with those they may mean. */
export function UnmatchedSchools({ schools }: { schools: readonly UnmatchedSchool[] }) {
  const say = useText(ENGLISH)
  return (
    <section className="card" aria-labelledby="gather-unmatched">
      <h3 id="gather-unmatched">{say('对不上的学校')}</h3>
      <p className="dim">{say('这些学校不在学校名录里，数据没有填入，也没有与任何学校合并。')}</p>
      <ul className="lines">
        {schools.map(({ code, name, proposals }) => (
          <li key={`${code} ${name}`} className="break">
            <strong>{[name, code].filter((t) => t !== '').join(' ')}</strong>：
            {proposals.length > 0
              ? say('可能是 {names}', { names: proposals.map((p) => `${p.name}（${p.code}）`).join('、') })
              : say('没有相近的学校')}
          </li>
        ))}
      </ul>
    </section>
  )
}
