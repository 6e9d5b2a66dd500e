import { bulletinHead, demandsOf } from '../../documents/bulletins/texts.ts'
import { besideLine, figureRun } from '../../documents/bulletins/words.ts'
import { officialDate } from '../../documents/official-text.ts'
import { type Block, cell, type Paper, paragraph } from '../../documents/paper.ts'
import { LETTER_FACTS, type LetterKind } from './kinds.ts'
import type { LetterItem, LetterTexts, ReplyTerm } from './schema.ts'

export interface LetterInput {
  kind: LetterKind
  texts: LetterTexts
  /** 主送单位. */
  to: string
  items: readonly LetterItem[]
  term: ReplyTerm
  recheckDays: number | null
  /** Day of the letter, `YYYY-MM-DD`. */
  on: string
  /** Null: not numbered yet. */
  serial: number | null
}

/**
 * 督办单, 整改通知书 or 督导意见书 as a paper in GB/T 9704 layout: its items with value, line and gap as the ledger holds them on `on`, what is asked,
 * by when and how to reply; a form for the reply behind it.
 */
export function letterPaper({ kind, texts, to, items, term, recheckDays, on, serial }: LetterInput): Paper {
  const head = bulletinHead(texts.title, { ...texts, to, copies: null, term: null }, on, serial)
  const demands = demandsOf({ ...texts, to, copies: null, term: null }).map((line, i) => paragraph(`${i + 1}. ${line}`))
  const reply = replyLine(kind, texts.issuer, term)
  const recheck =
    recheckDays === null
      ? []
      : [paragraph(`对本意见书有异议的，可以自送达之日起${recheckDays}日内向${texts.issuer}书面申请复查。`)]
  const parts: Record<LetterKind, () => Block[]> = {
    chase: () => [
      ...lines(texts.cause),
      heading('督办事项'),
      itemTable(items),
      heading('办理要求'),
      ...demands,
      heading('办理时限和回复'),
      reply,
    ],
    notice: () => [
      ...lines(texts.cause),
      heading('存在的问题'),
      itemTable(items),
      ...basisLines(items),
      heading('整改要求'),
      ...demands,
      heading('整改期限和报告'),
      reply,
    ],
    opinion: () => [
      ...lines(texts.cause),
      heading('基本情况'),
      ...lines(texts.situation || '（待填写）'),
      heading('主要成绩'),
      ...lines(texts.merits || '（待填写）'),
      heading('存在的问题'),
      ...(items.length > 0 ? [itemTable(items), ...basisLines(items)] : [paragraph('本次督导没有列入整改台账的问题。')]),
      heading('整改要求'),
      ...demands,
      heading('整改时限与反馈方式'),
      reply,
      ...recheck,
    ],
  }
  return { ...head, blocks: parts[kind](), annexes: [{ title: REPLY_TITLES[kind], blocks: replyForm(kind, texts, items) }] }
}

const REPLY_TITLES: Readonly<Record<LetterKind, string>> = {
  chase: '督办事项办理情况回复单',
  notice: '整改情况报告单',
  opinion: '督导意见整改情况报告单',
}

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })

const lines = (text: string): Block[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => paragraph(line))

function replyLine(kind: LetterKind, issuer: string, term: ReplyTerm): Block {
  const by = term.by === 'day' ? `于${officialDate(term.day)}前` : `自本${shortName(kind)}送达之日起${term.days}日内`
  const what = kind === 'chase' ? '办理情况' : '整改情况'
  return paragraph(`请${by}将${what}书面报送${issuer}（见附件）。逾期未报送的，将报请上级督办。`)
}

const shortName = (kind: LetterKind): string => (kind === 'opinion' ? '意见书' : kind === 'notice' ? '通知书' : '督办单')

function itemTable(items: readonly LetterItem[]): Block {
  return {
    kind: 'table',
    caption: null,
    columns: [
      { width: 9, align: 'center' },
      { width: 37, align: 'left' },
      { width: 12, align: 'right' },
      { width: 11, align: 'right' },
      { width: 12, align: 'right' },
      { width: 19, align: 'center' },
    ],
    head: [[cell('台账号'), cell('事项'), cell('列入时的值'), cell('标准'), cell('差额'), cell('完成时限')]],
    rows: items.map((item) => [
      cell(`№${item.no}`),
      cell(aboutItem(item)),
      cell(figure(item, 'value')),
      cell(item.threshold === null ? '—' : String(item.threshold)),
      cell(figure(item, 'gap')),
      cell(item.deadline === null ? '未定' : overdueText(item)),
    ]),
  }
}

/** A problem that was listed by the system names its school and indicator itself; it is not said twice. */
function aboutItem({ where, indicatorName, problem }: LetterItem): string {
  const [school = ''] = where.split('　')
  const before = [problem.includes(school) ? '' : where, problem.includes(indicatorName) ? '' : indicatorName]
  const named = before.filter(Boolean).join('　')
  return named === '' ? problem : `${named}：${problem}`
}

const overdueText = ({ deadline, overdueDays }: LetterItem): string =>
  overdueDays > 0 ? `${deadline}（逾期${overdueDays}天）` : deadline!

/** A judgement has no value: it is a dash, not a blank to be filled. */
function figure({ no, value, threshold, gap, unit, isSpread, problem }: LetterItem, part: 'value' | 'gap') {
  const shown = part === 'value' ? value : gap
  if (shown === null) return '—'
  const digits = isSpread ? 3 : 2
  const line = part === 'value' ? threshold : null
  const text = Number.isInteger(shown) ? String(shown) : besideLine(shown, line, digits)
  const label = `${problem}（${part === 'value' ? '列入台账时的值' : '差额'}）`
  return figureRun(part === 'gap' ? `${text}${unit}` : text, { key: `item.${no}.${part}`, label, value: shown })
}

function basisLines(items: readonly LetterItem[]): Block[] {
  const bases = [...new Set(items.map(({ basis }) => basis.trim()).filter(Boolean))]
  return bases.length === 0 ? [] : [paragraph(`依据：${bases.map((basis) => basis.replace(/[。；]$/, '')).join('；')}。`)]
}

/** What the addressee fills in and sends back, where it does not reply in the system. */
function replyForm(kind: LetterKind, { issuer }: LetterTexts, items: readonly LetterItem[]): Block[] {
  const line = (name: string) => [cell(name), cell('')]
  const about = items.length > 0 ? `（台账${items.map(({ no }) => `№${no}`).join('、')}）` : ''
  return [
    paragraph(`${issuer}：`),
    paragraph(`你单位发来的${LETTER_FACTS[kind].zh}${about}已收到，现将有关情况报告如下。`),
    {
      kind: 'table',
      caption: null,
      columns: [
        { width: 28, align: 'center' },
        { width: 72, align: 'left' },
      ],
      head: [],
      rows: [
        line('报送单位（盖章）'),
        line('原因分析'),
        line(kind === 'chase' ? '办理进展和结果' : '整改措施和结果'),
        line('尚未完成的事项'),
        line('下一步措施、完成时间'),
        line('责任人'),
        line('报送日期'),
      ],
    },
  ]
}

/** What is asked where nobody wrote anything else. */
export const usualDemand = (kind: LetterKind): string =>
  (kind === 'chase'
    ? [
        '逐项核对整改进展，查明没有按期完成的原因。',
        '明确每一项的措施、完成时间和责任人，主要领导亲自过问，按期完成。',
        '完成的事项在整改台账中提请验收，并上传佐证材料。',
      ]
    : [
        '逐项制定整改措施，明确完成时间和责任人。',
        '按期完成整改；需要建设、采购的，写明每个节点的日期。',
        '整改完成后更新数据并提请验收，以新的数据或核实的数据销号。',
      ]
  ).join('\n')

/** Why the letter is written, with the numbers of the items. */
export function usualCause(kind: LetterKind, items: readonly LetterItem[]): string {
  const overdue = items.filter(({ overdueDays }) => overdueDays > 0).length
  if (kind === 'chase')
    return `经核查整改台账，你单位负责的${items.length}项整改任务尚未销号${overdue > 0 ? `，其中${overdue}项已逾期` : ''}。现予督办。`
  if (kind === 'notice') return `经核查，你单位有${items.length}项问题未达到义务教育优质均衡发展的要求。现通知如下。`
  return '依据《教育督导条例》，对你单位义务教育优质均衡发展情况进行了督导。现提出如下督导意见。'
}
