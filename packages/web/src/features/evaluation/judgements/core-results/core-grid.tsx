import { coreFailedCount, type Marks, markAt } from '@junheng/core/features/evaluation/judgements/core-results/marks.ts'
import type { CoreItem } from '@junheng/core/features/evaluation/judgements/rubric-schema.ts'
import type { SchoolStandardLine } from '@junheng/core/features/evaluation/judgements/stated.ts'
import { Link } from '@tanstack/react-router'
import { GLYPHS, MarkWord } from '../../../../shared/marks.tsx'
import { plain } from '../../../../shared/numbers.ts'
import { useText } from '../../../../shared/text.ts'
import { judgedSearch } from '../../../../shared/verdict/evaluation.ts'
import { ENGLISH } from './core-english.ts'

interface Props {
  schools: readonly (SchoolStandardLine & { failed: readonly number[] })[]
  lines: readonly CoreItem[]
  names: readonly string[]
  failAt: number
  marksOf: (school: string) => Marks
  /** Null where nothing may be changed. */
  onPress: ((school: string, item: number) => void) | null
}

const MARKS = { '1': 'met', '0': 'unmet', '-': 'not_judgeable' } as const
const WORDS = { '1': '达标', '0': '不达标', '-': '未填' } as const

/** The table itself; it scrolls sideways in its own frame, the schools staying in sight. */
export function CoreGrid({ schools, lines, names, failAt, marksOf, onPress }: Props) {
  const say = useText(ENGLISH)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls is reached by the keyboard
    <section className="core-frame" tabIndex={0} aria-label={say('各校逐项结果')}>
      <table className="t core-grid">
        <thead>
          <tr>
            <th scope="col">{say('学校')}</th>
            <th scope="col" className="num">
              {say('不达标')}
            </th>
            <th scope="col" className="num">
              {say('得分')}
            </th>
            <th scope="col">{say('判定')}</th>
            {names.map((name, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an item is what stands at its place
              <th key={i} scope="col" className="core-item" title={name}>
                <span className="core-no">{i + 1}</span>
                <span className="core-name">{lines[i]!.name || (lines[i]!.isCore ? say('核心') : say('非核心'))}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {schools.map((school) => {
            const { code, name, coreFailed, score, verdict, failed } = school
            const marks = marksOf(code)
            const count = coreFailedCount(marks, lines, failAt)
            const isJudged = count === coreFailed
            return (
              <tr key={code}>
                <th scope="row">
                  <Link to="/schools/$code" params={{ code }} search={judgedSearch}>
                    {name}
                  </Link>
                </th>
                <td className="num">
                  {failed.length >= failAt ? (
                    <span className="mark mark-unmet">
                      <span aria-hidden="true">{GLYPHS.unmet}</span> {failed.length}
                    </span>
                  ) : (
                    (count ?? <span className="dim">{failed.length > 0 ? `≥ ${failed.length}` : '—'}</span>)
                  )}
                  {isJudged ? null : (
                    <span className="dim small core-judged">
                      {coreFailed === null ? say('参评未报') : say('参评 {n} 项', { n: coreFailed })}
                    </span>
                  )}
                </td>
                <td className="num">{score === null ? <span className="dim">{say('未报')}</span> : plain(score)}</td>
                <td className="nowrap">
                  <MarkWord mark={verdict} />
                </td>
                {lines.map((_, i) => {
                  const mark = markAt(marks, i)
                  const glyph = <span aria-hidden="true">{GLYPHS[MARKS[mark]]}</span>
                  const word = say(WORDS[mark])
                  return (
                    // biome-ignore lint/suspicious/noArrayIndexKey: an item is what stands at its place
                    <td key={i} className="core-cell">
                      {onPress ? (
                        <button
                          type="button"
                          className={`core-press mark-${MARKS[mark]}`}
                          title={`${names[i]}：${word}`}
                          aria-label={say('{school}，{item}：{mark}', { school: name, item: names[i]!, mark: word })}
                          onClick={() => onPress(code, i)}
                        >
                          {glyph}
                        </button>
                      ) : (
                        <span className={`mark-${MARKS[mark]}`} title={`${names[i]}：${word}`}>
                          {glyph}
                          <span className="sr">{word}</span>
                        </span>
                      )}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
