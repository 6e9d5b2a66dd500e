import { MONITORED_GRADES, MONITORED_SUBJECTS, SOURCE_NAMES } from '../../standards/monitoring.ts'
import type { Frame } from '../frame.ts'
import { latestNaeq } from '../items/naeq.ts'
import { listed } from '../items/say.ts'
import type { CountyResult } from '../result.ts'
import { BLANK, column, type Figure, figure, gapsOf, percentOf, say, textCell } from './cells.ts'
import { countyFigure, countyText } from './figures.ts'
import type { Form, FormColumn, FormFigure } from './form.ts'
import { conclusion, ITEM_COLUMNS, itemRow, ownAccount, type Saying } from './item-rows.ts'

/** 表Ⅴ 教育质量: 9 rows in the shape of 表Ⅳ. */
export function formV(frame: Frame, result: CountyResult): Form {
  const items = frame.standard.items.filter((i) => i.domain === '教育质量')
  const rows = items.map((item) => itemRow(frame, result, item, SAYINGS[item.key] ?? conclusion('V')))
  return {
    key: 'V',
    name: '表Ⅴ',
    title: '教育质量',
    columns: ITEM_COLUMNS,
    rows,
    footnotes: [
      items.length > 0
        ? '注：比例保留 1 位小数，校际差异率保留 3 位，只供显示；是否达标按未取整的数判定。'
        : `${frame.standard.short} 没有教育质量各项，本表不适用；有关内容见表Ⅳ。`,
    ],
    gaps: gapsOf(ITEM_COLUMNS, rows, (row) => `第${row.cells[0]!.text}项`),
  }
}

const SAYINGS: Readonly<Record<string, Saying>> = {
  junior_retention_3y: (row) => {
    const rate: Figure = {
      value: row.found.value === null ? null : row.found.value * 100,
      missing: ['巩固率所需数据'],
    }
    const { asked } = row
    return say`初中毕业班学生${asked('grad9_count', '初中毕业班学生', '人')}，三年前入学${asked('grade7_3y_ago', '三年前入学', '人')}，三年转入${asked('transfer_in_3y', '三年转入', '')}，死亡${asked('deaths_3y', '死亡', '')}，转出${asked('transfer_out_3y', '转出', '')}，巩固率${row.number('巩固率', rate, '%')}`
  },
  disabled_enrolment: (row) => {
    const [all, enrolled, special] = ['disabled_total', 'disabled_enrolled', 'form:V.special_school.2'].map((key) =>
      countyFigure(row.frame, key),
    ) as [Figure, Figure, Figure]
    return say`残疾儿童少年${row.number('残疾儿童少年', all, '人')}，入学${row.number('入学', enrolled, '人')}，入学率${row.number('入学率', percentOf(enrolled, all), '%')}，其中特教学校就读${row.number('特教学校就读', special, '人')}，占比${row.number('特教学校占比', percentOf(special, enrolled), '%')}`
  },
  training_funds_5pct: ownAccount,
  naeq_level: (row) => subjects(row.frame),
}

const ROMAN = ['', 'Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ']

/** 语文：四年级Ⅲ级、校际差异率0.121，八年级…；数学：…. A subject without a result stays blank; one beyond the six is added. */
function subjects(frame: Frame): { text: string; figures: FormFigure[] } {
  const results = latestNaeq(frame.county)
  const others = [...new Set(results.map((r) => r.subject))].filter((s) => !(MONITORED_SUBJECTS as readonly string[]).includes(s))
  const figures: FormFigure[] = []
  const texts = [...MONITORED_SUBJECTS, ...others].map((subject) => {
    const grades = MONITORED_GRADES.map(([grade, word]) => {
      const found = results.find((r) => r.subject === subject && r.grade === grade)
      const rate = found && !Number.isNaN(found.rate) ? found.rate : null
      const level = found && !Number.isNaN(found.level) ? found.level : null
      const missing =
        found?.isTested === false
          ? [`${found.year} 年${word}${subject}未测`]
          : [
              ...(level === null ? [`${word}${subject}学业水平级别`] : []),
              ...(rate === null ? [`${word}${subject}校际差异率`] : []),
            ]
      const shown = figure(`${word}${subject}校际差异率`, { value: rate, missing }, 3, '', { indicator: 'naeq_level' })
      // A level alone still leaves the row open.
      figures.push(missing.length > 0 ? { ...shown, missing } : shown)
      const source = found && found.source !== 'national' ? `（${SOURCE_NAMES[found.source]}）` : ''
      return `${word}${source}${level === null ? BLANK : ROMAN[level]}级、校际差异率${say`${shown}`.text}`
    })
    return `${subject}：${grades.join('，')}`
  })
  return { text: texts.join('；'), figures }
}

const VETO_COLUMNS: readonly FormColumn[] = [
  column('number', '序号', 6),
  column('name', '一票否决情形', 38, { align: 'left' }),
  column('evidence', '佐证材料、负责人', 70, { align: 'left' }),
  column('raised', '有/无', 10),
]

/** 一票否决: 有 or 无 for every veto of the standard, its evidence, and who answers for it. */
export function vetoList(frame: Frame, result: CountyResult): Form {
  const rows = frame.standard.vetoes.map((veto, i) => {
    const key = `veto:${veto.key}`
    const found = result.items.find((item) => item.key === key)!
    const [evidenceKey, personKey] = [`form:V.veto_evidence.${veto.key}`, `form:V.veto_person.${veto.key}`]
    const [evidence, person] = [countyText(frame, evidenceKey), countyText(frame, personKey)]
    const lacking = [...(evidence ? [] : ['佐证材料']), ...(person ? [] : ['负责人'])]
    const word = found.verdict === 'met' ? '无' : found.verdict === 'unmet' ? '有' : ''
    return {
      key,
      cells: [
        textCell('number', String(i + 1), { indicator: key }),
        textCell('name', veto.zh, { indicator: key }),
        textCell('evidence', `佐证：${evidence || BLANK}　负责人：${person || BLANK}`, { indicator: key }, lacking),
        textCell('raised', word, { indicator: key }, word === '' ? [listed(found.detail)] : []),
      ],
    }
  })
  return {
    key: 'veto',
    name: '一票否决',
    title: '一票否决情形',
    columns: VETO_COLUMNS,
    rows,
    footnotes: ['注：有任何一种情形即不能通过；每一种都须写明有或无，附佐证并落实负责人。'],
    gaps: gapsOf(VETO_COLUMNS, rows, (row) => row.cells[1]!.text),
  }
}
