import { schoolYearName, schoolYearOf } from '../../collection/round/school-year.ts'
import type { CountyResult, Verdict } from '../../evaluation/result.ts'
import type { Standard } from '../../standards/standard.ts'
import { nameIn, STAGE_WORDS, verdictWord } from '../bulletins/words.ts'

type Cell = string | number | null

/** A table of the results; `text` columns hold codes and words, the others numbers. */
export interface ResultTable {
  name: string
  columns: { zh: string; width: number; text: boolean }[]
  rows: Cell[][]
}

/** Whose results, of which data, by which rules: what an assessment must quote. */
export interface ResultHead {
  county: { code: string; name: string }
  source: string
  /** 统计时点, or the day it was judged for. */
  day: string
  judgedOn: string
  profile: { name: string; hash: string }
  engine: string
  inputHash: string
}

/**
 * A county's results as the city's assessment takes them over: 考核指标 is one line, so that the lines of many counties and years can stand below each
 * other; the other tables say what it was counted from. Each line begins with county and school year.
 */
export function resultTables(head: ResultHead, result: CountyResult, standard: Standard): ResultTable[] {
  const year = schoolYearName(schoolYearOf(head.day))
  const whose: Cell[] = [head.county.code, head.county.name, year]
  const name = nameIn(standard)
  const table = (title: string, columns: ResultTable['columns'], rows: Cell[][]): ResultTable => ({
    name: title,
    columns: [...WHOSE, ...columns],
    rows: rows.map((row) => [...whose, ...row]),
  })
  return [
    table('考核指标', ...summary(head, result, standard)),
    table(
      '差异系数',
      [word('学段', 6), word('指标', 34), number('差异系数'), number('上限'), word('判定', 10)],
      result.spreads
        .filter(({ verdict }) => verdict !== null)
        .map(({ stage, indicator, cv, limit, verdict }) => [
          STAGE_WORDS[stage],
          name(indicator),
          cv,
          limit,
          verdictWord(verdict),
        ]),
    ),
    table(
      '条款',
      [word('类别', 14), word('条款', 60), number('数值'), word('判定', 10), word('说明', 60)],
      [
        ...standard.items.map(({ key, domain }) => ({ key, domain })),
        ...standard.vetoes.map(({ key }) => ({ key: `veto:${key}`, domain: '一票否决' })),
      ].flatMap(({ key, domain }) => {
        const item = result.items.find((each) => each.key === key)
        if (!item) return []
        const verdict = domain === '一票否决' ? vetoWord(item.verdict) : verdictWord(item.verdict)
        return [[domain, name(key), item.value, verdict, item.detail.join('；')]]
      }),
    ),
    table(
      '学校学段',
      [word('学校代码', 13), word('学校名称', 26), word('学段', 6), number('在校生'), number('达标项数'), word('综合判定', 10)],
      result.sections.map(({ schoolCode, schoolName, stage, students, met, pass }) => [
        schoolCode,
        schoolName,
        STAGE_WORDS[stage],
        students,
        met,
        passWord(pass, standard),
      ]),
    ),
    table(
      '学校指标',
      [
        word('学校代码', 13),
        word('学校名称', 26),
        word('学段', 6),
        word('指标', 34),
        number('数值'),
        number('标准'),
        word('判定', 10),
      ],
      result.sections.flatMap(({ schoolCode, schoolName, stage, indicators }) =>
        standard.indicators.map(({ code, zh }) => {
          const { value = null, threshold = null, verdict = null } = indicators[code] ?? {}
          return [schoolCode, schoolName, STAGE_WORDS[stage], zh, value, threshold, verdictWord(verdict)]
        }),
      ),
    ),
  ]
}

const word = (zh: string, width: number) => ({ zh, width, text: true })
const number = (zh: string, width = 11) => ({ zh, width, text: false })
const WHOSE = [word('县代码', 10), word('县名称', 18), word('学年', 18)]

const vetoWord = (verdict: Verdict | null): string =>
  verdict === 'met' ? '未触发' : verdict === 'unmet' ? '触发' : verdictWord(verdict)

const passWord = (pass: boolean | null, { passRule }: Standard): string =>
  passRule ? verdictWord(pass === null ? 'not_judgeable' : pass ? 'met' : 'unmet') : '不判定'

function summary(head: ResultHead, result: CountyResult, standard: Standard): [ResultTable['columns'], Cell[][]] {
  const columns: ResultTable['columns'] = [word('统计时点', 12), word('标准', 16), word('县级结论', 10)]
  const row: Cell[] = [head.day, standard.zh, verdictWord(result.verdict)]
  const count = (zh: string, verdicts: readonly (Verdict | null)[]): void => {
    const judged = verdicts.filter((verdict) => verdict !== null)
    columns.push(number(`${zh}应判数`), number(`${zh}达标数`), number(`${zh}无法判定数`))
    row.push(
      judged.length,
      judged.filter((verdict) => verdict === 'met').length,
      judged.filter((verdict) => verdict === 'not_judgeable').length,
    )
  }
  for (const stage of ['primary', 'junior'] as const) {
    const sections = standard.passRule ? result.sections.filter((section) => section.stage === stage) : []
    count(
      `${STAGE_WORDS[stage]}学段`,
      sections.map(({ pass }) => (pass === null ? 'not_judgeable' : pass ? 'met' : 'unmet')),
    )
    count(
      `${STAGE_WORDS[stage]}差异系数`,
      result.spreads.filter((spread) => spread.stage === stage).map(({ verdict }) => verdict),
    )
  }
  const verdictOf = new Map(result.items.map(({ key, verdict }) => [key, verdict]))
  for (const domain of new Set(standard.items.map((item) => item.domain)))
    count(
      domain,
      standard.items.filter((item) => item.domain === domain).map(({ key }) => verdictOf.get(key) ?? null),
    )
  const vetoes = standard.vetoes.map(({ key }) => verdictOf.get(`veto:${key}`) ?? null)
  columns.push(number('触发一票否决项数'), number('一票否决无法判定项数'))
  row.push(vetoes.filter((v) => v === 'unmet').length, vetoes.filter((v) => v === 'not_judgeable').length)
  columns.push(
    word('数据', 26),
    word('评估日期', 12),
    word('标准文号', 18),
    word('标准版本', 20),
    word('口径', 14),
    word('口径版本', 20),
    word('评估程序', 20),
    word('数据校验码', 20),
  )
  const { source, judgedOn, profile, engine, inputHash } = head
  row.push(source, judgedOn, standard.docNo, standard.hash, profile.name, profile.hash, engine, inputHash)
  return [columns, [row]]
}
