import { isTeachingPoint, KINDS, type OrgKind } from './kinds.ts'
import { type Org, OrgFacts, SINCE_UNKNOWN } from './schema.ts'

/** One column of the directory's workbook: how a cell is written, and how it is read; `read` answers undefined for what cannot be meant. */
interface Column {
  header: string
  note: string
  write: (facts: OrgFacts) => string
  read: (facts: OrgFacts, text: string) => OrgFacts | undefined
}

/** 编号 names the row's organisation; without one it is found by 标识码 or name, and is new where there is none. */
export const ID = '编号'
export const PARENT = '上级'
export const SINCE = '起始日期'
export const NAME = '名称'
export const REGION = '属地代码'

/** The headers of a kind's sheet in their order; the sheet's name is the kind's. */
export const headersOf = (kind: OrgKind): string[] => [...factColumns(kind).map(({ header }) => header), PARENT, SINCE, ID]

export const noteOf = (kind: OrgKind, header: string): string =>
  factColumns(kind).find((column) => column.header === header)?.note ??
  { [PARENT]: '上级单位的名称', [SINCE]: '新增时填写：自哪一天起；不详留空', [ID]: '系统编号，请勿改动；新增的行留空' }[header] ??
  ''

/** An organisation as a row under `headersOf(kind)`. */
export function cellsOf(org: Org, parentName: string | null): string[] {
  const since = org.since === SINCE_UNKNOWN ? '' : org.since
  return [...factColumns(org.kind).map((column) => column.write(org.facts)), parentName ?? '', since, org.id]
}

export interface CellTrouble {
  header: string
  message: string
  repair: string
}

/**
 * Facts as a row says them; columns the sheet does not have keep what `base` says.
 * @param get the text under a header, undefined where the sheet lacks the column
 */
export function factsOf(
  kind: OrgKind,
  base: OrgFacts,
  get: (header: string) => string | undefined,
): { facts: OrgFacts; troubles: CellTrouble[] } {
  let facts = base
  const troubles: CellTrouble[] = []
  for (const { header, note, read } of factColumns(kind)) {
    const text = get(header)?.trim()
    if (text === undefined) continue
    const next = read(facts, text)
    // A new row begins without name and place: each cell is held against the shape by itself.
    const alone = next && { ...next, ...(header !== NAME && { name: '名称' }), ...(header !== REGION && { region: '000000' }) }
    if (next !== undefined && OrgFacts.safeParse(alone).success) facts = next
    else
      troubles.push({
        header,
        message: text === '' ? `“${header}”不能为空。` : `“${header}”不能是“${text.slice(0, 40)}”。`,
        repair: note,
      })
  }
  return { facts, troubles }
}

/** Teaching points come after the schools they may stand under. */
export const rankOf = (kind: OrgKind, facts: Pick<OrgFacts, 'school'>): number =>
  Object.keys(KINDS).indexOf(kind) * 2 + (isTeachingPoint(facts.school?.typeCode ?? null) ? 1 : 0)

const orNull = (text: string): string | null => (text === '' ? null : text)
/** Full-width digits are meant as digits; names keep their signs. */
const digits = (text: string): string => text.normalize('NFKC')
const whole = (text: string): number | null | undefined =>
  text === '' ? null : /^\d{1,6}$/.test(digits(text)) ? Number(digits(text)) : undefined

/** A column of 学校情况: its value as text, and back; undefined = cannot be meant. */
function ofSchool<K extends keyof NonNullable<OrgFacts['school']>>(
  header: string,
  note: string,
  key: K,
  write: (value: NonNullable<OrgFacts['school']>[K]) => string,
  read: (text: string) => unknown,
): Column {
  return {
    header,
    note,
    write: ({ school }) => (school === null ? '' : write(school[key])),
    read: (facts, text) => {
      const value = read(text)
      return value === undefined || facts.school === null
        ? undefined
        : // Held against the schema by the caller.
          ({ ...facts, school: { ...facts.school, [key]: value } } as OrgFacts)
    },
  }
}

const text = (value: string | number | null): string => (value === null ? '' : String(value))
const firstDigits = (from: string): string | null => orNull(digits(from).split(/\s/)[0] ?? '')

const COMMON: readonly Column[] = [
  { header: NAME, note: '全称，2—80 字', write: (f) => f.name, read: (f, name) => ({ ...f, name }) },
  { header: '简称', note: '可留空', write: (f) => f.shortName ?? '', read: (f, name) => ({ ...f, shortName: orNull(name) }) },
  {
    header: '属地代码',
    note: '所在区县 6 位代码或镇街 9 位代码',
    write: (f) => f.region,
    read: (f, region) => ({ ...f, region: digits(region) }),
  },
]

const UNIT: readonly Column[] = [
  ...COMMON,
  { header: '职责', note: '可留空，500 字以内', write: (f) => f.duty ?? '', read: (f, duty) => ({ ...f, duty: orNull(duty) }) },
]

const SCHOOL: readonly Column[] = [
  ...COMMON,
  {
    header: '标识码',
    note: '学校（机构）标识码，10 位数字',
    write: (f) => f.schoolCode ?? '',
    read: (f, code) => ({ ...f, schoolCode: orNull(digits(code)) }),
  },
  ofSchool(
    '办学类型代码',
    '211 小学、311 初级中学、312 九年一贯制、345 十二年一贯制、341 完全中学、218/219 教学点等',
    'typeCode',
    text,
    firstDigits,
  ),
  ofSchool('隶属', '县属、市属、高校附属、企业办、管委会、民办', 'authority', text, orNull),
  ofSchool(
    '办别',
    '公办或民办',
    'ownership',
    (value) => (value === null ? '' : value === 'public' ? '公办' : '民办'),
    (from) => ({ '': null, 公办: 'public', 民办: 'private' })[from],
  ),
  ofSchool('举办者代码', '1—10，7 县级教育部门，10 民办', 'sponsor', text, whole),
  ofSchool('城乡分类代码', '111、112、121、122、123、210、220', 'urbanRural', text, firstDigits),
  ofSchool('建校年', '四位年份', 'foundingYear', text, whole),
  ofSchool('设计规模', '学位数，整数', 'designCapacity', text, whole),
  ofSchool(
    '寄宿',
    '是或否',
    'boarding',
    (value) => (value === null ? '' : value ? '是' : '否'),
    (from) => ({ '': null, 是: true, 否: false })[from],
  ),
  ofSchool(
    '校区',
    '代码和名称，如“01 本部；02 南校区”；只有一处的留空',
    'campuses',
    (value) => value.map(({ code, name }) => `${code} ${name}`).join('；'),
    (from) =>
      from
        .split(/[；;]/)
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .map((part) => ({ code: part.split(/\s+/)[0] ?? '', name: part.split(/\s+/).slice(1).join(' ') })),
  ),
]

const factColumns = (kind: OrgKind): readonly Column[] => (kind === 'school' ? SCHOOL : UNIT)
