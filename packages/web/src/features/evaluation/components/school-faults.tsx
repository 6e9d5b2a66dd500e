import type { SchoolView } from '@junheng/core/features/evaluation/school-schema.ts'
import { SeverityWord } from '../../../shared/marks.tsx'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../school-english.ts'
import type { Judged } from '../use-judged.ts'
import { DataLink } from './data-link.tsx'

/** What the checks found in this school's rows. */
export function SchoolFaults({ school, judged }: { school: SchoolView; judged: Judged }) {
  const say = useText(ENGLISH)
  const faults = judged.evaluation.faults.filter(
    ({ sheet, row }) => row !== null && school.rows.some((table) => table.sheet === sheet && table.rows.includes(row)),
  )
  return (
    <section className={`card stack${faults.length === 0 ? ' no-print' : ''}`} aria-labelledby="school-faults">
      <h2 id="school-faults">{say('本校数据的问题')}</h2>
      {faults.length === 0 ? <p className="dim">{say('没有发现本校数据的问题。')}</p> : null}
      <ul className="lines">
        {faults.map(({ sheet, row, column, cell, rule, severity, message, repair }) => (
          <li key={`${sheet} ${row} ${column} ${rule} ${message}`}>
            <SeverityWord severity={severity} /> {message}{' '}
            <span className="dim small">
              {[sheet, cell ?? say('第 {row} 行', { row: row ?? '' }), cell ? '' : (column ?? ''), rule]
                .filter(Boolean)
                .join(' · ')}
              {' · '}
              {say('改法：{repair}', { repair })}
            </span>
          </li>
        ))}
      </ul>
      {faults.length > 0 ? (
        <p className="no-print">
          <DataLink of={judged.package}>{say('看数据包的检查结果')}</DataLink>
        </p>
      ) : null}
    </section>
  )
}
