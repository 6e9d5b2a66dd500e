import type { EffectFinding, EffectSpread, MeasureEffect } from '@junheng/core/features/rectification/measures/effect-schema.ts'
import { MarkWord } from '../../../../shared/marks.tsx'
import { plain } from '../../../../shared/numbers.ts'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { STAGE_NAMES } from '../../../../shared/standards.ts'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../measures-english.ts'
import { ChangeWord } from './change-word.tsx'
import { SectionsTable } from './sections-table.tsx'

/** Before and after: what speaks against it, the schools, the coefficients, the county's items, and every figure put in. */
export function EffectView({ effect }: { effect: MeasureEffect }) {
  const say = useText(ENGLISH)
  return (
    <div className="stack">
      <Findings findings={effect.findings} />
      <p>
        {effect.passing.map(({ stage, before, after }) => (
          <span key={stage} className="measure-passing">
            {say('{stage}七项综合达标 {a}/{b} → {c}/{d}', {
              stage: say(STAGE_NAMES[stage]),
              a: before.pass,
              b: before.sections,
              c: after.pass,
              d: after.sections,
            })}
          </span>
        ))}
      </p>
      <SectionsTable sections={effect.sections} />
      <SpreadsTable spreads={effect.spreads} onlyMoved />
      <ItemsTable items={effect.items} />
      <Inputs inputs={effect.inputs} />
    </div>
  )
}

const GLYPHS: Readonly<
  Record<EffectFinding['level'], { glyph: string; word: '不能列入' | '请注意' | '推算说明'; className: string }>
> = {
  blocks: { glyph: '■', word: '不能列入', className: 'mark-unmet' },
  warns: { glyph: '▲', word: '请注意', className: 'mark-spare' },
  says: { glyph: '○', word: '推算说明', className: 'dim' },
}

export function Findings({ findings }: { findings: readonly EffectFinding[] }) {
  const say = useText(ENGLISH)
  if (findings.length === 0) return null
  return (
    <ul className="measure-findings" aria-label={say('需要知道的')}>
      {findings.map(({ level, text }) => (
        <li key={text}>
          <span className={`mark ${GLYPHS[level].className}`}>
            <span aria-hidden="true">{GLYPHS[level].glyph}</span> {say(GLYPHS[level].word)}
          </span>{' '}
          {text}
        </li>
      ))}
    </ul>
  )
}

/** Four decimals: what a single measure moves would be lost in three. */
const exact = (value: number | null): string => (value === null ? '—' : value.toFixed(4))

const moved = ({ before, after }: EffectSpread): boolean => before?.cv !== after?.cv

/** 差异系数 before and after; `onlyMoved` leaves out those that stay. */
export function SpreadsTable({ spreads, onlyMoved = false }: { spreads: readonly EffectSpread[]; onlyMoved?: boolean }) {
  const say = useText(ENGLISH)
  const shown = onlyMoved ? spreads.filter(moved) : spreads
  if (shown.length === 0) return onlyMoved ? <p className="dim">{say('县级校际差异系数都不变。')}</p> : null
  const label = say('校际差异系数：现在 → 之后')
  return (
    <section className="card card-flush stack">
      <h3 className="measure-head">{label}</h3>
      <PlainTable
        label={label}
        heads={[
          say('学段'),
          say('指标'),
          { num: say('上限') },
          { num: say('现在') },
          { num: say('之后') },
          { num: say('变化') },
          say('结论'),
        ]}
      >
        {shown.map(({ stage, indicator, zh, limit, before, after }) => {
          const [was, is] = [before?.cv ?? null, after?.cv ?? null]
          return (
            <tr key={`${stage} ${indicator}`}>
              <td data-label={say('学段')}>{say(STAGE_NAMES[stage])}</td>
              <th scope="row">
                {indicator === 'composite' ? '' : `${indicator} `}
                {zh}
              </th>
              <td className="num dim" data-label={say('上限')}>
                {limit === null ? '—' : plain(limit)}
              </td>
              <td className="num" data-label={say('现在')}>
                {exact(was)}
              </td>
              <td className="num" data-label={say('之后')}>
                <strong>{exact(is)}</strong>
              </td>
              <td className="num" data-label={say('变化')}>
                {was === null || is === null
                  ? '—'
                  : was === is
                    ? say('不变')
                    : `${is > was ? '▲ +' : '▼ −'}${Math.abs(is - was).toFixed(4)}`}
              </td>
              <td data-label={say('结论')}>
                <ChangeWord before={before?.verdict ?? null} after={after?.verdict ?? null} />
              </td>
            </tr>
          )
        })}
      </PlainTable>
    </section>
  )
}

export function ItemsTable({ items }: { items: MeasureEffect['items'] }) {
  const say = useText(ENGLISH)
  if (items.length === 0) return null
  const label = say('县级指标的变化')
  return (
    <section className="card card-flush stack">
      <h3 className="measure-head">{label}</h3>
      <PlainTable label={label} heads={[say('指标'), { num: say('现在') }, { num: say('之后') }, say('结论'), say('不同之处')]}>
        {items.map(({ key, zh, before, after, gone, come }) => {
          const isShare = [before.value, after.value].some((value) => value !== null && value > 0 && value < 1)
          const said = (value: number | null) => (isShare && value !== null ? `${plain(value * 100)}%` : plain(value))
          return (
            <tr key={key}>
              <th scope="row">{zh}</th>
              <td className="num" data-label={say('现在')}>
                {said(before.value)}
              </td>
              <td className="num" data-label={say('之后')}>
                {said(after.value)}
              </td>
              <td data-label={say('结论')}>
                {before.verdict === after.verdict && after.verdict ? (
                  <MarkWord mark={after.verdict} />
                ) : (
                  <ChangeWord before={before.verdict} after={after.verdict} />
                )}
              </td>
              <td className="wide small" data-label={say('不同之处')}>
                {gone.map((line) => (
                  <p key={`- ${line}`} className="dim">
                    − {line}
                  </p>
                ))}
                {come.map((line) => (
                  <p key={`+ ${line}`}>+ {line}</p>
                ))}
              </td>
            </tr>
          )
        })}
      </PlainTable>
    </section>
  )
}

function Inputs({ inputs }: { inputs: MeasureEffect['inputs'] }) {
  const say = useText(ENGLISH)
  if (inputs.length === 0) return null
  const label = say('代入的数（{n} 处）', { n: inputs.length })
  const said = (value: string | number | null) =>
    value === null ? say('未报') : typeof value === 'string' ? value || say('无') : plain(value)
  return (
    <details className="card measure-inputs">
      <summary>{label}</summary>
      <PlainTable label={label} heads={[say('学校'), say('数据项'), { num: say('现在') }, { num: say('之后') }]}>
        {inputs.map(({ schoolCode, schoolName, stage, element, zh, unit, before, after }) => (
          <tr key={`${schoolCode} ${stage} ${element} ${zh}`}>
            <th scope="row">
              {schoolName} {stage ? <span className="dim small">{say(STAGE_NAMES[stage])}</span> : null}
            </th>
            <td data-label={say('数据项')}>
              {zh} <span className="dim small">{unit}</span>
            </td>
            <td className="num" data-label={say('现在')}>
              {said(before)}
            </td>
            <td className="num" data-label={say('之后')}>
              {said(after)}
            </td>
          </tr>
        ))}
      </PlainTable>
    </details>
  )
}
