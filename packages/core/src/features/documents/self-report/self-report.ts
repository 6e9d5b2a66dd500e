import type { FormKey } from '../../evaluation/forms/form.ts'
import { formsOf, type JudgedCounty } from '../../evaluation/forms/forms.ts'
import { type Matrix, matrixOf } from '../../evaluation/matrix/matrix.ts'
import type { Verdict } from '../../evaluation/result.ts'
import { blanksOf } from '../figures.ts'
import { officialDate } from '../official-text.ts'
import { type Annex, type Block, cell, emptyPaper, type Paper, paragraph, type Run } from '../paper.ts'
import { attainmentBlocks } from './attainment.ts'
import { cellRun, counted } from './figure-runs.ts'
import { OWN_TEXTS, type OwnTextKey } from './own-texts.ts'
import { problemList } from './problem-list.ts'

/** What the report is about besides the figures. Days are `YYYY-MM-DD`. */
export interface ReportFrame {
  texts: Partial<Record<OwnTextKey, string>>
  /** What was judged, in the words of the run. */
  source: string
  isProvisional: boolean
  judgedOn: string
  statisticsDay: string | null
  /** 发文机关署名; 成文日期 stays open until it is issued. */
  signedBy: string
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  met: '达到优质均衡发展县评估认定标准',
  unmet: '尚未达到优质均衡发展县评估认定标准',
  not_judgeable: '数据不全，暂不能判定是否达到优质均衡发展县评估认定标准',
}

const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text })

/** 县级自评报告 (standards.md §6.3) of a judged county, every number with where it comes from. */
export function selfReport(judged: JudgedCounty, about: ReportFrame): Paper {
  const { frame, result } = judged
  const forms = new Map<FormKey, ReturnType<typeof formsOf>[number]>(formsOf(judged).map((form) => [form.key, form]))
  const matrix = matrixOf(judged)
  const name = frame.county.name || frame.county.code
  const own = (key: OwnTextKey): Block => ({
    kind: 'own',
    text: about.texts[key] ?? '',
    ...OWN_TEXTS.find((one) => one.key === key)!,
  })
  const paper: Paper = {
    ...emptyPaper(`${name}义务教育优质均衡发展\n县级自评报告`),
    signature: { by: about.signedBy, on: null },
    fields: { 县名: name, 数据来源: about.source, 评估日期: officialDate(about.judgedOn), 评估结论: VERDICTS[result.verdict] },
    blocks: [
      heading(1, '基本情况'),
      heading(2, '县情'),
      own('county'),
      ...countyBlocks(forms.get('I')!),
      heading(2, '创建历程'),
      own('history'),
      heading(1, '自评组织'),
      own('organisation'),
      paragraph(basisSentence(judged, about)),
      heading(1, '指标达成情况'),
      ...attainmentBlocks(judged, forms),
      heading(1, '主要做法与特色'),
      own('practice'),
      heading(1, '问题与原因'),
      ...problemBlocks(matrix),
      own('causes'),
      heading(1, '整改与巩固措施'),
      own('measures'),
      heading(1, '结论'),
      paragraph(`按照《${frame.standard.zh}》评估标准（${frame.standard.docNo}）自评，${name}${VERDICTS[result.verdict]}。`),
      own('conclusion'),
    ],
    annexes: [problemList(matrix)],
  }
  const blanks = blankList(paper)
  return blanks ? { ...paper, annexes: [...paper.annexes, blanks] } : paper
}

function countyBlocks(form: Parameters<typeof cellRun>[0]): Block[] {
  const one = (column: string, label: string): Run => cellRun(form, 'county', column, label)
  return [
    paragraph(
      '全县常住人口',
      one('L1', '常住人口（万人）'),
      '万人，其中农业人口',
      one('L2', '农业人口（万人）'),
      '万人；有乡镇',
      one('L3', '乡镇数'),
      '个、行政村',
      one('L4', '行政村数'),
      '个。年人均国内生产总值',
      one('L5', '年人均国内生产总值'),
      '元，年人均地方财政收入',
      one('L6', '年人均地方财政收入'),
      '元，城镇居民年人均可支配收入',
      one('L8', '城镇居民年人均可支配收入'),
      '元，农民年人均纯收入',
      one('L7', '农民年人均纯收入'),
      '元。',
    ),
    heading(2, '教育规模'),
    paragraph(
      '全县有小学',
      one('L9', '小学所数'),
      '所、九年一贯制学校',
      one('L10', '九年一贯制学校所数'),
      '所、初级中学',
      one('L11', '初级中学所数'),
      '所、完全中学',
      one('L12', '完全中学所数'),
      '所、十二年一贯制学校',
      one('L13', '十二年一贯制学校所数'),
      '所、特殊教育学校',
      one('L14', '特殊教育学校所数'),
      '所，小学教学点',
      one('L15', '小学教学点数'),
      '个。小学在校学生',
      one('L19', '小学在校学生数'),
      '人、教学班',
      one('L17', '小学教学班数'),
      '个、专任教师',
      one('L22', '小学专任教师数'),
      '人；初中在校学生',
      one('L20', '初中在校学生数'),
      '人、教学班',
      one('L18', '初中教学班数'),
      '个、专任教师',
      one('L24', '初中专任教师数'),
      '人。',
    ),
  ]
}

function basisSentence({ frame }: JudgedCounty, { source, isProvisional, judgedOn, statisticsDay }: ReportFrame): string {
  const day = statisticsDay ? `，统计时点为${officialDate(statisticsDay)}` : ''
  const kind = isProvisional ? '数据尚未锁定，结果为过程数据。' : ''
  return `本次自评以“${source}”为依据${day}，按照${frame.standard.docNo}规定的标准，于${officialDate(judgedOn)}逐校逐项评估。${kind}`
}

function problemBlocks({ claim, judged, rows }: Matrix): Block[] {
  const lacking = judged.flatMap((column, k) => {
    const [primary, junior] = (['primary', 'junior'] as const).map(
      (stage) => rows.filter((row) => row.stage === stage && row.cells[k]?.mark === 'unmet').length,
    )
    return primary! + junior! === 0 ? [] : [{ column, primary: primary!, junior: junior! }]
  })
  return [
    paragraph(
      '对照标准，有',
      counted('claim.schools', '有待提升的学校数', claim.schools),
      '所学校的',
      counted('claim.items', '有待提升的项数', claim.items),
      '项有待提升，县级事项',
      counted('claim.county', '未达标的县级事项数', claim.county.items),
      '项未达标；因数据未报暂不能判定的',
      counted('claim.unknown', '暂不能判定的项数', claim.unknown + claim.county.unknown),
      '项。分校问题清单见附件。',
    ),
    ...lacking.map(({ column, primary, junior }) =>
      paragraph(
        `${column.zh}：小学`,
        counted(`lacking.${column.key}.primary`, `${column.zh}未达标的小学学段数`, primary),
        '个学段、初中',
        counted(`lacking.${column.key}.junior`, `${column.zh}未达标的初中学段数`, junior),
        '个学段未达标。',
      ),
    ),
  ]
}

/** Every blank of the paper with what it waits for; null where there is none. */
function blankList(paper: Paper): Annex | null {
  const blanks = blanksOf(paper)
  if (blanks.length === 0) return null
  return {
    title: '未能填写的数据及原因',
    blocks: [
      {
        kind: 'table',
        caption: null,
        columns: [
          { width: 0.7, align: 'center' },
          { width: 4, align: 'left' },
          { width: 5, align: 'left' },
        ],
        head: [['序号', '数据', '原因'].map((text) => cell(text))],
        rows: blanks.map(({ label, missing }, i) => [
          cell(String(i + 1)),
          cell(label),
          cell(missing.length > 0 ? missing.join('；') : '所需数据未报'),
        ]),
      },
    ],
  }
}
