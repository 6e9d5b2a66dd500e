import type { SchoolView } from '@junheng/core/features/evaluation/school-schema.ts'
import { MarkWord } from '../../../shared/marks.tsx'
import { useText } from '../../../shared/text.ts'
import { nameOf } from '../item-words.ts'
import { ENGLISH } from '../school-english.ts'
import type { JudgedBy } from '../use-judged.ts'
import { ExplainLink } from './explain-link.tsx'

/** The standard's other requirements as far as they are this school's own matter: what was found, and what would make it pass. */
export function SchoolDuties({ school, judged: { view } }: { school: SchoolView; judged: JudgedBy }) {
  const say = useText(ENGLISH)
  const asked = school.duties.filter(({ concerns }) => concerns)
  const others = school.duties.filter(({ concerns }) => !concerns)
  if (school.duties.length === 0) return null
  return (
    <section className="card card-flush stack" aria-labelledby="school-duties">
      <h2 id="school-duties">{say('要求与质量')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" aria-label={say('要求与质量的表格')} tabIndex={0}>
        <table className="t t-cards school-table">
          <thead>
            <tr>
              <th scope="col">{say('条款')}</th>
              <th scope="col">{say('判定')}</th>
              <th scope="col">{say('情况')}</th>
            </tr>
          </thead>
          <tbody>
            {asked.map((duty) => (
              <tr key={duty.key} className={duty.verdict && duty.verdict !== 'met' ? `tint-${duty.verdict}` : ''}>
                <th scope="row">
                  <ExplainLink figure={{ school: school.code, indicator: duty.key }}>{nameOf(view, duty.key)}</ExplainLink>
                </th>
                <td className="nowrap" data-label={say('判定')}>
                  {duty.verdict ? <MarkWord mark={duty.verdict} /> : <span className="dim">{say('按全县判定')}</span>}
                </td>
                <td data-label={say('情况')}>
                  <Said duty={duty} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {others.length > 0 ? (
        <p className="dim small school-others">
          {say('不涉及或未报：{names}', { names: others.flatMap(({ lines }) => lines.map(({ name }) => name)).join('、') })}
        </p>
      ) : null}
    </section>
  )
}

function Said({ duty: { lines, toPass, notes } }: { duty: SchoolView['duties'][number] }) {
  return (
    <>
      <span>{lines.map(({ text }) => text).join('；')}</span>
      {toPass ? <strong className="school-note">{toPass}</strong> : null}
      {notes
        .filter((note) => note.startsWith('按例外口径'))
        .map((note) => (
          <span key={note} className="dim small school-note">
            {note}
          </span>
        ))}
    </>
  )
}
