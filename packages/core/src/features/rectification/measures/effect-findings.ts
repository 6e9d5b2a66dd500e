import { figure } from '../../evaluation/explain/numbers.ts'
import type { JudgedCounty } from '../../evaluation/forms/forms.ts'
import type { Verdict } from '../../evaluation/result.ts'
import { raisesNote } from '../../evaluation/spread/raises.ts'
import { same } from '../../standards/formula/tolerance.ts'
import type { Applied } from './apply.ts'
import { daysOf, type MeasureToApply, unsaidOf } from './changes.ts'
import type { EffectFinding, EffectSection, MeasureEffect } from './effect-schema.ts'
import { type MeasureFacts, TEACHER_COUNTS } from './facts.ts'
import { finding } from './finding.ts'
import { needsOf } from './needs.ts'

interface Both {
  before: JudgedCounty
  after: JudgedCounty
  applied: Applied
  measures: readonly MeasureToApply[]
}

/** Everything somebody must know before deciding; what forbids a measure first, then what warns, then how it was reckoned. */
export function findingsOf(effect: Omit<MeasureEffect, 'findings'>, both: Both): EffectFinding[] {
  const givers = new Set(both.measures.flatMap(({ facts }) => giverOf(facts) ?? []))
  const found = [
    ...both.measures.flatMap(({ facts }) => faultsOf(facts)),
    ...both.applied.short.map((text) => finding('blocks', 'not_enough', text)),
    ...effect.sections.flatMap((section) => ofSection(section, givers.has(section.schoolCode))),
    ...ofItems(effect.items),
    ...raised(effect, both.before),
    ...needsOf(both.before.frame, both.after.frame, effect.sections),
    ...howReckoned(effect, both),
    ...both.applied.unreckoned.map((text) => finding('says', 'unreckoned', text)),
  ]
  const once = new Map(found.map((each) => [`${each.kind} ${each.text}`, each]))
  return [...once.values()].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
}

const LEVELS: readonly EffectFinding['level'][] = ['blocks', 'warns', 'says']

/** The school that gives something up and goes on; one that is merged does not. */
function giverOf(facts: MeasureFacts): string | null {
  return facts.kind === 'divert' || facts.kind === 'reallocate' || facts.kind === 'teachers' ? facts.from : null
}

function faultsOf(facts: MeasureFacts): EffectFinding[] {
  const wrong = (text: string) => [finding('blocks', 'wrong_facts', text)]
  if (facts.kind === 'lease') return facts.until < facts.from ? wrong('租期的止日早于起日') : []
  if (!('from' in facts) || facts.from !== facts.to) return []
  if (facts.kind === 'teachers')
    return facts.fromStage === null || facts.fromStage === facts.stage ? wrong('同校调配教师，调出与调入的学段要不同') : []
  return wrong('调出学校与调入学校是同一所')
}

function ofSection(section: EffectSection, gives: boolean): EffectFinding[] {
  const { schoolCode, schoolName, stage } = section
  const who = `${schoolName}（${stage === 'primary' ? '小学' : '初中'}）`
  const found: EffectFinding[] = []
  for (const { code, zh, unit, threshold, before, after } of section.indicators) {
    if (!before || !after) continue
    const at = { schoolCode, stage, indicator: code }
    const change = `${code} ${zh}由 ${said(before.value)} 变为 ${said(after.value)} ${unit}`
    const falls = before.value !== null && after.value !== null && after.value < before.value && !same(after.value, before.value)
    if (gives && falls && after.verdict === 'unmet')
      found.push(finding('blocks', 'giver_below', `调出学校 ${who} ${change}，低于本校标准 ${threshold}`, at))
    else if (lost(before.verdict, after.verdict))
      found.push(finding('warns', 'harms', `${who} ${change}，标准 ${threshold}，由达标变为${WORDS[after.verdict!]}`, at))
  }
  for (const { key, zh, before, after } of section.duties) {
    if (!before || !after || !lost(before.verdict, after.verdict)) continue
    const blocks = gives && after.verdict === 'unmet'
    const change = `${zh}由 ${before.text ?? said(before.value)} 变为 ${after.text ?? said(after.value)}（要求 ${said(after.line)}）`
    const text = `${blocks ? '调出学校 ' : ''}${schoolName} ${change}，由达标变为${WORDS[after.verdict!]}`
    found.push(finding(blocks ? 'blocks' : 'warns', blocks ? 'giver_below' : 'harms', text, { schoolCode, indicator: key }))
  }
  if (lost(section.pass.before, section.pass.after))
    found.push(
      finding('warns', 'harms', `${who}由七项综合达标变为${WORDS[section.pass.after as Verdict]}`, { schoolCode, stage }),
    )
  return found
}

const WORDS: Readonly<Record<Verdict, string>> = { met: '达标', unmet: '不达标', not_judgeable: '无法判定' }
const said = (value: number | null): string => (value === null ? '未知' : figure(value))
const lost = (before: string | null, after: string | null): boolean =>
  before === 'met' && (after === 'unmet' || after === 'not_judgeable')

function ofItems(items: MeasureEffect['items']): EffectFinding[] {
  return items
    .filter(({ before, after }) => lost(before.verdict, after.verdict))
    .map(({ key, zh, after, come }) =>
      finding('warns', 'item_lost', `「${zh}」由达标变为${WORDS[after.verdict!]}：${come.join('；')}`, { indicator: key }),
    )
}

function raised({ spreads, sections }: Omit<MeasureEffect, 'findings'>, { frame }: JudgedCounty): EffectFinding[] {
  return spreads.flatMap(({ stage, indicator: code, zh, limit, before, after }) => {
    const [was, is] = [before?.cv ?? null, after?.cv ?? null]
    if (was === null || is === null || is <= was || same(is, was)) return []
    const crosses = lost(before!.verdict, after!.verdict) ? `，超过上限 ${limit}` : ''
    const indicator = frame.standard.indicators.find((each) => each.code === code)
    const why = indicator
      ? sections
          // Where pupils come or go, the amount of the resource is not what moves it.
          .filter((section) => section.stage === stage && section.students.before === section.students.after)
          .flatMap(({ schoolName, indicators }) => {
            const own = indicators.find((each) => each.code === code)
            const [old, now] = [own?.before?.value ?? null, own?.after?.value ?? null]
            if (old === null || now === null || now <= old) return []
            const note = raisesNote(frame, indicator, stage, old)
            return note === null ? [] : [`${schoolName}：${note}`]
          })
      : []
    const text = `${stage === 'primary' ? '小学' : '初中'} ${code === 'composite' ? '' : `${code} `}${zh}差异系数由 ${figure(was)} 升为 ${figure(is)}${crosses}`
    return [finding('warns', 'raises_cv', [text, ...why].join('。'), { stage, indicator: code })]
  })
}

function howReckoned(effect: Omit<MeasureEffect, 'findings'>, { applied, measures }: Both): EffectFinding[] {
  const found: EffectFinding[] = []
  const says = (kind: EffectFinding['kind'], text: string) => found.push(finding('says', kind, text))
  for (const { facts, notBefore } of measures) {
    if (facts.kind === 'zoning' || facts.kind === 'survey' || facts.kind === 'teaching') continue
    const { first, until } = daysOf(facts)
    const begins = notBefore !== null && notBefore > first ? notBefore : first
    if (begins > effect.day)
      says('not_yet', `到 ${effect.day} 还没有开始：最早自 ${begins} 起${notBefore === begins ? '（所依赖项目的验收日）' : ''}`)
    else if (until !== null && until < effect.day) says('not_yet', `租期到 ${until} 为止，${effect.day} 已不计入`)
    if (facts.kind === 'new_build' && facts.newSchool)
      says('how', `${facts.newSchool.name}只有各项措施写明的校舍、设备、教师和学生，没有写明的按没有推算`)
    if (facts.kind === 'lease' && facts.use === 'sports')
      says(
        'how',
        '租借的校外体育场馆只对人口密度过高的大城市中心城区学校计入 L5，并须由政府或教育部门签订合同、上课时间专用、往返安全、步行不远',
      )
    if (facts.kind === 'teachers' && !facts.visiting) {
      const unsaid = new Set(facts.lines.flatMap(({ teachers }) => unsaidOf(teachers)))
      for (const key of unsaid) says('unreckoned', `没有写明教师中${TEACHER_COUNTS[key]}的人数，相关的比例无法推算`)
    }
  }
  if (effect.inputs.some(({ element }) => element === 'class_sizes') && measures.some(({ facts }) => facts.kind !== 'merge'))
    says('how', '学生或班数有变化的年级，按均衡编班推算各班人数')
  const isSame = effect.sections.every(hasNothingNew) && effect.items.length === 0
  if (applied.touched.size > 0 && isSame) says('no_effect', '各项指标和职责的数值都不变')
  return found
}

function hasNothingNew({ indicators, duties, pass }: EffectSection): boolean {
  const equal = (a: object | null, b: object | null) => JSON.stringify(a) === JSON.stringify(b)
  return pass.before === pass.after && [...indicators, ...duties].every(({ before, after }) => equal(before, after))
}
