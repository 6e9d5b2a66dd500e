import { type TableName, tableColumns } from '@junheng/core/features/collection/columns.ts'
import type { County } from '@junheng/core/features/collection/county.ts'
import type { ValueRule } from '@junheng/core/features/collection/read-value.ts'
import { TEACHER_WORDS, type TeacherWord } from '@junheng/core/features/collection/teacher-words.ts'
import type { ComputedColumn } from '@junheng/core/features/collection/workbook/computed.ts'
import { OWN_COLUMN } from '@junheng/core/features/collection/workbook/sheets.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { choicesOf } from './county-sheets.ts'
import type { Look, Validation } from './xlsx-file.ts'

/** A column of a sheet as it is written: its header, its note, how it looks, what Excel checks. */
export interface SheetColumn {
  key: string
  header: string
  note: string
  look: Look
  headerLook: Look
  width: number
  validation: (Validation & { message: string }) | null
  computed: ComputedColumn | null
}

/** Every column of a sheet, in the order of the template. */
export function columnsOfSheet(
  table: TableName,
  counties: readonly County[],
  catalogue: Catalogue,
  computed: readonly ComputedColumn[],
): SheetColumn[] {
  const { words, values } = tableColumns(table, catalogue)
  const types = catalogue.elements.get('school_type_code')?.values ?? []
  // Under the package's own name stand ids that are hashed already.
  const hashed = table === 'teachers' && counties.some((c) => c.teachers !== null)
  return [
    ...words.map(({ key, zh, required }): SheetColumn => {
      const choices = key === 'school_type_code' ? types.map(String) : WORD_CHOICES[key]
      return {
        key,
        header: hashed && key === 'teacher_id' ? key : zh,
        note: `${zh}${required ? '（必填）' : ''}\n${WORD_NOTES[key] ?? ''}`.trim(),
        look: WHOLE.has(key) || key === 'value' ? 'value' : 'text',
        headerLook: required ? 'keyHeader' : 'header',
        width: REQUIRED_WIDE[key] ?? 12,
        computed: null,
        validation: choices
          ? { kind: 'list', values: choices, message: `${zh}请从列表中选择。` }
          : WHOLE.has(key)
            ? { kind: 'whole', min: 1, max: 9, message: '年级填 1—9 的整数，初中为 7—9。' }
            : null,
      }
    }),
    ...values.map((rule) => valueColumn(rule, catalogue)),
    ...computed.filter((c) => c.table === table).map(computedColumn),
    ...(table === 'county' ? ['名称', '单位', '说明'].map(ownColumn) : []),
  ]
}

/** Of one teacher, yes or no; see `effective-county.ts` for what a blank is. */
const MARKED: ReadonlySet<string> = new Set(['backbone', 'certified', 'hours_360'])

function valueColumn(rule: ValueRule, catalogue: Catalogue): SheetColumn {
  const { key, zh, unit, kind, min, max } = rule
  const element = catalogue.elements.get(key)
  const choices = choicesOf(rule)
  const range = min === null && max === null ? '' : `${min ?? 0}${max === null ? ' 以上' : `—${max}`}`
  const lines = [
    zh,
    element?.definition ?? '',
    unit === '' ? '' : `单位：${unit}`,
    choices ? `填：${choices.join('、')}` : range === '' ? '' : `范围：${range}${kind === 'integer' ? '，整数' : ''}`,
    element ? `来源：${element.sourceSystem}（${element.source}）` : '',
    MARKED.has(key)
      ? '一所学校填过一个“是”或“否”，其余空格就是“否”；全校都没有的请至少填一个“否”，整列留空按未填报处理。'
      : '没有数据就留空，不要填 0。',
  ]
  const message = choices
    ? `请从列表中选择：${choices.join('、')}。`
    : `${zh.slice(0, 60)}应为${kind === 'integer' ? '整数' : '数字'}，${range}${unit === '' ? '' : `（${unit}）`}。`
  return {
    key,
    header: zh,
    note: lines.filter((line) => line !== '').join('\n'),
    look: choices ? 'text' : 'value',
    headerLook: 'header',
    width: Math.min(22, Math.max(10, zh.length + 2)),
    computed: null,
    validation: choices
      ? { kind: 'list', values: choices, message }
      : { kind: kind === 'integer' ? 'whole' : 'decimal', min, max, message },
  }
}

const computedColumn = (computed: ComputedColumn): SheetColumn => ({
  key: computed.header,
  header: computed.header,
  note: computed.note,
  look: 'computed',
  headerLook: 'ownHeader',
  width: 18,
  validation: null,
  computed,
})

const ownColumn = (name: string): SheetColumn => ({
  key: name,
  header: `${OWN_COLUMN}${name}〕`,
  note: '供对照，不用填写，也不读取。',
  look: 'wrapped',
  headerLook: 'ownHeader',
  width: name === '说明' ? 60 : name === '名称' ? 40 : 10,
  validation: null,
  computed: null,
})

const WORD_NOTES: Readonly<Record<string, string>> = {
  school_code: '学校标识码，10 位，按文本填写，不要丢掉开头的 0。',
  school_type_code:
    '事业统计的办学类型代码，如 211 小学、311 初级中学、312 九年一贯制学校、341 完全中学、345 十二年一贯制学校、218 教学点。',
  parent_school_code: '教学点所属中心校的学校代码；不是教学点就留空。',
  authority: '如：县属、镇属。',
  town: '学校所在的镇、街道或乡，按镇街筛选和汇总时用；可以不填。',
  stage: '小学或初中。高中部只填人数，在学校表。',
  grade: '填数字：小学 1—6，初中 7—9。',
  kind: '音乐或美术。',
  teacher_id: '工号或教师编号，同一教师在各表写法一致。读取时即换成散列值，不保存原号。不要填姓名、身份证号。',
  status: '专任、兼职、走教、交流或临聘。只有专任计入专任教师数。',
  element: '项目名称，已列出的不要改动。',
  value: '按〔单位〕填写；没有数据就留空，不要填 0。',
}
const REQUIRED_WIDE: Readonly<Record<string, number>> = {
  school_code: 14,
  school_name: 24,
  class_name: 14,
  teacher_id: 20,
  element: 34,
  value: 16,
}
const WORD_CHOICES: Readonly<Record<string, readonly string[]>> = {
  stage: ['小学', '初中'],
  kind: ['音乐', '美术'],
  ...Object.fromEntries(
    (['status', 'degree', 'title'] as const satisfies TeacherWord[]).map((key) => [
      key,
      [...TEACHER_WORDS[key]].filter(([written, kept]) => written !== kept).map(([written]) => written),
    ]),
  ),
}
const WHOLE: ReadonlySet<string> = new Set(['grade'])
