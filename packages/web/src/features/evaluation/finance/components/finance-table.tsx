import type { AmountRow, FinanceGroup, FinanceSheet, RuleCell, RuleRow } from '@junheng/core/features/evaluation/finance/sheet.ts'
import { MarkWord } from '../../../../shared/marks.tsx'
import { plain } from '../../../../shared/numbers.ts'
import { useText } from '../../../../shared/text.ts'
import { ExplainLink } from '../../components/explain-link.tsx'
import { ENGLISH } from '../finance-english.ts'

/** The yearly sheet: a group's amounts as reported, then what is asked of them, a column a year. */
export function FinanceTable({ sheet }: { sheet: FinanceSheet }) {
  const say = useText(ENGLISH)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame frame-bare finance-frame" aria-label={say('逐年数据')} tabIndex={0}>
      <table className="t t-cards finance-table">
        <thead>
          <tr>
            <th scope="col">{say('项目（单位，填报单位）')}</th>
            {sheet.years.map((year) => (
              <th key={year} scope="col" className="num">
                {say('{year} 年', { year })}
              </th>
            ))}
          </tr>
        </thead>
        {sheet.groups.map((group) => (
          <Group key={group.key} group={group} years={sheet.years} />
        ))}
      </table>
    </section>
  )
}

function Group({ group, years }: { group: FinanceGroup; years: readonly number[] }) {
  const say = useText(ENGLISH)
  return (
    <tbody>
      <tr className="finance-group">
        <th scope="rowgroup">{group.zh}</th>
        {years.map((year, at) => (
          <td key={year} className="num" data-label={say('{year} 年', { year })}>
            <MarkWord mark={group.verdicts[at]!} />
          </td>
        ))}
      </tr>
      {group.amounts.map((row) => (
        <Amount key={row.element} row={row} years={years} />
      ))}
      {group.rules.map((row) => (
        <Rule key={row.key} row={row} years={years} />
      ))}
    </tbody>
  )
}

function Amount({ row, years }: { row: AmountRow; years: readonly number[] }) {
  const say = useText(ENGLISH)
  return (
    <tr>
      <th scope="row">
        {row.zh}
        <span className="finance-about">{say('{unit} · {reporter}填报', { unit: row.unit, reporter: row.reporter })}</span>
      </th>
      {row.cells.map(({ value, explain }, at) => (
        <td key={years[at]} className="num" data-label={say('{year} 年', { year: years[at]! })}>
          <ExplainLink figure={{ indicator: explain }} label={say('，看依据')}>
            {value === null ? <span className="dim">{say('未报')}</span> : plain(value)}
          </ExplainLink>
        </td>
      ))}
    </tr>
  )
}

function Rule({ row, years }: { row: RuleRow; years: readonly number[] }) {
  const say = useText(ENGLISH)
  return (
    <tr className="finance-rule">
      <th scope="row">
        {row.zh}
        {row.confidence === '推断' ? <span className="tag finance-tag">{say('推断')}</span> : null}
      </th>
      {row.cells.map((cell, at) => (
        <td key={years[at]} className="num" data-label={say('{year} 年', { year: years[at]! })}>
          <Standing cell={cell} />
        </td>
      ))}
    </tr>
  )
}

function Standing({ cell: { verdict, text, missing, gap, explain } }: { cell: RuleCell }) {
  const say = useText(ENGLISH)
  return (
    <>
      <ExplainLink figure={{ indicator: explain }} label={say('，看依据')}>
        <MarkWord mark={verdict} />
      </ExplainLink>
      {text ? <span className="finance-about">{text}</span> : null}
      {missing.length > 0 ? <span className="finance-about">{say('缺 {what}', { what: missing.join(say('、')) })}</span> : null}
      {gap ? (
        <b className="finance-gap">
          {gap.text}
          {gap.yuan >= 10_000 ? say('（{yuan} 元）', { yuan: plain(gap.yuan) }) : ''}
        </b>
      ) : null}
    </>
  )
}
