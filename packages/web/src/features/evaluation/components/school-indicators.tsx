import type { SchoolView } from '@junheng/core/features/evaluation/school-schema.ts'
import { Link } from '@tanstack/react-router'
import { MarkWord } from '../../../shared/marks.tsx'
import { besideLine, figure, plain } from '../../../shared/numbers.ts'
import { useMay } from '../../../shared/session.ts'
import { findItem, STAGE_NAMES } from '../../../shared/standards.ts'
import { useText } from '../../../shared/text.ts'
import { nameOf, shortName } from '../item-words.ts'
import { ENGLISH } from '../school-english.ts'
import type { JudgedBy } from '../use-judged.ts'
import { ExplainLink } from './explain-link.tsx'

type Section = SchoolView['sections'][number]

/** The indicators of every stage side by side: value over line, mark, and what is lacking in what one can buy. */
export function SchoolIndicators({ school, judged }: { school: SchoolView; judged: JudgedBy }) {
  const say = useText(ENGLISH)
  const { sections } = school
  const codes = sections[0]?.indicators.map(({ code }) => code) ?? []
  const isJudged = sections.some(({ indicators }) => indicators.some(({ threshold }) => threshold !== null))
  if (codes.length === 0) return null
  return (
    <section className="card card-flush stack" aria-labelledby="school-resources">
      <h2 id="school-resources">{say('资源配置')}</h2>
      <ul className="lines school-stages">
        {sections.map((section) => (
          <StageLine key={section.stage} section={section} code={school.code} />
        ))}
      </ul>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" aria-label={say('资源配置的表格')} tabIndex={0}>
        <table className="t school-table">
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {say('指标')}
              </th>
              {sections.map((section) => (
                <th key={section.stage} scope="colgroup" colSpan={hasGap(section) ? 2 : 1} className="group">
                  {say(STAGE_NAMES[section.stage])}
                </th>
              ))}
            </tr>
            <tr>
              {sections.flatMap((section) => [
                <th key={`${section.stage} value`} scope="col" className="num group">
                  {say(isJudged ? '值 / 标准' : '值')}
                </th>,
                ...(hasGap(section)
                  ? [
                      <th key={`${section.stage} gap`} scope="col">
                        {say('差距')}
                      </th>,
                    ]
                  : []),
              ])}
            </tr>
          </thead>
          <tbody>
            {codes.map((code) => (
              <tr key={code}>
                <th scope="row">
                  <span className="school-long">{nameOf(judged.view, code)}</span>
                  <span className="school-short">{shortName(judged.view, code)}</span>{' '}
                  <span className="dim small nowrap">{findItem(judged.view, code)?.unit}</span>
                </th>
                {sections.flatMap((section) => cells(section, code, school.code, judged, say))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function StageLine({ section, code }: { section: Section; code: string }) {
  const say = useText(ENGLISH)
  const maySeeSpread = useMay('evaluation.read')
  const { stage, students, classes, pass, met, excluded, split } = section
  const mark = excluded !== null ? 'out' : met === null ? null : pass === null ? 'not_judgeable' : pass ? 'met' : 'unmet'
  return (
    <li>
      <strong>{say(STAGE_NAMES[stage])}</strong> {mark ? <MarkWord mark={mark} /> : null}{' '}
      {met === null ? null : <span>{say('七项中 {met} 项达标', { met })} · </span>}
      <ExplainLink figure={{ school: code, stage, indicator: 'students' }}>
        {say('学生 {n} 人', { n: figure(students, 0) })}
      </ExplainLink>
      {' · '}
      <ExplainLink figure={{ school: code, stage, indicator: 'classes' }}>
        {say('{n} 个班', { n: figure(classes, 0) })}
      </ExplainLink>
      {excluded === null && maySeeSpread ? (
        <span className="no-print">
          {' · '}
          <Link to="/spread" search={(s) => ({ ...s, explain: undefined, stage, school: code })}>
            {say('看差异系数')}
          </Link>
        </span>
      ) : null}
      {excluded === null ? null : <span className="dim"> · {say('不计入评估：{reason}', { reason: excluded })}</span>}
      {split ? (
        <span className="dim small school-split">
          {say('学段拆分')}：{split}
        </span>
      ) : null}
    </li>
  )
}

/** The column of gaps stands only where something lacks, or was worked out in another way. */
const hasGap = ({ indicators }: Section): boolean =>
  indicators.some(({ mark, notes }) => (mark !== null && mark !== 'met') || notes.length > 0)

function cells(
  section: Section,
  code: string,
  school: string,
  { view }: JudgedBy,
  say: ReturnType<typeof useText<typeof ENGLISH>>,
) {
  const { stage, indicators } = section
  const indicator = indicators.find((each) => each.code === code)
  if (!indicator) return [<td key={stage} colSpan={hasGap(section) ? 2 : 1} className="group" />]
  const { value, threshold, mark, gap, toPass, notes } = indicator
  const tint = mark && mark !== 'met' ? ` tint-${mark}` : ''
  return [
    <td key={`${stage} value`} className={`num group${tint}`}>
      {mark ? <MarkWord mark={mark} quiet /> : null}{' '}
      <ExplainLink figure={{ school, stage, indicator: code }} label={`，${say(STAGE_NAMES[stage])}`}>
        {besideLine(value, threshold, findItem(view, code)?.decimals ?? 2)}
      </ExplainLink>
      {threshold === null ? null : <span className="dim"> / {plain(threshold)}</span>}
    </td>,
    ...(hasGap(section)
      ? [
          <td key={`${stage} gap`} className={tint.trim()}>
            {gap ? (
              <>
                <span className="nowrap">{say('缺 {gap}', { gap: gap.section })}</span>
                {gap.school ? (
                  <>
                    <br />
                    <span className="nowrap small">{say('全校须补 {school}', { school: gap.school })}</span>
                  </>
                ) : null}
                {gap.raises ? (
                  <span className="mark-spare small school-note">▲ {say('再给该校增加资源会拉大校际差距')}</span>
                ) : null}
              </>
            ) : (
              <span className={mark === 'not_judgeable' ? 'small' : 'dim'}>{toPass ?? ''}</span>
            )}
            {notes.map((note) => (
              <span key={note} className="dim small school-note">
                {note}
              </span>
            ))}
          </td>,
        ]
      : []),
  ]
}
