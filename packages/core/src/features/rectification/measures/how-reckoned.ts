import { STAGES } from '../../collection/county.ts'
import { statisticsDay } from '../../collection/statistics-day.ts'
import { datedChanges, hasNoNumbers, type MeasureToApply, stepsOn, waitsForever } from './changes.ts'
import type { Both } from './effect-findings.ts'
import type { EffectFinding, EffectSection, MeasureEffect } from './effect-schema.ts'
import { type MeasureFacts, TEACHER_COUNTS, type TeacherNumbers } from './facts.ts'
import { finding } from './finding.ts'
import { unsaidOf } from './teachers.ts'

/** What was assumed, and what an effect leaves out. */
export function howReckoned(effect: Omit<MeasureEffect, 'findings'>, both: Both): EffectFinding[] {
  const { applied, measures, before } = both
  const found = measures.flatMap((measure) => ofMeasure(measure, effect.day, statisticsDay(before.frame.county)))
  found.push(...ofScope(both))
  const says = (kind: EffectFinding['kind'], text: string) => found.push(finding('says', kind, text))
  if (effect.inputs.some(({ element }) => element === 'class_sizes') && measures.some(({ facts }) => facts.kind !== 'merge'))
    says('how', '学生或班数有变化的年级，按均衡编班推算各班人数')
  const isSame = effect.sections.every(hasNothingNew) && effect.items.length === 0
  if (applied.touched.size > 0 && isSame) says('no_effect', '各项指标和职责的数值都不变')
  return found
}

function ofMeasure(measure: MeasureToApply, day: string, dataDay: string | null): EffectFinding[] {
  const { facts } = measure
  if (hasNoNumbers(facts)) return []
  const says = (kind: EffectFinding['kind'], text: string) => finding('says', kind, text)
  return [
    ...whenItHolds(measure, day, dataDay),
    ...(facts.kind === 'new_build' && facts.newSchool
      ? [says('how', `${facts.newSchool.name}只有各项措施写明的校舍、设备、教师和学生，没有写明的按没有推算`)]
      : []),
    ...(facts.kind === 'lease' && facts.use === 'sports'
      ? [
          says(
            'how',
            '租借的校外体育场馆只对人口密度过高的大城市中心城区学校计入 L5，并须由政府或教育部门签订合同、上课时间专用、往返安全、步行不远',
          ),
        ]
      : []),
    ...unsaidTeachers(facts).map((text) => says('unreckoned', text)),
  ]
}

function whenItHolds(measure: MeasureToApply, day: string, dataDay: string | null): EffectFinding[] {
  const { facts, notBefore } = measure
  const says = (text: string) => [finding('says', 'not_yet', text)]
  if (waitsForever(measure)) return says('所依赖项目的验收日未定：什么时候见效不知道，验收之前不计入预测')
  const steps = stepsOn(measure, day)
  if (steps.some(({ lapsed }) => lapsed) && facts.kind === 'lease')
    return says(`租期到 ${facts.until} 为止：现用数据中含有的租赁面积（${facts.area} ㎡）${day} 起已减去`)
  const lines = datedChanges(measure)
  if (steps.length === 0 && facts.kind === 'lease' && facts.until < day)
    return says(`租期到 ${facts.until} 为止，${day} 已不计入`)
  const late = lines.filter(({ from }) => from > day).map(({ from }) => from)
  if (late.length > 0) {
    const begins = late.reduce((first, from) => (from < first ? from : first))
    const why = notBefore === begins ? '（所依赖项目的验收日）' : ''
    const some = late.length < lines.length
    return says(
      some
        ? `${lines.length} 批中有 ${late.length} 批到 ${day} 还没有开始，没有计入`
        : `到 ${day} 还没有开始：最早自 ${begins} 起${why}`,
    )
  }
  // Asked without regard to the data's day: a preview. A forecast leaves these lines out.
  const early = dataDay === null || measure.dataDay !== undefined ? [] : lines.filter(({ from }) => from <= dataDay)
  if (early.length === 0) return []
  const text = `有 ${early.length} 批的日期不晚于现用数据的统计时点 ${dataDay}：已经做到的，数据中已有，预测不再代入；还没有做到的，请改写日期`
  return [finding('warns', 'not_yet', text)]
}

/** Schools that do not count, for which nothing shows, and those that come in or drop out. */
function ofScope({ before, after, applied }: Both): EffectFinding[] {
  const { schools, sections } = after.frame.county
  const found: EffectFinding[] = []
  for (let row = 0; row < sections.rows; row++) {
    const school = sections.school[row]!
    const code = schools.codes[school]!
    if (!applied.touched.has(code)) continue
    const stage = STAGES[sections.stage[row]!]!
    const reason = after.frame.scope.reasons[row] ?? null
    const earlier = reasonBefore(before, code, stage)
    if (reason === null || earlier === undefined) continue
    const who = `${schools.names[school]}（${stage === 'primary' ? '小学' : '初中'}）`
    const at = { schoolCode: code, stage }
    if (earlier === null) found.push(finding('says', 'scope', `${who}由计入变为不计入：${reason}`, at))
    else found.push(finding('says', 'scope', `${who}不参加评估（${reason}），它的变化不进各项指标`, at))
  }
  return found
}

/** `undefined`: there is no such section. */
function reasonBefore({ frame }: Both['before'], code: string, stage: string): string | null | undefined {
  const { schools, sections } = frame.county
  const school = schools.codes.indexOf(code)
  if (school < 0) return undefined
  const row = sections.school.findIndex((owner, at) => owner === school && STAGES[sections.stage[at]!] === stage)
  return row < 0 ? undefined : (frame.scope.reasons[row] ?? null)
}

function unsaidTeachers(facts: MeasureFacts): string[] {
  const all: TeacherNumbers[] =
    facts.kind === 'teachers'
      ? facts.visiting
        ? []
        : facts.lines.map(({ teachers }) => teachers)
      : facts.kind === 'new_build' && facts.newSchool
        ? Object.values(facts.newSchool.teachers).flatMap((teachers) => teachers ?? [])
        : []
  const unsaid = [...new Set(all.flatMap(unsaidOf))]
  if (unsaid.length === 0) return []
  const list = unsaid.map((key) => TEACHER_COUNTS[key]).join('、')
  return [`没有写明教师中${list}的人数（没有的请填 0），由此得出的指标无法推算`]
}

function hasNothingNew({ indicators, duties, pass }: EffectSection): boolean {
  const equal = (a: object | null, b: object | null) => JSON.stringify(a) === JSON.stringify(b)
  return pass.before === pass.after && [...indicators, ...duties].every(({ before, after }) => equal(before, after))
}
