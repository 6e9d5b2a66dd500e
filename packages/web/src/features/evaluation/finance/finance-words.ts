import type { FinanceSheet } from '@junheng/core/features/evaluation/finance/sheet.ts'
import type { Verdict } from '@junheng/core/features/evaluation/result.ts'
import type { FinanceSay } from './finance-english.ts'

/** The page's one message: how the last year stands that anything was reported for. */
export function titleOf({ years, groups }: FinanceSheet, say: FinanceSay): string {
  const year = years.at(-1)!
  const of = (verdict: Verdict) => groups.filter(({ verdicts }) => verdicts.at(-1) === verdict).map(({ zh }) => zh)
  const [unmet, open] = [of('unmet'), of('not_judgeable')]
  if (unmet.length + open.length === 0) return say('{year} 年教育经费：{n} 组要求全部达标', { year, n: groups.length })
  const what = [
    ...(unmet.length > 0 ? [say('{n} 组未达标（{names}）', { n: unmet.length, names: unmet.join(say('、')) })] : []),
    ...(open.length > 0 ? [say('{n} 组无法判定（{names}）', { n: open.length, names: open.join(say('、')) })] : []),
  ]
  return say('{year} 年教育经费：{what}', { year, what: what.join(say('，')) })
}

type Cell = string | number | null

/** The sheet as a table: a line an amount or a requirement; for a year its figure, verdict, line, shortfall in yuan, and what it waits for. */
export function tableOf(
  { years, groups }: FinanceSheet,
  words: Readonly<Record<Verdict, string>>,
  say: FinanceSay,
): { header: string[]; rows: Cell[][] } {
  const header = [
    say('类别'),
    say('项目'),
    say('单位'),
    say('填报单位或依据'),
    ...years.flatMap((year) => [
      say('{year} 年', { year }),
      say('{year} 年结论', { year }),
      say('{year} 年应达到', { year }),
      say('{year} 年缺（元）', { year }),
      say('{year} 年缺少的数据', { year }),
    ]),
  ]
  const rows = groups.flatMap(({ zh: group, amounts, rules }) => [
    ...amounts.map(({ zh, unit, reporter, cells }): Cell[] => [
      group,
      zh,
      unit,
      reporter,
      ...cells.flatMap(({ value }) => [value, null, null, null, null]),
    ]),
    ...rules.map(({ zh, unit, clause, cells }): Cell[] => [
      group,
      zh,
      unit,
      clause,
      ...cells.flatMap(({ value, verdict, line, gap, missing }): Cell[] => [
        value,
        words[verdict],
        line,
        gap?.yuan ?? null,
        missing.length > 0 ? missing.join(say('、')) : null,
      ]),
    ]),
  ])
  return { header, rows }
}
