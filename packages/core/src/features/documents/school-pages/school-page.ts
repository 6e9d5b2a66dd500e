import type { Verdict } from '../../evaluation/result.ts'
import type { SchoolView } from '../../evaluation/school-schema.ts'
import type { Standard } from '../../standards/standard.ts'
import { besideLine, figureRun, STAGE_WORDS, verdictWord } from '../bulletins/words.ts'
import { type Block, cell, emptyPaper, type Paper, paragraph } from '../paper.ts'
import { classBlocks, roomBlocks } from './classes-and-rooms.ts'

/** What a page of a school says of all of them: whose, of which data, by which rules. */
export interface SchoolPageHead {
  county: string
  /** `2017 年标准；口径：默认；统计时点 2026-09-01；数据“…”`. */
  basis: string
}

/** 一校一页: what the school is, each stage's indicators with their gaps, its classes and special rooms, and the duties that are its own matter. */
export function schoolPage(school: SchoolView, standard: Standard, { county, basis }: SchoolPageHead): Paper {
  return {
    ...emptyPaper(`${school.name}达标情况`),
    blocks: [
      paragraph(`${[county, school.type, school.authority, `代码${school.code}`].filter(Boolean).join('，')}。${basis}。`),
      ...school.sections.flatMap((section) => sectionBlocks(school, section, standard)),
      ...classBlocks(school),
      ...roomBlocks(school),
      ...dutyBlocks(school),
    ],
  }
}

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })

type Section = SchoolView['sections'][number]

/** A stage: how it stands, its size, and its indicators with their lines and gaps. */
export function sectionBlocks(school: SchoolView, section: Section, standard: Standard): Block[] {
  const { stage, students, classes, excluded, split } = section
  const size = [
    students === null ? '在校生数未报' : `在校生${students}人`,
    classes === null ? '班数未报' : `${classes}个班`,
  ].join('，')
  const table: Block = {
    kind: 'table',
    caption: null,
    columns: [
      { width: 30, align: 'left' },
      { width: 15, align: 'right' },
      { width: 12, align: 'right' },
      { width: 13, align: 'center' },
      { width: 30, align: 'left' },
    ],
    head: [[cell('指标'), cell('现值'), cell('标准'), cell('判定'), cell('缺口')]],
    rows: section.indicators.map((figure) => indicatorRow(school, section, figure, standard)),
  }
  return [
    heading(`${STAGE_WORDS[stage]}资源配置：${standingOf(section, standard)}`),
    paragraph(`${size}。${excluded ? `不计入评估：${excluded}。` : ''}${split ? `${split}。` : ''}`),
    table,
  ]
}

function standingOf({ pass, met, lifts, usesSpare, excluded, indicators }: Section, { passRule }: Standard): string {
  if (excluded) return '不计入'
  if (!passRule) return '本标准不逐校判定'
  const count = `${met ?? 0}／${indicators.length}项达标`
  if (pass === null) return `${count}，无法判定`
  if (pass) return usesSpare ? `${count}，达标（余项已用）` : `${count}，达标`
  return `${count}，未达标，还需提升${lifts}项`
}

function indicatorRow(school: SchoolView, { stage }: Section, figure: Section['indicators'][number], standard: Standard) {
  const { code, value, threshold, verdict, mark, gap } = figure
  const found = standard.indicators.find((each) => each.code === code)
  const text = value === null ? '' : besideLine(value, threshold, found?.decimals ?? 2)
  return [
    cell(`${found?.short ?? code}（${found?.unit ?? ''}）`),
    cell(
      figureRun(text, {
        key: `school.${school.code}.${stage}.${code}`,
        label: `${school.name}${STAGE_WORDS[stage]}${found?.zh ?? code}`,
        value,
        explain: { indicator: code, school: school.code, stage },
        missing: value === null ? ['所需数据没有报全'] : [],
      }),
    ),
    cell(threshold === null ? '—' : String(threshold)),
    cell(mark === 'spare' ? '余项' : verdictWord(verdict)),
    cell(gap ? gapText(gap) : ''),
  ]
}

const gapText = ({ what, section, school }: NonNullable<Section['indicators'][number]['gap']>): string =>
  school ? `${what}：本学段缺${section}，按全校缺${school}` : `${what}：缺${section}`

/** The items of the standard that are the school's own matter. */
export function dutyBlocks({ duties }: SchoolView): Block[] {
  const own = duties.filter(({ concerns }) => concerns)
  if (own.length === 0) return []
  return [
    heading('学校应达到的各项要求'),
    {
      kind: 'table',
      caption: null,
      columns: [
        { width: 35, align: 'left' },
        { width: 52, align: 'left' },
        { width: 13, align: 'center' },
      ],
      head: [[cell('要求'), cell('情况和达标办法'), cell('判定')]],
      rows: own.map(({ lines, verdict, toPass }) => [
        cell(lines.map(({ name }) => name).join('、')),
        cell([...lines.map(({ text }) => text), ...(toPass ? [toPass] : [])].join('；')),
        cell(dutyWord(verdict)),
      ]),
    },
  ]
}

const dutyWord = (verdict: Verdict | null): string => (verdict === null ? '全县合计' : verdictWord(verdict))
