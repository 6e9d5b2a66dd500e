import type { ItemGroup, Tally, UnitStanding } from '../../rectification/views/schema.ts'
import { officialDate } from '../official-text.ts'
import { type Block, cell, type Paper, paragraph } from '../paper.ts'
import { type BulletinTexts, bulletinHead, demandsOf } from './texts.ts'

/** What happened in the ledger from a day on. `rebounds`: closed items that came back. */
export interface LedgerTurns {
  since: string
  listed: number
  closed: number
  returned: number
  rebounds: number
}

/** An overdue item as a public paper names it: no person. `daysLate`: since its deadline. */
export interface LateLine {
  no: number
  subject: string
  units: readonly string[]
  deadline: string
  daysLate: number
}

export interface ProgressInput {
  county: string
  counts: Tally
  turns: LedgerTurns | null
  indicators: readonly ItemGroup[]
  /** As ranked: the most overdue first. */
  units: readonly UnitStanding[]
  sections: readonly UnitStanding[]
  /** The longest overdue first. */
  late: readonly LateLine[]
  texts: BulletinTexts
  /** 成文日期, and the day the ledger is told of. */
  on: string
  serial: number | null
}

/** 进度通报: how far the county's rectification has come on a day, indicator by indicator and unit by unit in order of what is overdue. */
export function progressBulletin(input: ProgressInput): Paper {
  const { county, texts, on, serial, sections, late } = input
  return {
    ...bulletinHead(`关于${county}义务教育优质均衡发展问题整改进度的通报`, texts, on, serial),
    blocks: [
      heading('总体进度'),
      ...overall(input),
      heading('责任单位进度排名'),
      ...unitBlocks(input),
      ...(sections.length > 0 ? [heading('责任科室进度排名'), rankTable('责任科室', sections)] : []),
      heading('存在的问题'),
      ...problems(input),
      heading('工作要求'),
      ...demandsOf(texts).map((line, i) => paragraph(`${i + 1}. ${line}`)),
      ...(texts.term ? [paragraph(`请于${officialDate(texts.term)}前将推进情况报送${texts.issuer}。`)] : []),
    ],
    annexes: late.length > 0 ? [{ title: '逾期整改任务清单', blocks: [lateTable(late)] }] : [],
  }
}

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })

function overall({ counts, turns, indicators, on }: ProgressInput): Block[] {
  const { total, standing, late, closed } = counts
  return [
    paragraph(
      `截至${officialDate(on)}，整改台账共有任务${total}项，已销号${closed}项${total > 0 ? `，销号率${shareOf(counts)}` : ''}；在办${standing}项，其中逾期${late}项。`,
    ),
    ...(turns
      ? [
          paragraph(
            `${officialDate(turns.since)}以来，新列入${turns.listed}项，销号${turns.closed}项，退回${turns.returned}次，销号后反弹${turns.rebounds}项。`,
          ),
        ]
      : []),
    ...(indicators.length > 0 ? [indicatorTable(indicators)] : []),
  ]
}

/** 销号率. With one decimal, never rounded up to all where something is left, nor down to nothing where something is done. */
export function shareOf({ total, closed }: Pick<Tally, 'total' | 'closed'>): string {
  if (total === 0) return '—'
  const share = (100 * closed) / total
  const shown = share.toFixed(1)
  if (closed < total && shown === '100.0') return '99.9%'
  if (closed > 0 && shown === '0.0') return '不到0.1%'
  return `${shown.replace(/\.0$/, '')}%`
}

function indicatorTable(indicators: readonly ItemGroup[]): Block {
  return {
    kind: 'table',
    caption: '各项整改进度',
    columns: [
      { width: 44, align: 'left' },
      { width: 11, align: 'right' },
      { width: 11, align: 'right' },
      { width: 11, align: 'right' },
      { width: 11, align: 'right' },
      { width: 12, align: 'right' },
    ],
    head: [['指标或事项', '任务', '已销号', '在办', '逾期', '销号率'].map((name) => cell(name))],
    rows: indicators.map(({ name, standing, late, closed }) => {
      const total = standing + closed
      return [name || '其他事项', total, closed, standing, late, shareOf({ total, closed })].map((each) => cell(String(each)))
    }),
  }
}

function unitBlocks({ units }: ProgressInput): Block[] {
  if (units.length === 0) return [paragraph('台账中的任务尚未落实责任单位。')]
  return [
    paragraph('按逾期任务由多到少排列；逾期任务数相同的，逾期时间长的在前。几个单位共同负责的任务，每个单位都计。'),
    rankTable('责任单位', units),
  ]
}

function rankTable(who: string, units: readonly UnitStanding[]): Block {
  return {
    kind: 'table',
    caption: null,
    columns: [
      { width: 8, align: 'center' },
      { width: 32, align: 'left' },
      { width: 9, align: 'right' },
      { width: 10, align: 'right' },
      { width: 11, align: 'right' },
      { width: 9, align: 'right' },
      { width: 12, align: 'right' },
      { width: 9, align: 'right' },
    ],
    head: [['名次', who, '任务', '已销号', '销号率', '逾期', '最长逾期天数', '退回'].map((name) => cell(name))],
    rows: units.map((unit) =>
      [unit.rank, unit.name, unit.total, unit.closed, shareOf(unit), unit.late, unit.longestLate || '', unit.returns || ''].map(
        (each) => cell(String(each)),
      ),
    ),
  }
}

function problems({ units, counts }: ProgressInput): Block[] {
  const lines = units
    .filter(({ late }) => late > 0)
    .map(({ name, late, longestLate }) => `${name}有${late}项任务逾期，最长逾期${longestLate}天。`)
  const back = units.filter(({ rebounds }) => rebounds > 0).map(({ name, rebounds }) => `${name}${rebounds}项`)
  if (back.length > 0) lines.push(`销号后又不达标的任务：${back.join('、')}。`)
  const unheld = counts.late > 0 && lines.length === 0
  if (unheld) lines.push(`有${counts.late}项逾期任务没有落实责任单位。`)
  if (lines.length === 0) return [paragraph('没有逾期和反弹的任务。')]
  return lines.map((line, i) => paragraph(`${i + 1}. ${line}`))
}

function lateTable(late: readonly LateLine[]): Block {
  return {
    kind: 'table',
    caption: null,
    columns: [
      { width: 9, align: 'center' },
      { width: 43, align: 'left' },
      { width: 22, align: 'left' },
      { width: 15, align: 'center' },
      { width: 11, align: 'right' },
    ],
    head: [['编号', '任务', '责任单位', '完成时间', '逾期天数'].map((name) => cell(name))],
    rows: late.map(({ no, subject, units, deadline, daysLate }) =>
      [`№${no}`, subject, units.join('、') || '未落实', deadline, daysLate].map((each) => cell(String(each))),
    ),
  }
}
