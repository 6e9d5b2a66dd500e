import { STAGES, type Stage } from '../../collection/county.ts'
import { atLeast } from '../../standards/formula/tolerance.ts'
import type { PassRule } from '../../standards/standard.ts'
import type { FigureAddress } from '../explain/explain.ts'
import { sectionName, stageWord } from '../explain/sources.ts'
import type { ExplanationInput } from '../explanation.ts'
import type { Frame } from '../frame.ts'
import type { CountyResult, SectionResult } from '../result.ts'
import { schoolType } from '../school-types.ts'
import { column, gapsOf, numberCell, toldCell, verdictCell } from './cells.ts'
import type { Form, FormCell, FormColumn, FormRow } from './form.ts'
import { passVerdict } from './form-ii-1.ts'
import { rowIn, schoolRow, schoolWord, sectionFigure, stageCell } from './section-figures.ts'

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
    ...(passRule ? [column('remark', '备注', 30, { align: 'left' })] : []),
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
    const name = sectionName(frame.county, row)
    const at = (indicator: string): FigureAddress => ({ school, stage, indicator })
    const own = (key: string, element: string): FormCell =>
      numberCell(key, sectionFigure(frame, row, element), 0, at(`form:II-2.${key}`))
    return {
      key: `${school}.${stage}`,
      cells: [
        stageCell('II-2', frame, result, stage),
        numberInBlock(section, number),
        toldCell('L2', name, at('form:II-2.L2'), () => ({
          title: `${name} 学校名称`,
          unit: '',
          formula: '填报的学校名称；一所学校有两个学段的，各成一行并注明学部',
          withNumbers: name,
          inputs: [schoolWord(frame, schoolRow(frame, section), 'school_name')],
        })),
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
                  title: `${name} 综合评估`,
                  unit: '',
                  formula: passRule.zh,
                  withNumbers: remark(frame, section),
                  inputs: values(section),
                }),
              },
            ]
          : []),
        ...(passRule ? [remarkCell(section, passRule)] : []),
      ],
    }
  }

  function remarkCell(section: SectionResult, { floorRatio }: PassRule): FormCell {
    const { schoolCode: school, stage } = section
    return toldCell('remark', remark(frame, section), { school, stage, indicator: 'form:II-2.remark' }, () => ({
      title: `${sectionName(frame.county, rowIn(frame, section))} 备注`,
      unit: '',
      formula: `达标：值 ≥ 标准；达85%：值 ≥ 标准 × ${floorRatio}；都按未取整的数`,
      withNumbers: remark(frame, section),
      inputs: values(section),
    }))
  }

  function numberInBlock(section: SectionResult, number: number): FormCell {
    const { schoolCode: school, stage } = section
    return toldCell('L1', String(number), { school, stage, indicator: 'form:II-2.L1' }, () => ({
      title: `${sectionName(frame.county, rowIn(frame, section))} 序号`,
      unit: '',
      formula: '小学、初中各自从 1 编号，按学校代码的顺序',
      withNumbers: `${stageWord(stage)}第 ${number} 个，共 ${result.sections.filter((s) => s.stage === stage).length} 个`,
      inputs: [schoolWord(frame, schoolRow(frame, section), 'school_code')],
    }))
  }

  /** The indicators of a section with what they are held against. */
  function values(section: SectionResult): ExplanationInput[] {
    return indicators.map((i) => {
      const { value, threshold } = section.indicators[i.code]!
      const zh = threshold === null ? i.zh : `${i.zh}（标准 ${threshold}）`
      return { element: i.code, zh, unit: i.unit, value, source: null }
    })
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
