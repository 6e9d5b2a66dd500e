import { STAGES, type Stage } from '../../collection/county.ts'
import { atLeast } from '../../standards/formula/tolerance.ts'
import type { FigureAddress } from '../explain/explain.ts'
import { sectionInput, sectionName, stageWord } from '../explain/sources.ts'
import type { Frame } from '../frame.ts'
import { orNull } from '../items/say.ts'
import type { CountyResult, SectionResult, Verdict } from '../result.ts'
import { schoolType } from '../school-types.ts'
import { column, type Figure, gapsOf, NONE, numberCell, textCell, verdictCell } from './cells.ts'
import type { Form, FormCell, FormColumn, FormRow } from './form.ts'

/** 表Ⅱ-1: how many sections meet each indicator and the whole, and their share. */
export function formII1(frame: Frame, result: CountyResult): Form {
  const { indicators, passRule } = frame.standard
  const overall = { code: `L${indicators.length + 1}`, zh: '综合评估' }
  const columns: FormColumn[] = [
    column('stage', '学段', 8),
    column('what', '项目', 16),
    ...indicators.map((i) => column(i.code, i.zh, 13, { code: i.code, align: 'right' })),
    column(overall.code, overall.zh, 10, { code: overall.code, align: 'right' }),
  ]
  const rows = passRule ? STAGES.flatMap((stage) => rowsOf(stage)) : []
  return {
    key: 'II-1',
    name: '表Ⅱ-1',
    title: '资源配置基本情况',
    columns,
    rows,
    footnotes: passRule
      ? [`注：达标学校按学段计；综合评估达标：${passRule.zh}。判定用未取整的数。`]
      : [`${frame.standard.short} 不逐校判定，本表不适用。`],
    gaps: gapsOf(columns, rows, (row) => ROWS[row.key] ?? row.key),
  }

  function rowsOf(stage: Stage): FormRow[] {
    const sections = result.sections.filter((s) => s.stage === stage)
    const all = [
      ...indicators.map((i) => ({
        key: i.code,
        verdicts: sections.map((s) => s.indicators[i.code]?.verdict ?? null),
        lacks: i.zh,
      })),
      { key: overall.code, verdicts: sections.map((s) => passVerdict(s)), lacks: '有指标未报' },
    ]
    return (['count', 'ratio'] as const).map((kind) => ({
      key: `${stage}.${kind}`,
      cells: [
        textCell('stage', stageWord(stage)),
        textCell('what', kind === 'count' ? '达标学校总数（所）' : '达标学校比例（%）'),
        ...all.map(({ key, verdicts, lacks }): FormCell => {
          const address = { stage, indicator: `form:II-1.${key}.${kind}` }
          if (sections.length === 0) return textCell(key, kind === 'count' ? '0' : NONE)
          const met = verdicts.filter((v) => v === 'met').length
          const open = sections.filter((_, i) => verdicts[i] === 'not_judgeable').map((s) => sectionNameOf(frame, s))
          const figure: Figure = {
            value: open.length > 0 ? null : kind === 'count' ? met : (met / sections.length) * 100,
            missing: open.length > 0 ? [`${lacks}（${open.join('、')}）`] : [],
            workings: () => ({
              title: `${stageWord(stage)} ${lacks} 达标学校${kind === 'count' ? '总数' : '比例'}`,
              unit: kind === 'count' ? '所' : '%',
              formula: kind === 'count' ? '该项达标的学段数' : '达标学段数 ÷ 计入的学段数 × 100',
              withNumbers: kind === 'count' ? `${met} 所` : `${met} ÷ ${sections.length}`,
              inputs: sections.map((s, i) => ({
                element: key,
                zh: sectionNameOf(frame, s),
                unit: '',
                value: WORDS[verdicts[i] ?? 'not_judgeable'],
                source: null,
              })),
            }),
          }
          return numberCell(key, figure, kind === 'count' ? 0 : 1, address)
        }),
      ],
    }))
  }
}

const ROWS: Record<string, string> = {
  'primary.count': '小学达标学校总数',
  'primary.ratio': '小学达标学校比例',
  'junior.count': '初中达标学校总数',
  'junior.ratio': '初中达标学校比例',
}
const WORDS: Record<Verdict, string> = { met: '达标', unmet: '未达标', not_judgeable: '无法判定' }
const passVerdict = (s: SectionResult): Verdict | null => (s.pass === null ? 'not_judgeable' : s.pass ? 'met' : 'unmet')

/** 表Ⅱ-2: one row a section, the primary block before the junior block, numbered anew in each. */
export function formII2(frame: Frame, result: CountyResult): Form {
  const { indicators, passRule } = frame.standard
  const code = (n: number): string => `L${n}`
  const passes = code(7 + indicators.length)
  const columns: FormColumn[] = [
    column('stage', '学段', 6),
    column('L1', '序号', 6, { code: 'L1' }),
    column('L2', '学校名称', 26, { code: 'L2', align: 'left' }),
    column('L3', '举办者类型', 8, { code: 'L3' }),
    column('L4', '在校生数（人）', 8, { code: 'L4', align: 'right' }),
    column('L5', '年级数（个）', 7, { code: 'L5', align: 'right' }),
    column('L6', '班级数（个）', 7, { code: 'L6', align: 'right' }),
    ...indicators.map((i, k) => column(code(7 + k), i.zh, 11, { code: code(7 + k), align: 'right' })),
    ...(passRule ? [column(passes, '该校综合评估是否达标', 10, { code: passes })] : []),
    column('remark', '备注', 30, { align: 'left' }),
  ]
  const rows = STAGES.flatMap((stage) =>
    result.sections.filter((s) => s.stage === stage).map((section, i) => rowOf(section, i + 1)),
  )
  return {
    key: 'II-2',
    name: '表Ⅱ-2',
    title: '分学校资源配置情况',
    columns,
    rows,
    footnotes: [...STAGES.map((stage) => countNote(frame, result, stage)), SPONSORS],
    gaps: gapsOf(columns, rows, (row) => row.cells[2]!.text),
  }

  function rowOf(section: SectionResult, number: number): FormRow {
    const { schoolCode: school, stage } = section
    const row = rowIn(frame, section)
    const at = (indicator: string): FigureAddress => ({ school, stage, indicator })
    const own = (key: string, element: string): FormCell =>
      numberCell(key, sectionFigure(frame, row, element), 0, at(`form:II-2.${key}`))
    return {
      key: `${school}.${stage}`,
      cells: [
        textCell('stage', stageWord(stage)),
        textCell('L1', String(number)),
        textCell('L2', sectionName(frame.county, row)),
        own('L3', 'sponsor_type'),
        own('L4', 'students'),
        own('L5', 'grade_count'),
        own('L6', 'classes'),
        ...indicators.map((i, k) => {
          const value = section.indicators[i.code]?.value ?? null
          return numberCell(code(7 + k), { value, missing: [`${i.zh}所需数据`] }, i.decimals, at(i.code))
        }),
        ...(passRule
          ? [
              {
                ...verdictCell(passes, passVerdict(section), at(`form:II-2.${passes}`), ['有指标未报']),
                workings: () => ({
                  title: `${sectionName(frame.county, row)} 综合评估`,
                  unit: '',
                  formula: passRule.zh,
                  withNumbers: remark(frame, section),
                  inputs: indicators.map((i) => ({
                    element: i.code,
                    zh: i.zh,
                    unit: i.unit,
                    value: section.indicators[i.code]?.value ?? null,
                    source: null,
                  })),
                }),
              },
            ]
          : []),
        textCell('remark', remark(frame, section)),
      ],
    }
  }
}

/** Which of the seven are met, and which of the others reach 85 %; by their short names, for L1… are other columns here. */
function remark({ standard }: Frame, section: SectionResult): string {
  const rule = standard.passRule
  if (!rule) return ''
  const groups: Record<'met' | 'near' | 'below' | 'open', string[]> = { met: [], near: [], below: [], open: [] }
  for (const { code, short } of standard.indicators) {
    const { value, threshold } = section.indicators[code]!
    const group =
      value === null || threshold === null
        ? 'open'
        : atLeast(value, threshold)
          ? 'met'
          : atLeast(value, rule.floorRatio * threshold)
            ? 'near'
            : 'below'
    groups[group].push(short)
  }
  const { met, near, below, open } = groups
  return [
    met.length === rule.of ? `${rule.of}项全部达标` : `达标${met.length}项${met.length > 0 ? `：${met.join('、')}` : ''}`,
    near.length > 0 ? `达85%：${near.join('、')}` : '',
    below.length > 0 ? `不足85%：${below.join('、')}` : '',
    open.length > 0 ? `未报：${open.join('、')}` : '',
  ]
    .filter(Boolean)
    .join('；')
}

const SPONSORS =
  '举办者类型代码：1 中央教育部门，2 中央其他部门，3 省级教育部门，4 省级其他部门，5 地级教育部门，6 地级其他部门，7 县级教育部门，8 县级其他部门，9 地方企业，10 民办。'

/** 小学学校总数 n 个（其中一贯制小学部 n 个，50人及以上教学点 n 个） and the like. */
function countNote(frame: Frame, result: CountyResult, stage: Stage): string {
  const kinds = result.sections
    .filter((s) => s.stage === stage)
    .map((s) => schoolType(frame.county.schools.types[schoolRow(frame, s)]!).kind)
  const many = (...wanted: (string | null)[]): number => kinds.filter((kind) => wanted.includes(kind)).length
  if (stage === 'primary')
    return `注：小学学校总数 ${kinds.length} 个（其中一贯制小学部 ${many('nine_year', 'twelve_year')} 个，50人及以上教学点 ${many('teaching_point')} 个）。`
  return `注：初中学校总数 ${kinds.length} 个（其中一贯制初中部 ${many('nine_year', 'twelve_year')} 个，完全中学初中部 ${many('complete_secondary')} 个）。`
}

const schoolRow = (frame: Frame, section: SectionResult): number => frame.county.sections.school[rowIn(frame, section)]!

const places = new WeakMap<Frame, Map<string, number>>()

/** The county's row of a judged section. */
export function rowIn(frame: Frame, { schoolCode, stage }: SectionResult): number {
  const { schools, sections } = frame.county
  let rows = places.get(frame)
  if (!rows) {
    rows = new Map()
    for (const row of frame.sectionRows) rows.set(`${schools.codes[sections.school[row]!]} ${STAGES[sections.stage[row]!]}`, row)
    places.set(frame, rows)
  }
  const row = rows.get(`${schoolCode} ${stage}`)
  if (row === undefined) throw new Error(`no counted section ${schoolCode} ${stage}`)
  return row
}

const sectionNameOf = (frame: Frame, section: SectionResult): string => sectionName(frame.county, rowIn(frame, section))

/** A value of one section (or of its school), with the teaching points merged into it where pupils and classes are meant. */
export function sectionFigure(frame: Frame, row: number, element: string): Figure {
  const input = (): ReturnType<typeof sectionInput> => sectionInput(frame, row, element)
  const { zh, unit } = frame.standard.catalogue.elements.get(element)!
  // Pupils and classes of teaching points merged into a section are added to it; its grades are still its own.
  const value =
    element === 'grade_count'
      ? (frame.county.sections.numbers.get(element)?.[row] ?? Number.NaN)
      : frame.sectionColumn(element)[row]!
  return {
    value: orNull(value),
    missing: [zh],
    workings: () => ({
      title: `${sectionName(frame.county, row)} ${zh}`,
      unit,
      formula: '填报数',
      withNumbers: String(input().value ?? '未报'),
      inputs: [input()],
    }),
  }
}
