import { schoolYearName, schoolYearOf } from '../../collection/round/school-year.ts'
import type { CountyDifference } from '../../evaluation/difference/difference.ts'
import type { CountyResult } from '../../evaluation/result.ts'
import type { SchoolChange } from '../../evaluation/runs/schema.ts'
import type { Standard } from '../../standards/standard.ts'
import { officialDate } from '../official-text.ts'
import type { Block, Paper } from '../paper.ts'
import { paragraph } from '../paper.ts'
import { failingAnnex } from './circular-schools.ts'
import { overallTable, spreadTable } from './circular-tables.ts'
import { turnsOf } from './circular-turns.ts'
import { type BulletinTexts, bulletinHead, demandsOf } from './texts.ts'
import { nameIn, verdictWord } from './words.ts'

/** A kept judgement as the circular quotes it. `day`: 统计时点, or the day it was judged for where the data states none. */
export interface CircularSide {
  name: string
  day: string
  result: CountyResult
}

export interface CircularInput {
  county: string
  after: CircularSide
  /** Null: there is nothing to compare with. */
  before: CircularSide | null
  difference: CountyDifference | null
  /** What became of schools between the two. */
  schools: readonly SchoolChange[]
  standard: Standard
  /** What people call the profile. */
  profile: string
  texts: BulletinTexts
  /** 成文日期. */
  on: string
  serial: number | null
}

/** 监测通报: where the county stands by one kept judgement, what improved and what fell since another, which schools fail, and what is asked of whom. */
export function circularPaper(input: CircularInput): Paper {
  const { after, texts, on, serial, standard } = input
  const year = schoolYearName(schoolYearOf(after.day))
  const annex = failingAnnex(after.result, standard)
  return {
    ...bulletinHead(`关于${input.county}${year}${subjectOf(standard)}监测情况的通报`, texts, on, serial),
    blocks: [
      basis(input),
      heading('总体情况'),
      overall(input),
      overallTable(input),
      heading('校际差异'),
      ...spreads(input),
      ...changes(input),
      heading('存在的问题'),
      ...problems(input, annex !== null),
      heading('工作要求'),
      ...demandsOf(texts).map((line, i) => paragraph(`${i + 1}. ${line}`)),
      ...(texts.term ? [paragraph(`请于${officialDate(texts.term)}前将整改安排报送${texts.issuer}。`)] : []),
    ],
    annexes: annex ? [annex] : [],
  }
}

const subjectOf = ({ zh }: Standard): string => `义务教育${zh.replace(/^义务教育/, '')}`

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })

function basis({ after, before, standard, profile }: CircularInput): Block {
  const against = before ? `并与“${before.name}”（统计时点${officialDate(before.day)}）作了比较` : '此前没有可以比较的监测结果'
  return paragraph(
    `依据《${standard.document.replace(/[《》]/g, '')}》（${standard.docNo}）和“${profile}”口径，对统计时点为${officialDate(after.day)}的数据（“${after.name}”）进行了监测，${against}。现将有关情况通报如下。`,
  )
}

function overall({ after: { result }, before, standard }: CircularInput): Block {
  const open = result.items.filter(({ verdict }) => verdict === 'not_judgeable').length
  const was = before ? `，上次为${verdictWord(before.result.verdict)}` : ''
  return paragraph(
    `按${standard.zh}标准，全县结论为${verdictWord(result.verdict)}${was}。`,
    open > 0 ? `另有${open}项县级条款因数据或结论没有报全，暂时无法判定。` : '',
  )
}

function spreads(input: CircularInput): Block[] {
  const { result } = input.after
  const judged = result.spreads.filter(({ verdict }) => verdict !== null)
  const over = judged.filter(({ verdict }) => verdict === 'unmet').length
  const open = judged.filter(({ verdict }) => verdict === 'not_judgeable').length
  const rest = open > 0 ? `，${open}项无法判定` : ''
  return [
    paragraph(`差异系数共${judged.length}项，其中${judged.length - over - open}项达标，${over}项超过上限${rest}。`),
    spreadTable(input),
  ]
}

function changes(input: CircularInput): Block[] {
  const { difference, before, schools, standard } = input
  if (!before) return []
  if (!difference) return [heading('变化情况'), paragraph('两次监测依据的标准不同，指标不能一一对应，不作逐项比较。')]
  const { better, worse, other } = turnsOf(difference, standard)
  const listed = (lines: readonly string[], none: string): Block[] =>
    lines.length > 0 ? lines.map((line, i) => paragraph(`${i + 1}. ${line}`)) : [paragraph(none)]
  return [
    heading('改善情况'),
    ...listed(better, '没有由未达标转为达标的学校、差异系数或条款。'),
    heading('回落情况'),
    ...listed(worse, '没有由达标转为未达标的学校、差异系数或条款。'),
    ...(other.length > 0 ? [heading('其他变化'), ...listed(other, '')] : []),
    ...(schools.length > 0 ? [heading('学校变动'), ...schools.map((each) => paragraph(movedSentence(each)))] : []),
  ]
}

const MOVES: Readonly<Record<SchoolChange['kind'], string>> = {
  added: '本次新列入监测',
  removed: '本次不再列入监测',
  merged: '合并',
  split: '分设',
  renamed: '更名',
  retyped: '调整办学类型',
}

function movedSentence({ kind, name, others, on }: SchoolChange): string {
  const day = on ? `（${officialDate(on)}）` : ''
  const with_ = others.length > 0 ? `，涉及${others.join('、')}` : ''
  return kind === 'renamed' ? `${others.join('、')}更名为${name}${day}。` : `${name}：${MOVES[kind]}${with_}${day}。`
}

function problems({ after: { result }, standard }: CircularInput, hasAnnex: boolean): Block[] {
  const name = nameIn(standard)
  const failing = result.sections.filter(({ pass }) => pass === false)
  const schools = new Set(failing.map(({ schoolCode }) => schoolCode)).size
  const items = result.items.filter(({ verdict }) => verdict === 'unmet')
  const lines: string[] = []
  if (failing.length > 0)
    lines.push(`${schools}所学校的${failing.length}个学段没有达到学校标准${hasAnnex ? '，名单和缺口见附件' : ''}。`)
  for (const { key, detail } of items) lines.push(`${name(key)}${detail.length > 0 ? `：${shortened(detail)}` : ''}。`)
  if (lines.length === 0) return [paragraph('本次监测没有发现未达标的学校和条款。')]
  return lines.map((line, i) => paragraph(`${i + 1}. ${line}`))
}

const SHOWN = 5

/** The lines of an item that say what fails, cut where every school of the county would stand in the text. */
function shortened(detail: readonly string[]): string {
  const failing = detail.filter((line) => !/：\s*达标[。；]?$/.test(line))
  const told = failing.length > 0 ? failing : detail
  const lines = told.slice(0, SHOWN).map((line) => line.replace(/[。；]$/, ''))
  return lines.join('；') + (told.length > SHOWN ? `；另有${told.length - SHOWN}条` : '')
}
