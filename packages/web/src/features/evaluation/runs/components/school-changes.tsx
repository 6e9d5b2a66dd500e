import type { SchoolChange } from '@junheng/core/features/evaluation/runs/schema.ts'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../runs-english.ts'

const WORDS = { added: '新增', removed: '减少', merged: '并入', split: '拆分', renamed: '更名', retyped: '类型变化' } as const

/** Schools in one judgement only, and those that go by another name. */
export function SchoolChanges({ changes }: { changes: readonly SchoolChange[] }) {
  const say = useText(ENGLISH)
  return (
    <section className="card stack" aria-labelledby="school-changes">
      <h2 id="school-changes">{say('学校变化')}</h2>
      <ul className="run-schools">
        {changes.map(({ kind, code, name, others, on }) => (
          <li key={`${kind} ${code}`}>
            <strong>{name}</strong> {say(WORDS[kind])}
            {others.length > 0 ? (
              <span className="dim">
                {' '}
                {kind === 'renamed'
                  ? say('原名 {names}', { names: others.join('、') })
                  : say('与 {names} 有关', { names: others.join('、') })}
              </span>
            ) : null}
            {on ? <span className="dim"> {on}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
