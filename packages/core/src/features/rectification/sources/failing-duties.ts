import { STAGES } from '../../collection/county.ts'
import { gapNumber } from '../../evaluation/explain/numbers.ts'
import { explainSchoolItem } from '../../evaluation/explain/school-item.ts'
import { roomsUnder } from '../../evaluation/explain/school-items.ts'
import { stageWord } from '../../evaluation/explain/sources.ts'
import type { Explanation } from '../../evaluation/explanation.ts'
import type { Frame } from '../../evaluation/frame.ts'
import { sectionClasses } from '../../evaluation/items/classes.ts'
import { judgeSchools } from '../../evaluation/items/schools.ts'
import { dutiesOf } from '../../evaluation/school/duties.ts'
import type { Item } from '../../standards/standard.ts'
import type { Found } from './failures.ts'

/** What is asked of each school by itself and what schools do not fulfil: size, rooms, funds, judged duties, the school standard; class sizes by section. */
export function failingDuties(frame: Frame): Found[] {
  const dutiesAt = dutiesOf(frame)
  const found = frame.county.schools.codes.flatMap((_, school) =>
    dutiesAt(school)
      .filter(({ item, verdict }) => isSchools(item) && verdict === 'unmet')
      .flatMap(({ item, lines }) => {
        const explained = explainSchoolItem(frame, item, school)
        if ('missing' in explained) return []
        const said = lines.map(({ name, text }) => `${name}：${text}`).join('；')
        return [foundOf(frame, { item, school, explained, said, ...lackOf(frame, item, school, explained) })]
      }),
  )
  const classes = frame.standard.items.filter(({ kind }) => kind === 'classes').flatMap((item) => overfull(frame, item))
  return [...found, ...classes]
}

const isSchools = ({ kind, level }: Item): boolean =>
  kind === 'schools' || kind === 'school_standard' || (kind === 'judgement' && level === 'school')

/** 班额 of every counted section, and of teaching points merged into one: as the county is judged. */
function overfull(frame: Frame, item: Item): Found[] {
  const { scope, county } = frame
  const found: Found[] = []
  for (let section = 0; section < county.sections.rows; section++) {
    if (scope.reasons[section] !== null && !scope.mergedInto.has(section)) continue
    const { over, limit } = sectionClasses(frame, item, section)
    if (over.length === 0) continue
    const school = county.sections.school[section]!
    const stage = STAGES[county.sections.stage[section]!]!
    const explained = explainSchoolItem(frame, item, school, stage)
    if ('missing' in explained) continue
    const gap = over.reduce((sum, { count }) => sum + count, 0)
    const said = `${stageWord(stage)} ${gap} 个班超过 ${limit} 人（${over.map(({ text }) => text).join('、')}）`
    found.push({ ...foundOf(frame, { item, school, explained, said, gap, unit: '个班' }), scope: 'section', stage })
  }
  return found
}

interface Failing {
  item: Item
  school: number
  explained: Explanation
  /** What the school says of it, or what was counted. */
  said: string
  gap: number | null
  unit: string
}

function foundOf({ county }: Frame, { item, school, explained, said, gap, unit }: Failing): Found {
  const name = county.schools.names[school]!
  return {
    scope: 'school',
    matter: 'duty',
    indicator: item.key,
    schoolCode: county.schools.codes[school]!,
    schoolName: name,
    stage: null,
    name: item.zh,
    value: explained.value,
    threshold: explained.threshold,
    gap,
    unit,
    problem: `${name}未达到“${item.zh}”：${said}。`.slice(0, 1900),
    basis: explained.clause,
    requirement: explained.toPass ? `${explained.toPass}。`.slice(0, 1900) : '',
    closeStandard: `本校“${item.zh}”重新评估为达标${item.kind === 'judgement' ? '，并有佐证材料和第二人核验' : '，以核实值或新一轮锁定数据的评估结果为准'}。`,
    isSpare: false,
  }
}

/** What a school must add, or have fewer of. */
function lackOf(
  frame: Frame,
  item: Item,
  school: number,
  { value, threshold, unit }: Explanation,
): { gap: number | null; unit: string } {
  if (item.key === 'music_art_rooms') {
    const rule = judgeSchools(frame, item)
    const kinds = roomsUnder(frame, rule, rule.rows.indexOf(school))
    return { gap: kinds.reduce((sum, { required, good }) => sum + Math.max(0, required - good), 0), unit: '间' }
  }
  if (value === null || threshold === null) return { gap: null, unit }
  if (item.key === 'school_size') return { gap: gapNumber(value - threshold, true), unit: '人' }
  if (item.key === 'small_school_funds') return { gap: gapNumber(threshold - value, false), unit: '元' }
  return item.key === 'training_funds_5pct' ? trainingLack(frame, school, threshold) : { gap: null, unit }
}

/** 5% of the public funds, less what is spent on training; where budget and settlement are both asked, the larger lack. */
function trainingLack(frame: Frame, school: number, share: number): { gap: number | null; unit: string } {
  const both = frame.profile.settings.get('training.basis') === 'budget_and_settled'
  const lacks = (both ? (['budget', 'settled'] as const) : (['budget'] as const)).map((basis) => {
    const [training, all] = (['training', 'public'] as const).map((of) => frame.schoolColumn(`${of}_funds_${basis}_wan`)[school]!)
    return share * all! - training!
  })
  const lack = Math.max(...lacks.filter((each) => !Number.isNaN(each)))
  return Number.isFinite(lack) ? { gap: Math.ceil(lack * 10_000 - 1e-6), unit: '元' } : { gap: null, unit: '元' }
}
