import { STAGES } from '../../collection/county.ts'
import { computeOne } from '../../standards/formula/compute.ts'
import { describeFormula } from '../../standards/formula/describe.ts'
import { type Formula, namesIn } from '../../standards/formula/parse.ts'
import type { Item } from '../../standards/standard.ts'
import { itemResult } from '../evaluate-county.ts'
import type { Explanation, ExplanationInput } from '../explanation.ts'
import { countyScope, type Frame, stagesOf } from '../frame.ts'
import { indicatorColumn } from '../indicators.ts'
import { sectionClasses } from '../items/classes.ts'
import { latestNaeq } from '../items/naeq.ts'
import { conditionsOf, judgeCondition } from '../items/ratio.ts'
import { percent } from '../items/say.ts'
import { judgeSchools, lineAt, ruleFormula } from '../items/schools.ts'
import type { ItemResult } from '../result.ts'
import { stageSpreads } from '../spreads.ts'
import { vetoItem } from '../vetoes.ts'
import { figure, gapText } from './numbers.ts'
import { cellOf, countyInput, nameOf, schoolInput, sectionInput, sectionName, shortName } from './sources.ts'

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
  const inputs = [countyInput(frame, key)]
  if (veto.automatic?.rule === 'ratio_below')
    for (const name of namesIn(veto.automatic.formula.tree)) inputs.push(countyInput(frame, name))
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

type Parts = Partial<Explanation>
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
    formula: `相关科目学业水平 ≥ Ⅲ 级，且校际差异率 ＜ ${item.params!['maxRate']}；各科取最近一轮`,
    inputs: latestNaeq(frame.county)
      .map((r) => countyInput(frame, `naeq:${r.year}:${r.grade}:${r.subject}`))
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
      countyInput(frame, item.key),
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

function ratioParts(frame: Frame, item: Item, result: ItemResult): Parts {
  const results = conditionsOf(frame, item).map((condition) => judgeCondition(frame, condition))
  const say = (name: string): string => shortName(frame, name)
  const number = (name: string): string => {
    const value = computeOne({ kind: 'name', name }, { rows: 1, value: () => countyTotal(frame, name) })
    return figure(value)
  }
  const names = new Set(results.flatMap((r) => [...namesIn(r.condition.formula.tree)]))
  for (const { condition } of results)
    if (typeof condition.threshold === 'object' && 'element' in condition.threshold) names.add(condition.threshold.element)
  const short = results
    .filter((r) => r.verdict === 'unmet' && !Number.isNaN(r.value))
    .map((r) => `${r.condition.zh}：${shortText(frame, r.condition.formula.tree, r.value, r.line)}`)
  return {
    formula: results
      .map((r) => `${r.condition.zh} = ${describeFormula(r.condition.formula.tree, say)} ≥ ${lineText(r.line, r.condition.unit)}`)
      .join('；'),
    withNumbers: results.map((r) => workedOut(r.condition.formula.tree, r.value, number)).join('；'),
    notes: [
      ...results.flatMap((r) => r.detail),
      ...result.detail.slice(-1).filter((line) => line.startsWith('附带要求')),
      ...(item.notes ? [item.notes] : []),
    ],
    threshold: Number.isNaN(results[0]?.line ?? Number.NaN) ? null : results[0]!.line,
    inputs: [...names].map((name) => listInput(frame, name)),
    ...(short.length > 0 ? { toPass: short.join('；') } : {}),
  }
}

/** Totals are shown as totals: sum(x) stands for its number. */
function workedOut(tree: Formula, value: number, number: (name: string) => string): string {
  const bare = (f: Formula): Formula =>
    f.kind === 'call' && f.fn === 'sum'
      ? f.args[0]!
      : f.kind === 'binary'
        ? { ...f, left: bare(f.left), right: bare(f.right) }
        : f
  return tree.kind === 'name' ? figure(value) : `${describeFormula(bare(tree), number)} = ${figure(value)}`
}

const lineText = (line: number, unit: string): string =>
  Number.isNaN(line) ? '（比较的标准未报）' : unit === '比例' ? percent(line) : `${line} ${unit}`

/** How much more the numerator must be, in its own unit. */
function shortText(frame: Frame, tree: Formula, value: number, line: number): string {
  if (tree.kind !== 'binary' || tree.operator !== '/') return `还差 ${gapText(line - value, '元', false)}`
  const scope = countyScope(frame)
  const gap = line * computeOne(tree.right, scope) - computeOne(tree.left, scope)
  const unit = nameOf(frame, [...namesIn(tree.left)][0]!).unit
  return `还差 ${gapText(gap, unit, unit === '人' || unit === '份')}`
}

function countyTotal(frame: Frame, name: string): number {
  if (frame.standard.catalogue.elements.get(name)?.level === 'county') return frame.county.values.get(name)?.number ?? Number.NaN
  return computeOne({ kind: 'call', fn: 'sum', args: [{ kind: 'name', name }] }, countyScope(frame))
}

function listInput(frame: Frame, name: string): ExplanationInput {
  if (frame.standard.catalogue.elements.get(name)?.level === 'county') return countyInput(frame, name)
  const total = countyTotal(frame, name)
  const { zh, unit } = nameOf(frame, name)
  const inputs = [...frame.schoolRows].map((school) => ({
    ...schoolInput(frame, school, name),
    zh: frame.county.schools.names[school]!,
  }))
  return { element: name, zh: `${zh}（各校合计）`, unit, value: Number.isNaN(total) ? null : total, source: null, inputs }
}

const SCHOOL_INPUTS: Record<string, readonly string[]> = {
  music_art_rooms: ['classes', 'founding_year'],
  school_size: ['compulsory_students', 'founding_year'],
  small_school_funds: ['compulsory_students', 'public_funds_appropriated_yuan'],
  training_funds_5pct: [
    'training_funds_budget_wan',
    'public_funds_budget_wan',
    'training_funds_settled_wan',
    'public_funds_settled_wan',
  ],
}

function schoolsParts(frame: Frame, item: Item): Parts {
  const rule = judgeSchools(frame, item)
  const inputs = [...rule.rows].map((school, i): ExplanationInput => {
    const truth = rule.truths[i]!
    const own = SCHOOL_INPUTS[item.key]!.map((name) => schoolInput(frame, school, name)).filter(
      (input) => input.value !== null || input.element !== 'founding_year',
    )
    const rooms = item.key === 'music_art_rooms' ? roomInputs(frame, school) : []
    const lines = Object.entries(rule.params)
      .filter(([name]) => !(name in (item.params ?? {})) || name.endsWith('Area'))
      .map(([name]) => ({ element: name, ...nameOf(frame, name), value: lineAt(rule.params, name, i), source: null }))
    const word = Number.isNaN(truth) ? '无法判定' : truth === 1 ? '达标' : '未达标'
    return {
      element: item.key,
      zh: frame.county.schools.names[school]!,
      unit: '',
      value: word,
      source: null,
      inputs: [...own, ...rooms, ...lines],
    }
  })
  const standards =
    item.key === 'small_school_funds'
      ? ['per_student_std_primary', 'per_student_std_junior'].map((name) => countyInput(frame, name))
      : []
  return {
    formula: `每所学校：${describeFormula(ruleFormula(frame, item).tree, (name) => shortName(frame, name))}`,
    inputs: [...standards, ...inputs],
  }
}

function roomInputs(frame: Frame, school: number): ExplanationInput[] {
  const { rooms } = frame.county
  if (!rooms) return []
  const inputs: ExplanationInput[] = []
  for (let room = rooms.start[school]!; room < rooms.start[school + 1]!; room++) {
    const music = rooms.kind[room] === 0
    inputs.push({
      element: music ? 'music_room_areas' : 'art_room_areas',
      zh: music ? '音乐教室面积' : '美术教室面积',
      unit: '㎡',
      value: rooms.area[room]!,
      source: cellOf(rooms.source, rooms.lines[room]!, 'area'),
    })
  }
  return inputs
}

function classesParts(frame: Frame, item: Item): Parts {
  const { county } = frame
  const inputs: ExplanationInput[] = []
  for (const section of [...frame.sectionRows]) {
    const found = sectionClasses(frame, item, section)
    if (found.over.length === 0 && found.unknown === null) continue
    inputs.push({
      element: 'class_sizes',
      zh: `${sectionName(county, section)}（上限 ${found.limit} 人）`,
      unit: '人',
      value: found.unknown ?? found.largest,
      source: null,
      inputs: found.over.map((over) => ({
        element: 'class_sizes',
        zh: over.text,
        unit: '人',
        value: over.row === null ? over.count : county.classes!.students[over.row]!,
        source: over.row === null ? null : cellOf(county.classes!.source, county.classes!.lines[over.row]!, 'students'),
      })),
    })
  }
  return {
    formula: `每一个班的学生数 ≤ 上限：${STAGES.map((s) => `${s === 'primary' ? '小学' : '初中'} ${item.params![s]} 人`).join('，')}`,
    inputs,
  }
}
