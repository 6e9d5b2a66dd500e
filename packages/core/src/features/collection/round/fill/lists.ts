import type { Element } from '../../../standards/catalogue.ts'
import type { Stage } from '../../county.ts'
import { gradeName } from '../../workbook/sheets.ts'
import type { FormColumn, FormSection } from './schema.ts'

const STAGE_CHOICES: Readonly<Record<Stage, { value: string; zh: string }>> = {
  primary: { value: 'primary', zh: '小学' },
  junior: { value: 'junior', zh: '初中' },
}
const GRADES: Readonly<Record<Stage, readonly number[]>> = { primary: [1, 2, 3, 4, 5, 6], junior: [7, 8, 9] }

/** The lists of a school's return as sections. A school of special education has no classes that count here. */
export function listSections(typeCode: string, stages: readonly Stage[], elements: ReadonlyMap<string, Element>): FormSection[] {
  const classes = stages.length === 0 ? [] : [listSection('classes', '班级名册', '班', ABOUT.classes, classColumns(stages))]
  return [
    ...classes,
    listSection('rooms', '音乐、美术专用教室', '间', ABOUT.rooms, ROOM_COLUMNS),
    listSection('campuses', '校区', '个校区', ABOUT.campuses, campusColumns(typeCode, stages, elements)),
    listSection('teachers', '教师名册', '人', ABOUT.teachers, []),
  ]
}

const ABOUT = {
  classes: '每个班一行。可从 Excel 复制后直接粘贴；填了名册，班额就从这里算。',
  rooms: '每间专用教室一行，填使用面积。确实没有的，勾选“本校没有”。',
  campuses: '只有一个校区的不用填。有多个校区的每个校区一行，各校区之和应等于学校的数。',
  teachers: '教师名册只能上传：编号读取时即散列，不读取、不保存姓名。',
} as const

function listSection(
  list: 'classes' | 'rooms' | 'campuses' | 'teachers',
  zh: string,
  noun: string,
  about: string,
  columns: FormColumn[],
): FormSection {
  return { key: list, zh, about, groups: [], list: { list, noun, columns }, grid: null }
}

const word = (key: string, zh: string, choices: FormColumn['choices'] = []): FormColumn => ({
  key,
  zh,
  unit: '',
  kind: choices.length > 0 ? 'enum' : 'text',
  choices,
  min: null,
  max: null,
})
const count = (key: string, zh: string, max: number): FormColumn => ({
  ...word(key, zh),
  unit: '人',
  kind: 'integer',
  min: 0,
  max,
})

function classColumns(stages: readonly Stage[]): FormColumn[] {
  const grades = stages.flatMap((stage) => GRADES[stage]).map((grade) => ({ value: String(grade), zh: gradeName(grade) }))
  const stage = word(
    'stage',
    '学段',
    stages.map((each) => STAGE_CHOICES[each]),
  )
  return [stage, word('grade', '年级', grades), word('class_name', '班级名称'), count('students', '学生数', 120)]
}

const ROOM_COLUMNS: FormColumn[] = [
  word('kind', '类型', [
    { value: 'music', zh: '音乐' },
    { value: 'art', zh: '美术' },
  ]),
  { ...word('area', '使用面积'), unit: '㎡', kind: 'number', min: 0, max: 500 },
]

function campusColumns(typeCode: string, stages: readonly Stage[], elements: ReadonlyMap<string, Element>): FormColumn[] {
  const shared = [...elements.values()].filter((each) => each.shared === true)
  return [
    word('campus_code', '校区代码'),
    word('campus_name', '校区名称'),
    ...stages.map((stage) => count(`${stage}_students`, `${STAGE_CHOICES[stage].zh}学生数`, 20000)),
    ...(['341', '342', '345'].includes(typeCode) ? [count('senior_students', '高中学生数', 20000)] : []),
    ...shared.map(
      ({ key, zh, unit, type, min, max }): FormColumn => ({
        ...word(key, zh),
        unit,
        kind: type === 'integer' ? 'integer' : 'number',
        min,
        max,
      }),
    ),
  ]
}
