import type { FinanceSheet } from '@junheng/core/features/evaluation/finance/sheet.ts'
import { MarkWord } from '../../../../shared/marks.tsx'
import { plain } from '../../../../shared/numbers.ts'
import { useText } from '../../../../shared/text.ts'
import { ExplainLink } from '../../components/explain-link.tsx'
import { ENGLISH } from '../finance-english.ts'

/** 专项资金: what each fund raised, what of it was spent on education and what is left, year by year, with the sum of all funds. */
export function FundTable({ sheet: { years, funds, fundTotals } }: { sheet: FinanceSheet }) {
  const say = useText(ENGLISH)
  const label = (at: number, what: '筹集' | '使用' | '未用' | '结论') => `${say('{year} 年', { year: years[at]! })}${say(what)}`
  const amount = (value: number | null) => (value === null ? <span className="dim">{say('未报')}</span> : plain(value))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame frame-bare finance-frame" aria-label={say('专项资金来源与使用')} tabIndex={0}>
      <table className="t t-cards finance-table finance-funds">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {say('资金')}
            </th>
            {years.map((year) => (
              <th key={year} scope="colgroup" colSpan={4} className="finance-year">
                {say('{year} 年', { year })}
              </th>
            ))}
          </tr>
          <tr>
            {years.map((year) =>
              (['筹集', '使用', '未用', '结论'] as const).map((head) => (
                <th key={`${year} ${head}`} scope="col" className={head === '筹集' ? 'num finance-year' : 'num'}>
                  {say(head)}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {funds.map((fund) => (
            <tr key={fund.key}>
              <th scope="row">{fund.zh}</th>
              {fund.years.map(({ raised, used, left, verdict }, at) => [
                <td key={`${years[at]} raised`} className="num finance-year" data-label={label(at, '筹集')}>
                  {amount(raised)}
                </td>,
                <td key={`${years[at]} used`} className="num" data-label={label(at, '使用')}>
                  {amount(used)}
                </td>,
                <td key={`${years[at]} left`} className="num" data-label={label(at, '未用')}>
                  {left === null ? '—' : plain(left)}
                </td>,
                <td key={`${years[at]} verdict`} className="num" data-label={label(at, '结论')}>
                  <ExplainLink figure={{ indicator: `finance:${fund.rule}@${years[at]}` }} label={say('，看依据')}>
                    <MarkWord mark={verdict} />
                  </ExplainLink>
                </td>,
              ])}
            </tr>
          ))}
          <tr className="finance-rule">
            <th scope="row">{say('合计')}</th>
            {fundTotals.map(({ raised, used, left }, at) => [
              <td key={`${years[at]} raised`} className="num finance-year" data-label={label(at, '筹集')}>
                {raised === null ? '—' : plain(raised)}
              </td>,
              <td key={`${years[at]} used`} className="num" data-label={label(at, '使用')}>
                {used === null ? '—' : plain(used)}
              </td>,
              <td key={`${years[at]} left`} className="num" data-label={label(at, '未用')}>
                {left === null ? '—' : plain(left)}
              </td>,
              <td key={`${years[at]} verdict`} />,
            ])}
          </tr>
        </tbody>
      </table>
    </section>
  )
}
