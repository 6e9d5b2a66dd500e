import { STAGES, type Stage } from '../../collection/county.ts'
import type { Form, FormKey } from '../../evaluation/forms/form.ts'
import type { JudgedCounty } from '../../evaluation/forms/forms.ts'
import type { Verdict } from '../../evaluation/result.ts'
import { barChart } from '../charts.ts'
import { type Block, paragraph, type Run } from '../paper.ts'
import { cellRun, counted } from './figure-runs.ts'
import { itemTable, plainTable, turnedTable, vetoTable } from './form-tables.ts'

const ZH: Readonly<Record<Stage, string>> = { primary: '小学', junior: '初中' }
const heading = (level: 2 | 3, text: string): Block => ({ kind: 'heading', level, text })
const LEGEND = [
  { ink: 'neutral', text: '小学' },
  { ink: 'met', text: '初中' },
] as const

/** 三、指标达成: the six parts with their tables and charts. */
export function attainmentBlocks(judged: JudgedCounty, forms: ReadonlyMap<FormKey, Form>): Block[] {
  const of = (key: FormKey): Form => forms.get(key)!
  return [
    heading(2, '资源配置'),
    ...resourceBlocks(judged, of('II-1')),
    heading(2, '校际差异系数'),
    ...spreadBlocks(judged, of('III')),
    heading(2, '政府保障程度'),
    paragraph(...itemSentence(judged, of('IV'), '政府保障')),
    itemTable(of('IV'), '表3　政府保障程度'),
    heading(2, '教育质量'),
    paragraph(...itemSentence(judged, of('V'), '教育质量')),
    itemTable(of('V'), '表4　教育质量'),
    heading(2, '社会认可度'),
    paragraph(
      '问卷综合满意度',
      cellRun(of('VI'), 'total', 'L4', '问卷综合满意度'),
      '%，走访满意度',
      cellRun(of('VI'), 'total', 'L7', '走访满意度'),
      '%。',
    ),
    plainTable(of('VI'), '表5　社会认可度调查'),
    heading(2, '一票否决情形'),
    vetoTable(of('veto'), '表6　一票否决情形'),
  ]
}

function resourceBlocks({ frame, result }: JudgedCounty, form: Form): Block[] {
  const parts: (Run | string)[] = []
  for (const stage of STAGES) {
    const count = result.counts[stage]
    if (!count) continue
    parts.push(
      `${ZH[stage]}学段计入评估`,
      counted(`counts.${stage}`, `${ZH[stage]}计入评估的学段数`, count.sections),
      '个，综合达标',
      cellRun(form, `${stage}.count`, 'L8', `${ZH[stage]}综合达标学校数`),
      '个，占',
      cellRun(form, `${stage}.ratio`, 'L8', `${ZH[stage]}综合达标比例`),
      stage === 'primary' ? '%；' : '%。',
    )
  }
  const value = (stage: Stage, column: string) =>
    form.rows.find(({ key }) => key === `${stage}.ratio`)?.cells.find((cell) => cell.column === column)?.value ?? null
  const rows = frame.standard.indicators.map(({ code, short }) => ({
    name: short,
    bars: STAGES.map((stage) => {
      const share = value(stage, code)
      return {
        value: share,
        text: share === null ? '无法判定' : `${share.toFixed(1)}%`,
        ink: stage === 'primary' ? 'neutral' : 'met',
      } as const
    }),
  }))
  return [
    paragraph(...parts, '各项指标达标情况如下。'),
    turnedTable(form, '表1　资源配置各项指标达标学校'),
    {
      kind: 'picture',
      caption: '图1　各项指标达标学校比例',
      alt: '各项资源配置指标达标学校所占比例的条形图，数值见表1',
      drawing: barChart(rows, { max: 100, marks: [], legend: LEGEND }),
    },
  ]
}

function spreadBlocks({ frame, result }: JudgedCounty, form: Form): Block[] {
  const spreads = result.spreads.filter(({ indicator }) => indicator !== 'composite')
  const count = (stage: Stage, verdict: Verdict) => spreads.filter((one) => one.stage === stage && one.verdict === verdict).length
  const parts = STAGES.flatMap((stage) => [
    `${ZH[stage]}`,
    counted(`spreads.${stage}.met`, `${ZH[stage]}差异系数达标项数`, count(stage, 'met')),
    '项达标，',
    counted(`spreads.${stage}.unmet`, `${ZH[stage]}差异系数未达标项数`, count(stage, 'unmet')),
    '项未达标，',
    counted(`spreads.${stage}.unknown`, `${ZH[stage]}差异系数无法判定项数`, count(stage, 'not_judgeable')),
    stage === 'primary' ? '项无法判定；' : '项无法判定。',
  ])
  const limitOf = (stage: Stage) => spreads.find((one) => one.stage === stage)?.limit ?? null
  const rows = frame.standard.indicators.map(({ code, short }) => ({
    name: short,
    bars: STAGES.map((stage) => {
      const found = spreads.find((one) => one.stage === stage && one.indicator === code)
      const cv = found?.cv ?? null
      const ink = found?.verdict === 'unmet' ? 'unmet' : stage === 'primary' ? 'neutral' : 'met'
      return { value: cv, text: cv === null ? '无法判定' : cv.toFixed(3), ink } as const
    }),
  }))
  const highest = Math.max(0.6, ...spreads.map(({ cv }) => cv ?? 0))
  const marks = STAGES.flatMap((stage) => {
    const limit = limitOf(stage)
    return limit === null ? [] : [{ at: limit, label: `${ZH[stage]}上限 ${limit}` }]
  })
  return [
    paragraph(...parts),
    turnedTable(form, '表2　校际差异系数'),
    {
      kind: 'picture',
      caption: '图2　各项指标校际差异系数与上限',
      alt: '各项指标小学、初中校际差异系数的条形图，虚线为上限，数值见表2',
      drawing: barChart(rows, { max: highest, marks, legend: [...LEGEND, { ink: 'unmet', text: '超过上限' }] }),
    },
  ]
}

function itemSentence({ result }: JudgedCounty, form: Form, name: string): (Run | string)[] {
  const verdicts = new Map(result.items.map(({ key, verdict }) => [key, verdict]))
  const count = (verdict: Verdict) => form.rows.filter(({ key }) => verdicts.get(key) === verdict).length
  return [
    `${name}${form.rows.length}项中，达标`,
    counted(`${form.key}.met`, `${name}达标项数`, count('met')),
    '项，未达标',
    counted(`${form.key}.unmet`, `${name}未达标项数`, count('unmet')),
    '项，无法判定',
    counted(`${form.key}.unknown`, `${name}无法判定项数`, count('not_judgeable')),
    '项。',
  ]
}
