import type { Catalogue, Element, Level } from '../standards/catalogue.ts'
import type { ValueRule } from './read-value.ts'

/** The tables of a county's data, in the order in which they are read and written. */
export const TABLES = ['schools', 'sections', 'classes', 'rooms', 'campuses', 'teachers', 'county'] as const
export type TableName = (typeof TABLES)[number]

/** A column of words: codes, names, stages. `required` ones must be in the header. */
export interface WordColumn {
  key: string
  zh: string
  required: boolean
}

/** Every column a table can have. */
export interface TableColumns {
  table: TableName
  words: readonly WordColumn[]
  values: readonly ValueRule[]
}

/** 班额分段: what each band of `class_size_bands` counts, as [least, most] pupils; the last is open. */
export const CLASS_SIZE_BANDS: readonly (readonly [band: string, least: number, most: number])[] = [
  ['le25', 0, 25],
  ['26_30', 26, 30],
  ['31_35', 31, 35],
  ['36_40', 36, 40],
  ['41_45', 41, 45],
  ['46_50', 46, 50],
  ['51_55', 51, 55],
  ['56_60', 56, 60],
  ['61_65', 61, 65],
  ['ge66', 66, Number.POSITIVE_INFINITY],
]
export const bandKey = (band: string): string => `class_size_bands.${band}`

const word = (key: string, zh: string, required = false): WordColumn => ({ key, zh, required })
const SCHOOL = word('school_code', '学校代码', true)
const STAGE = word('stage', '学段', true)
const NONE = { min: null, max: null, softRange: null, values: [] } as const
const integer = (key: string, zh: string, unit: string, max: number): ValueRule => ({
  ...NONE,
  key,
  zh,
  unit,
  kind: 'integer',
  min: 0,
  max,
})
const yesNo = (key: string, zh: string): ValueRule => ({ ...NONE, key, zh, unit: '', kind: 'boolean' })

/** Words about a school that no rule reads: `texts` of the county's schools. */
export const SCHOOL_TEXTS = [
  { key: 'authority', zh: '隶属' },
  { key: 'town', zh: '镇街' },
] as const

const WORDS: Record<TableName, readonly WordColumn[]> = {
  schools: [
    SCHOOL,
    word('school_name', '学校名称', true),
    word('county_code', '县代码', true),
    word('county_name', '县名称', true),
    word('school_type_code', '办学类型代码', true),
    word('parent_school_code', '上级学校代码'),
    ...SCHOOL_TEXTS.map(({ key, zh }) => word(key, zh)),
  ],
  sections: [SCHOOL, STAGE],
  classes: [SCHOOL, STAGE, word('grade', '年级', true), word('class_name', '班级名称', true)],
  rooms: [SCHOOL, word('kind', '类型', true)],
  campuses: [SCHOOL, word('campus_code', '校区代码', true), word('campus_name', '校区名称')],
  teachers: [
    SCHOOL,
    STAGE,
    word('teacher_id', '教师编号', true),
    word('status', '状态', true),
    word('degree', '学历'),
    word('subject', '学科'),
    word('title', '职称'),
  ],
  county: [word('county_code', '县代码', true), word('element', '项目', true), word('value', '值', true)],
}

/** The columns of each table under this catalogue. */
export function tableColumns(table: TableName, catalogue: Catalogue): TableColumns {
  return { table, words: WORDS[table], values: valueColumns(table, catalogue) }
}

function valueColumns(table: TableName, catalogue: Catalogue): ValueRule[] {
  switch (table) {
    case 'schools':
      return [
        ...elementsOf(catalogue, 'school').filter((e) => e.key !== 'school_type_code'),
        ...catalogue.schoolJudgements.map(
          ({ key, zh, kind }): ValueRule => ({ ...NONE, key, zh, unit: '', kind: kind === 'grade' ? 'grade' : 'judgement' }),
        ),
      ]
    case 'sections':
      return [
        ...elementsOf(catalogue, 'section'),
        ...CLASS_SIZE_BANDS.map(([b]) => integer(bandKey(b), `班额分段班数.${b}`, '个', 400)),
      ]
    case 'classes':
      return [listRule(catalogue, 'class_sizes', 'students', '学生数', 'integer', '人', 120)]
    case 'rooms':
      // V028 says which areas are unusual, room by room.
      return [{ ...listRule(catalogue, 'music_room_areas', 'area', '面积', 'number', '㎡', 500), softRange: null }]
    case 'campuses':
      return [
        integer('primary_students', '小学学生数', '人', 20000),
        integer('junior_students', '初中学生数', '人', 20000),
        integer('senior_students', '高中学生数', '人', 20000),
        ...elementsOf(catalogue, 'school', (e) => e.shared === true),
      ]
    case 'teachers':
      return [yesNo('backbone', '骨干'), yesNo('certified', '持证'), yesNo('hours_360', '满360学时')]
    case 'county':
      return []
  }
}

function elementsOf(catalogue: Catalogue, level: Level, also: (e: Element) => boolean = () => true): ValueRule[] {
  return [...catalogue.elements.values()].flatMap((e) => (e.level === level && also(e) ? (elementRule(e) ?? []) : []))
}

/** How an element's cells are read; null for lists and texts, which have no cell of their own. */
export function elementRule(e: Element): ValueRule | null {
  if (e.type === 'list' || e.type === 'text') return null
  const { key, zh, unit, type: kind, min, max, softRange = null, values = [] } = e
  return { key, zh, unit, kind, min, max, softRange, values }
}

function listRule(
  catalogue: Catalogue,
  element: string,
  key: string,
  zh: string,
  kind: 'integer' | 'number',
  unit: string,
  max: number,
): ValueRule {
  const e = catalogue.elements.get(element)
  return { ...NONE, key, zh, kind, unit: e?.unit ?? unit, min: e?.min ?? 0, max: e?.max ?? max, softRange: e?.softRange ?? null }
}
