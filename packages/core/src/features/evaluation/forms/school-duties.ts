import type { Stage } from '../../collection/county.ts'
import { above, atLeast } from '../../standards/formula/tolerance.ts'
import type { Item } from '../../standards/standard.ts'
import { stageWord } from '../explain/sources.ts'
import type { Frame } from '../frame.ts'
import { sectionClasses } from '../items/classes.ts'
import { listed, orNull, plain } from '../items/say.ts'
import { BLANK, type Figure, percentOf, say } from './cells.ts'
import { ownValue } from './figures.ts'
import type { FormFigure, FormRow } from './form.ts'
import type { JudgedCounty } from './forms.ts'
import { type Line, number, ofSchool, perStage, rowOf, type SchoolAt, truths } from './school-line.ts'
import { rowIn } from './section-figures.ts'
import { zonedConcerns } from './zoned-share.ts'

/** A2 政府保障程度, as far as it is a school's own matter. */
export function dutyRows(judged: JudgedCounty): (at: SchoolAt) => FormRow[] {
  const lines = dutyLines(judged.frame)
  return (at) => lines.map((line) => rowOf(judged.frame, line, at))
}

/** The same as lines that say and judge one thing each. Rules over all schools are judged once for the county. */
export function dutyLines(frame: Frame): Line[] {
  const item = (key: string): Item | undefined => frame.standard.items.find((i) => i.key === key)
  const lines: Line[] = []
  const rooms = item('music_art_rooms')
  if (rooms) lines.push(classesLine(frame), roomsLine(frame, rooms))
  const size = item('school_size')
  if (size) lines.push(sizeLine(frame, size))
  const classes = item('class_size')
  if (classes) lines.push(classSizeLine(frame, classes))
  const funds = item('small_school_funds')
  if (funds) lines.push(fundsLine(frame, funds))
  if (item('special_edu_funds')) lines.push(specialLine(frame))
  if (item('training_360'))
    lines.push(shareLine(frame, 'training_360', '教师5年360学时培训', 'teachers_trained_360', '完成360学时教师'))
  if (item('certified_teachers'))
    lines.push(shareLine(frame, 'certified_teachers', '教师资格证上岗率', 'teachers_certified', '持证教师'))
  const zoned = item('zoned_enrolment')
  if (zoned) lines.push(zonedLine(frame, zoned))
  return lines
}

const classesLine =
  (frame: Frame): Line =>
  (at) => ({
    name: '教学班数',
    item: 'music_art_rooms',
    key: 'class_count',
    elements: ['classes'],
    verdict: null,
    sentence: perStage(frame, at, 'music_art_rooms', '教学班数', '个', (row) => ({
      value: orNull(ownValue(frame.county, row, 'classes')),
      missing: ['教学班数'],
    })),
  })

function roomsLine(frame: Frame, item: Item): Line {
  const verdict = truths(frame, item)
  return ({ school }) => {
    const { rooms } = frame.county
    const sizes = (kind: number): string => {
      if (!rooms) return BLANK
      const areas: number[] = []
      for (let room = rooms.start[school]!; room < rooms.start[school + 1]!; room++)
        if (rooms.kind[room] === kind) areas.push(rooms.area[room]!)
      const each = areas.map((area) => (Number.isNaN(area) ? BLANK : plain(area)))
      return areas.length === 0 ? '0间' : `${areas.length}间（${each.join('、')}㎡）`
    }
    const unknown = rooms
      ? []
      : [number(item.key, '音乐、美术教室', { value: null, missing: ['音乐、美术专用教室逐间面积'] }, '间')]
    return {
      name: '每间音乐、美术专用教室的面积',
      item: item.key,
      elements: ['rooms'],
      verdict: verdict(school),
      sentence: { text: `音乐教室${sizes(0)}；美术教室${sizes(1)}`, figures: unknown },
    }
  }
}

function sizeLine(frame: Frame, item: Item): Line {
  const verdict = truths(frame, item)
  return (at) => {
    const pupils = perStage(frame, at, item.key, '学生数', '人', (row) => ({
      value: orNull(frame.sectionColumn('students')[row]!),
      missing: ['在校学生数'],
    }))
    const { kind } = schoolKind(frame, at.school)
    const senior = number(item.key, '高中学生数', ofSchool(frame, at.school, 'senior_students'), '人')
    const hasSenior = kind === 'complete_secondary' || kind === 'twelve_year'
    return {
      name: '学生数',
      item: item.key,
      elements: hasSenior ? ['students', 'senior_students'] : ['students'],
      verdict: verdict(at.school),
      sentence: hasSenior ? { text: `${pupils.text}、高中${say`${senior}`.text}`, figures: [...pupils.figures, senior] } : pupils,
    }
  }
}
const schoolKind = (frame: Frame, school: number): { kind: string } => ({
  kind: { '341': 'complete_secondary', '345': 'twelve_year' }[frame.county.schools.types[school]!] ?? '',
})

function classSizeLine(frame: Frame, item: Item): Line {
  return (at) => {
    const found = at.sections.map((section) => ({
      stage: section.stage,
      classes: sectionClasses(frame, item, rowIn(frame, section)),
    }))
    const unknown = found.some((f) => f.classes.unknown !== null)
    const largest = Math.max(0, ...found.map((f) => f.classes.largest ?? 0))
    const lacks = ['各班学生数']
    const max = number(item.key, '最大班额', { value: largest > 0 && !unknown ? largest : null, missing: lacks }, '人')
    const over = (stage: Stage): FormFigure => {
      const of = found.filter((f) => f.stage === stage)
      const open = of.some((f) => f.classes.unknown !== null)
      const count = of.flatMap((f) => f.classes.over).reduce((sum, o) => sum + o.count, 0)
      return number(item.key, `${stageWord(stage)}超过上限的班`, { value: open ? null : count, missing: lacks }, '个')
    }
    const failing = found.some((f) => f.classes.over.length > 0)
    return {
      name: '班额',
      item: item.key,
      elements: ['class_sizes'],
      verdict: failing ? 'unmet' : unknown ? 'not_judgeable' : 'met',
      sentence: say`最大班额${max}，超过45人的小学班级${over('primary')}，超过50人的初中班级${over('junior')}`,
    }
  }
}

function fundsLine(frame: Frame, item: Item): Line {
  const verdict = truths(frame, item)
  return ({ school }) => {
    const pupils = number(item.key, '学生', ofSchool(frame, school, 'compulsory_students'), '人')
    const funds = number(item.key, '公用经费', ofSchool(frame, school, 'public_funds_appropriated_yuan'), '元')
    const small = verdict(school) !== null
    return {
      name: '不足100人学校公用经费',
      item: item.key,
      elements: ['compulsory_students', 'public_funds_appropriated_yuan'],
      verdict: verdict(school),
      sentence: small ? say`学生${pupils}，公用经费${funds}` : { text: '本校不涉及（100人及以上）', figures: [] },
    }
  }
}

/** What a school's own special classes and inclusive places received; without such pupils the row does not concern it. */
const specialLine =
  (frame: Frame): Line =>
  ({ school }) => {
    const item = 'special_edu_funds'
    const elements = ['inclusive_students', 'special_funds_school_yuan']
    const pupils = ofSchool(frame, school, 'inclusive_students')
    if (pupils.value === 0)
      return {
        name: '特殊教育公用经费',
        item,
        elements,
        verdict: null,
        sentence: { text: '本校没有随班就读和特教班学生', figures: [] },
      }
    const funds = ofSchool(frame, school, 'special_funds_school_yuan')
    const share = percentOf(funds, pupils)
    const each: Figure = { value: share.value === null ? null : share.value / 100, missing: share.missing }
    const line = Number(frame.profile.settings.get('specialEdu.fundsStandard'))
    return {
      name: '特殊教育公用经费',
      item,
      elements,
      verdict: each.value === null ? 'not_judgeable' : atLeast(each.value, line) ? 'met' : 'unmet',
      sentence: say`随班就读、特教班学生${number(item, '学生', pupils, '人')}，公用经费${number(item, '公用经费', funds, '元')}，生均${number(item, '生均', each, '元')}`,
    }
  }

/** A share that must be 100 %: training, certificates. */
const shareLine =
  (frame: Frame, item: string, name: string, part: string, label: string): Line =>
  ({ school }) => {
    const [found, teachers] = [ofSchool(frame, school, part), ofSchool(frame, school, 'ft_teachers_school')]
    const rate = percentOf(found, teachers)
    const open = found.value === null || teachers.value === null
    return {
      name,
      item,
      elements: ['ft_teachers_school', part],
      verdict: open ? 'not_judgeable' : atLeast(found.value!, teachers.value!) ? 'met' : 'unmet',
      sentence: say`专任教师${number(item, '专任教师', teachers, '人')}，其中${label}${number(item, label, found, '人')}，占比${number(item, '占比', rate, '%')}`,
    }
  }

const ZONED = ['students_in_zone', 'students', 'urban_rural_code', 'ownership', 'is_boarding'] as const

/** 就近划片, where the rule concerns the school at all. */
function zonedLine(frame: Frame, item: Item): Line {
  return (at) => {
    const applies = at.sections.map((section) => zonedConcerns(frame, rowIn(frame, section)))
    if (applies.every((each) => each === false))
      return {
        name: '就近划片入学',
        item: item.key,
        elements: ZONED,
        verdict: null,
        sentence: { text: '本校不涉及（只看城区、镇区非寄宿制公办学校）', figures: [] },
      }
    const shares = at.sections.map((section) => {
      const row = rowIn(frame, section)
      const inZone = frame.sectionColumn('students_in_zone')[row]!
      const share = inZone / frame.sectionColumn('students')[row]!
      return { stage: section.stage, share, line: item.params![section.stage]! }
    })
    const unknown = applies.includes(null) || shares.some((s) => Number.isNaN(s.share))
    const figures = shares.map((s) =>
      number(
        item.key,
        `${stageWord(s.stage)}就近划片`,
        { value: orNull(s.share * 100), missing: ['就近入学人数、在校学生数'] },
        '%',
      ),
    )
    const text = shares.map((s, i) => `${stageWord(s.stage)}${say`${figures[i]!}`.text}`).join('，')
    const low = shares.filter((s) => above(s.line, s.share)).map((s) => stageWord(s.stage))
    // The line is the county's; a school below it is named, not judged alone.
    return {
      name: '就近划片入学',
      item: item.key,
      elements: ZONED,
      verdict: unknown ? 'not_judgeable' : null,
      sentence: { text: `就近划片比例：${text}${low.length > 0 ? `（${listed(low)}低于全县标准）` : ''}`, figures },
    }
  }
}
