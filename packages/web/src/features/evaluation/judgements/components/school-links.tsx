import type { NamedSchool } from '@junheng/core/features/evaluation/judgements/stated.ts'
import { Link } from '@tanstack/react-router'
import { useText } from '../../../../shared/text.ts'
import { judgedSearch } from '../../../../shared/verdict/evaluation.ts'
import { ENGLISH } from '../county-items-english.ts'

const SHOWN = 6

/** Schools by name, each a link to its own page; long lists are folded, never cut. */
export function SchoolLinks({ words, schools }: { words: string; schools: readonly NamedSchool[] }) {
  const say = useText(ENGLISH)
  const rest = schools.slice(SHOWN)
  return (
    <div className="school-links">
      {words}：<Names schools={schools.slice(0, SHOWN)} />
      {rest.length > 0 ? (
        <details>
          <summary>{say('还有 {n} 所', { n: rest.length })}</summary>
          <Names schools={rest} />
        </details>
      ) : null}
    </div>
  )
}

const Names = ({ schools }: { schools: readonly NamedSchool[] }) => (
  <span className="school-names">
    {schools.map(({ code, name }) => (
      <Link key={code} to="/schools/$code" params={{ code }} search={judgedSearch}>
        {name}
      </Link>
    ))}
  </span>
)
