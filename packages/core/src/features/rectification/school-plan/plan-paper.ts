import { type Block, emptyPaper, type Paper, paragraph } from '../../documents/paper.ts'
import { classBlocks, roomBlocks } from '../../documents/school-pages/classes-and-rooms.ts'
import { dutyBlocks, sectionBlocks } from '../../documents/school-pages/school-page.ts'
import type { SchoolView } from '../../evaluation/school-schema.ts'
import type { Standard } from '../../standards/standard.ts'
import { dutyTable, fundBlocks, itemTable, milestoneTable, proofTable } from './item-tables.ts'
import { PLAN_LABELS } from './labels.ts'
import type { PlanItem, Written } from './schema.ts'
import { PLAN_STATE_NAMES, type PlanState } from './states.ts'
import { OWN_PARTS, ownText } from './written-text.ts'

/** What a plan is made of: the school as it is judged now, its items, and what the school wrote. */
export interface PlanSources {
  county: string
  school: { code: string; name: string }
  standard: Standard
  /** As the data in use have it; null where the school is not in them, or there are none. */
  view: SchoolView | null
  /** By what and on which data `view` was judged; empty where there is none. */
  basis: string
  /** By their numbers. */
  items: readonly PlanItem[]
  written: Written
  state: PlanState
  version: number
  /** 批准 of this very version; null before. */
  approved: { on: string; by: string } | null
}

/** 一校一案 (一校一策) of one school: standards.md §6.4, in the order of its fields. What the school writes stands as `own` texts by OWN_PARTS' keys. */
export function schoolPlanPaper(sources: PlanSources): Paper {
  const { county, school, standard, view, items, written } = sources
  const label = PLAN_LABELS[standard.key as keyof typeof PLAN_LABELS]
  const own = (key: keyof typeof OWN_PARTS): Block => ({
    kind: 'own',
    key,
    ...OWN_PARTS[key],
    text: ownText(key, written, items),
  })
  return {
    ...emptyPaper(`${school.name}\n“${label}”整改方案`),
    blocks: [
      paragraph(headOf(sources)),
      heading('现状和差距'),
      ...(view ? standingBlocks(view, standard) : [paragraph('现用数据中没有这所学校，现状待数据补齐后列出。')]),
      heading('不达标的问题和缺口'),
      itemTable(items, view, standard),
      heading('原因分析'),
      own('causes'),
      heading('整改措施和落实办法'),
      dutyTable('measures', items),
      own('how'),
      heading('年度目标和时间节点'),
      own('goals'),
      milestoneTable(items),
      heading('经费和来源'),
      ...fundBlocks(items, school.code),
      heading('责任分工'),
      dutyTable('people', items),
      own('group'),
      heading('佐证和销号标准'),
      proofTable(items),
      heading('自查情况'),
      own('selfCheck'),
    ],
    signature: { by: `${county} ${school.name}`, on: sources.approved?.on ?? null },
  }
}

/** The paper as it is printed: a part nobody has written says so. */
export const forPrint = (paper: Paper): Paper => ({
  ...paper,
  blocks: paper.blocks.map((block) => (block.kind === 'own' && block.text === '' ? paragraph('（学校尚未填写。）') : block)),
})

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })

function headOf({ county, school, view, basis, state, version, approved }: PlanSources): string {
  const who = [county, view?.type, view?.authority, `代码${school.code}`].filter(Boolean).join('，')
  const standing = approved
    ? `第${version}版，${approved.by}于${approved.on}批准`
    : version === 0
      ? PLAN_STATE_NAMES[state]
      : `第${version}版，${PLAN_STATE_NAMES[state]}`
  return `${who}。${basis === '' ? '' : `${basis}。`}本方案${standing}。`
}

/** As on the school's own page, one level deeper; classes in a sentence instead of one by one. */
function standingBlocks(view: SchoolView, standard: Standard): Block[] {
  const blocks = [
    ...view.sections.flatMap((section) => sectionBlocks(view, section, standard)),
    ...classBlocks(view).filter(({ kind }) => kind !== 'table'),
    ...roomBlocks(view),
    ...dutyBlocks(view),
  ]
  return blocks.map((block) => (block.kind === 'heading' ? { ...block, level: 2 } : block))
}
