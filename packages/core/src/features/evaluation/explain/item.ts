import { describeFormula } from '../../standards/formula/describe.ts'
import { namesIn } from '../../standards/formula/parse.ts'
import type { Item } from '../../standards/standard.ts'
import { itemResult } from '../evaluate-county.ts'
import type { Explanation } from '../explanation.ts'
import { growthKeys } from '../finance/three-growths.ts'
import { type Frame, stagesOf } from '../frame.ts'
import { indicatorColumn } from '../indicators.ts'
import { readNaeq } from '../items/naeq.ts'
import { percent } from '../items/say.ts'
import type { ItemResult } from '../result.ts'
import { stageSpreads } from '../spreads.ts'
import { vetoItem } from '../vetoes.ts'
import type { Parts } from './item-parts.ts'
import { ratioParts } from './ratio-item.ts'
import { classesParts, schoolsParts } from './school-items.ts'
import { countyInput, schoolInput, sectionInput, sectionName, shortName } from './sources.ts'

/** What the value of an item over schools, classes or subjects counts. */
const COUNTED: { [kind in Item['kind']]?: string } = {
  schools: '所',
  classes: '个班',
  naeq: '科次',
  school_standard: '所',
  judgement: '',
}

/** One county item taken apart: its formula, its inputs school by school where it runs over schools, its verdict. */
export function explainItem(frame: Frame, item: Item): Explanation {
  const spreads =
    item.kind === 'composite'
      ? stagesOf(frame).flatMap((stage) =>
          stageSpreads(
            frame,
            stage,
            frame.standard.indicators.map((i) => indicatorColumn(frame, i, stage)),
          ),
        )
      : []
  const result = itemResult(frame, item, spreads)
  const parts = PARTS[item.kind]?.(frame, item, result) ?? {}
  const words = item.formula
    ? describeFormula(item.formula.tree, (name) => shortName(frame, name))
    : '按佐证材料判断，由人填写结论'
  return {
    title: item.zh,
    indicator: item.key,
    unit: COUNTED[item.kind] ?? item.unit,
    value: result.value,
    formula: words,
    withNumbers: result.detail.join('；'),
    inputs: [],
    split: null,
    threshold: null,
    clause: `${frame.standard.docNo} ${item.clause}`,
    source: `${item.source}（${item.sourceNote}）`,
    confidence: item.confidence,
    verdict: result.verdict,
    toPass:
      result.verdict === 'met' || result.verdict === null
        ? null
        : result.verdict === 'unmet'
          ? `改正以下情形：${result.detail.join('；')}`
          : `补报后才能判定：${result.detail.join('；')}`,
    notes: item.notes ? [item.notes] : [],
    ...parts,
  }
}

export function explainVeto(frame: Frame, key: string): Explanation | null {
  const veto = frame.standard.vetoes.find((v) => `veto:${v.key}` === key)
  if (!veto) return null
  const result = vetoItem(frame, veto)
  const inputs = [{ ...countyInput(frame, key), zh: `填报：${veto.zh}` }]
  if (veto.automatic?.rule === 'ratio_below')
    for (const name of namesIn(veto.automatic.formula.tree)) inputs.push(countyInput(frame, name))
  if (veto.automatic?.rule === 'three_growths')
    for (const name of growthKeys(frame, veto.automatic.years)) inputs.push(countyInput(frame, name))
  return {
    title: `一票否决：${veto.zh}`,
    indicator: key,
    unit: '',
    value: null,
    formula: veto.automatic ? `填报有此情形，或数据显示：${veto.automatic.zh} 不成立，即否决` : '填报有此情形，即否决',
    withNumbers: result.detail.join('；'),
    inputs,
    split: null,
    threshold: null,
    clause: `${frame.standard.docNo} 一票否决`,
    source: veto.source,
    confidence: veto.confidence,
    verdict: result.verdict,
    toPass:
      result.verdict === 'met'
        ? null
        : result.verdict === 'unmet'
          ? '此情形消除并有佐证之前，不能通过'
          : '填报有无此情形，附佐证和负责人',
    notes: result.detail,
  }
}

const PARTS: { [kind in Item['kind']]?: (frame: Frame, item: Item, result: ItemResult) => Parts } = {
  ratio: ratioParts,
  zoned: (frame, item) => ({
    inputs: [...frame.sectionRows].map((section) => ({
      element: 'students_in_zone',
      zh: sectionName(frame.county, section),
      unit: '',
      value: null,
      source: null,
      inputs: ['students_in_zone', 'students', 'urban_rural_code', 'ownership', 'is_boarding'].map((name) =>
        sectionInput(frame, section, name),
      ),
    })),
    formula: `${describeFormula(item.formula!.tree, (name) => shortName(frame, name))}，范围：${describeFormula(item.where!.tree, (name) => shortName(frame, name))}；小学 ≥ ${percent(item.params!['primary']!)}，初中 ≥ ${percent(item.params!['junior']!)}`,
  }),
  schools: schoolsParts,
  classes: classesParts,
  judgement: (frame, item) => ({
    inputs:
      item.level === 'county'
        ? [{ ...countyInput(frame, item.key), zh: '结论' }]
        : [...frame.schoolRows].map((school) => ({
            ...schoolInput(frame, school, item.key),
            zh: frame.county.schools.names[school]!,
            unit: '',
          })),
  }),
  naeq: (frame, item) => ({
    formula: `相关科目学业水平 ≥ Ⅲ 级，且校际差异率 ＜ ${item.params!['maxRate']}；各科取最近一轮，国家优先于省级，省级优先于县自查`,
    inputs: readNaeq(frame.county)
      .map(({ key }) => countyInput(frame, key))
      .map((input) => ({ ...input, zh: input.element })),
  }),
  school_standard: (frame, item) => ({
    formula: `核心指标（${item.params!['coreItems']} 项，各省自定）不达标少于 ${item.params!['failAt']} 项，且得分 ≥ ${item.params!['minScore']}`,
    inputs: [...frame.schoolRows].map((school) => ({
      element: item.key,
      zh: frame.county.schools.names[school]!,
      unit: '',
      value: null,
      source: null,
      inputs: [schoolInput(frame, school, 'core_items_failed'), schoolInput(frame, school, 'school_standard_score')],
    })),
  }),
  score_total: (frame, item) => ({
    formula: `总分 ≥ ${item.params!['minScore']}；未报总分时由 17 项评分相加`,
    threshold: item.params!['minScore']!,
    inputs: [
      { ...countyInput(frame, item.key), zh: '填报的总分' },
      ...frame.standard.items
        .filter((i) => i.kind === 'score')
        .map((i) => ({ ...countyInput(frame, `score:${i.key}`), zh: i.zh })),
    ],
  }),
  score: (frame, item) => ({
    formula: '按本省评分细则评分，只计入总分',
    inputs: [{ ...countyInput(frame, `score:${item.key}`), zh: item.zh }],
  }),
}
