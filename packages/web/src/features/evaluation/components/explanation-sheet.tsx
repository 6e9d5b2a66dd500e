import type { Explanation, ExplanationInput, Source } from '@junheng/core/features/evaluation/explanation.ts'
import { dateTime } from '../../../shared/dates.ts'
import { MarkWord } from '../../../shared/marks.tsx'
import { besideLine, cv, percent, plain } from '../../../shared/numbers.ts'
import { findItem, STAGE_NAMES } from '../../../shared/standards.ts'
import type { Figure } from '../../../shared/verdict/explain-address.ts'
import { markOf } from '../../../shared/verdict/mark-of.ts'
import { itemValue } from '../item-words.ts'
import type { Judged } from '../use-judged.ts'

interface Props {
  explanation: Explanation
  figure: Figure
  judged: Judged
}

/** One figure taken apart: the sentence, the formula in words and with numbers, each input with its source, the split, the clause. */
export function ExplanationSheet({ explanation: e, figure, judged }: Props) {
  const mark = e.verdict === null ? null : figure.school ? markOf({ ...e, verdict: e.verdict }) : e.verdict
  const shown = figureOf({ explanation: e, figure, judged })
  const notes = e.notes.filter((note) => note !== e.withNumbers)
  return (
    <article className="stack explanation" aria-label={e.title}>
      <header>
        <h2>{e.title}</h2>
        <p className="dim small">{e.clause}</p>
      </header>
      <p className="explanation-value" hidden={shown === ''}>
        <strong className={mark ? `mark-${mark}` : ''}>{shown}</strong>
        {lineOf(e, figure)}
        {mark && !isJudgement(e, figure) ? <MarkWord mark={mark} /> : null}
        {mark === 'spare' && e.value !== null && e.threshold !== null ? (
          <span>（达标准的 {percent(e.value / e.threshold)}）</span>
        ) : null}
      </p>
      {e.toPass ? (
        <p className={`notice notice-${mark === 'spare' ? 'spare' : mark === 'unmet' ? 'unmet' : 'plain'}`}>{e.toPass}</p>
      ) : null}
      <section className="formula" aria-label="公式">
        <p>{e.formula}</p>
        {e.withNumbers ? <p className="break">{e.withNumbers}</p> : null}
        {e.split ? <p className="break">学段拆分：{e.split.text}</p> : null}
      </section>
      {e.inputs.length > 0 ? (
        <section>
          <h3>依据</h3>
          <Inputs inputs={troubleFirst(e.inputs)} />
        </section>
      ) : null}
      {notes.length > 0 ? (
        <section>
          <h3>说明</h3>
          <ul className="bullets">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <footer className="dim small">
        出处：{e.source}（{e.confidence}）
      </footer>
    </article>
  )
}

function Inputs({ inputs }: { inputs: readonly ExplanationInput[] }) {
  return (
    <ul className="inputs">
      {inputs.map((input, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: several inputs may share an element and a value; the list never reorders
        <li key={i}>
          <div className="inputs-line">
            <span>
              {input.zh}
              <span className="dim small inputs-source">{sourceOf(input.source)}</span>
            </span>
            <span className="num">{amountOf(input)}</span>
          </div>
          {input.inputs?.length ? <Parts inputs={input.inputs} isOpen={inputs.length <= 8 && input.inputs.length <= 6} /> : null}
        </li>
      ))}
    </ul>
  )
}

/** Of many schools with a word each, those that are not simply 达标 come first. */
function troubleFirst(inputs: readonly ExplanationInput[]): readonly ExplanationInput[] {
  if (inputs.length <= 8) return inputs
  const isFine = ({ value }: ExplanationInput) => typeof value !== 'string' || value === '达标'
  return inputs.toSorted((a, b) => Number(isFine(a)) - Number(isFine(b)))
}

/** A few parts stand open; a hundred classes, or the parts of a hundred schools, wait behind their number. */
function Parts({ inputs, isOpen }: { inputs: readonly ExplanationInput[]; isOpen: boolean }) {
  return (
    <details open={isOpen} className="inputs-parts">
      <summary>由 {inputs.length} 项组成</summary>
      <Inputs inputs={inputs} />
    </details>
  )
}

/** A cell that only a form knows: a count or a sum of the county, without a line of its own. */
const isFormCell = ({ indicator }: Figure): boolean => indicator.startsWith('form:')

function figureOf({ explanation: e, figure, judged }: Props): string {
  if (isFormCell(figure)) return e.value === null ? (e.toPass ? '未报' : '') : plain(e.value)
  if (e.value === null) return figure.school || figure.stage ? '无法算出' : judgedWord(e.verdict, figure.indicator)
  if (figure.school) return besideLine(e.value, e.threshold, findItem(judged.view, figure.indicator)?.decimals ?? 2)
  if (figure.stage) return cv(e.value, e.threshold)
  const item = judged.county.items.find((i) => i.key === figure.indicator)
  return item ? itemValue(item, judged.view) : plain(e.value)
}

function lineOf(e: Explanation, figure: Figure) {
  if (isFormCell(figure)) return e.value === null ? null : <span className="dim">{e.unit}</span>
  if (e.threshold === null) return figure.school ? <span className="dim">{e.unit}</span> : null
  if (figure.school) {
    return (
      <span className="dim">
        / {plain(e.threshold)} {e.unit}
      </span>
    )
  }
  if (figure.stage) {
    return (
      <span className="dim">
        / 上限 {plain(e.threshold)}（{STAGE_NAMES[figure.stage]}）
      </span>
    )
  }
  return (
    <span className="dim">
      / 标准 {e.threshold <= 1 && e.unit === '比例' ? percent(e.threshold) : `${plain(e.threshold)} ${e.unit}`}
    </span>
  )
}

/** Judged from documents: there is no number, only the judgement. */
const isJudgement = (e: Explanation, { school, stage }: Figure): boolean => e.value === null && !school && !stage

function judgedWord(verdict: Explanation['verdict'], indicator: string): string {
  if (verdict === null) return '只列示'
  if (!indicator.startsWith('veto:')) return { met: '● 达标', unmet: '■ 未达标', not_judgeable: '○ 无法判定' }[verdict]
  return { met: '● 无此情形', unmet: '■ 有此情形', not_judgeable: '○ 未填报' }[verdict]
}

const amountOf = ({ value, unit }: ExplanationInput): string =>
  value === null ? '未报' : `${typeof value === 'number' ? plain(value) : value} ${unit}`.trim()

function sourceOf(source: Source | null): string {
  if (!source) return ''
  if ('person' in source) return `${source.person} 于 ${dateTime(source.at)} 填报`
  const { file, sheet, row, column } = source
  const place = /^[A-Z]{1,3}$/.test(column) ? `${column}${row}` : `第 ${row} 行 · ${column}`
  return [file, sheet === file ? '' : sheet, place].filter(Boolean).join(' · ')
}
