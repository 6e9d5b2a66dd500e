import { LEVEL_NAMES, LEVELS, type Level, type RuleKey } from '../../warnings/rules.ts'
import { officialDate } from '../official-text.ts'
import { type Block, cell, type Paper, paragraph } from '../paper.ts'
import { type BulletinTexts, bulletinHead, demandsOf } from './texts.ts'
import { besideLine, figureRun, STAGE_WORDS } from './words.ts'

/** A warning as its notice quotes it; `rule` in words, `source` the data it speaks of. */
export interface NoticedWarning {
  id: string
  rule: RuleKey
  ruleName: string
  level: Level
  subject: { school: string | null; stage: 'primary' | 'junior' | null; indicator: string | null }
  cause: string
  value: number | null
  threshold: number | null
  /** Days `YYYY-MM-DD`: since when it stands, and by when somebody must say that they know. */
  since: string
  due: string
  source: string
}

export interface NoticeInput {
  county: string
  /** Of one receiver. */
  warnings: readonly NoticedWarning[]
  texts: BulletinTexts
  on: string
  serial: number | null
}

/** The gravest level of several. */
export const gravest = (levels: readonly Level[]): Level => LEVELS.find((level) => levels.includes(level)) ?? 'blue'

/** 预警通知单: the warnings of one receiver, the gravest first, each with its cause in numbers; what is asked and by when; a receipt to send back. */
export function warningNotice({ county, warnings, texts, on, serial }: NoticeInput): Paper {
  const sorted = [...warnings].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
  const level = LEVEL_NAMES[gravest(sorted.map((warning) => warning.level))]
  const title = `${county}义务教育优质均衡发展${level}预警通知单`
  const sources = [...new Set(sorted.map(({ source }) => `“${source}”`))].join('、')
  return {
    ...bulletinHead(title, texts, on, serial),
    blocks: [
      paragraph(`依据${sources}的监测数据，你单位有${sorted.length}项触发预警，最高级别为${level}。现通知如下。`),
      heading('预警事项'),
      warningTable(sorted),
      heading('处置要求'),
      ...demandsOf(texts).map((line, i) => paragraph(`${i + 1}. ${line}`)),
      ...(texts.term ? [paragraph(`请于${officialDate(texts.term)}前填写回执，将处置安排报送${texts.issuer}。`)] : []),
    ],
    annexes: [{ title: '预警通知单回执', blocks: receipt(texts, sorted.length) }],
  }
}

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })

function warningTable(warnings: readonly NoticedWarning[]): Block {
  return {
    kind: 'table',
    caption: null,
    columns: [
      { width: 7, align: 'center' },
      { width: 10, align: 'center' },
      { width: 43, align: 'left' },
      { width: 12, align: 'right' },
      { width: 11, align: 'right' },
      { width: 17, align: 'center' },
    ],
    head: [[cell('序号'), cell('级别'), cell('事项和原因'), cell('现值'), cell('标准'), cell('触发日期')]],
    rows: warnings.map((warning, i) => [
      cell(String(i + 1)),
      cell(LEVEL_NAMES[warning.level]),
      cell(`${warning.ruleName}：${warning.cause}`),
      cell(shownOf(warning)),
      cell(warning.threshold === null ? '—' : `${warning.threshold}${unitOf(warning)}`),
      cell(warning.since),
    ]),
  }
}

function shownOf(warning: NoticedWarning) {
  const { id, value, threshold, cause, subject } = warning
  const { school, stage, indicator } = subject
  // A return that is overdue has no figure; what was not reported is a blank that says so.
  if (value === null && indicator === null) return '—'
  const explain = indicator === null ? null : { indicator, ...(school && { school }), ...(stage && { stage }) }
  return figureRun(value === null ? '' : `${shownValue(value, threshold)}${unitOf(warning)}`, {
    key: `warning.${id}`,
    label: cause,
    value,
    explain,
    missing: value === null ? ['所需数据没有报全'] : [],
  })
}

/** A section as a whole counts its indicators. */
const unitOf = ({ subject }: NoticedWarning): string => (subject.indicator === null && subject.stage !== null ? '项' : '')

const shownValue = (value: number, line: number | null): string =>
  Number.isInteger(value) ? String(value) : besideLine(value, line, value < 1 ? 3 : 2)

/** What the receiver fills in by hand and sends back. */
function receipt({ issuer }: BulletinTexts, count: number): Block[] {
  const line = (name: string) => [cell(name), cell('')]
  return [
    paragraph(`${issuer}：`),
    paragraph(`你办发来的预警通知单（${count}项）已收到，现将签收和处置安排报告如下。`),
    {
      kind: 'table',
      caption: null,
      columns: [
        { width: 28, align: 'center' },
        { width: 72, align: 'left' },
      ],
      head: [],
      rows: [
        line('签收单位（盖章）'),
        line('签收人、联系电话'),
        line('签收日期'),
        line('原因分析'),
        line('处置措施'),
        line('完成时间'),
        line('责任人'),
      ],
    },
  ]
}

/** What is asked of a receiver where nobody wrote anything else. */
export const usualDemand = (warnings: readonly NoticedWarning[]): string => {
  const schools = new Set(warnings.map(({ subject }) => subject.school))
  const stages = [...new Set(warnings.flatMap(({ subject }) => subject.stage ?? []))]
    .map((stage) => STAGE_WORDS[stage])
    .join('、')
  const where = schools.has(null) ? '所涉事项' : `${stages}上述各项`
  return [
    `核对${where}的数据。数据有误的，按填报规定申请修订；数据属实的，逐项分析原因。`,
    '逐项提出处置措施、完成时间和责任人，按期完成。',
    '处置完成后更新数据；数据恢复的，预警自动解除。',
  ].join('\n')
}
