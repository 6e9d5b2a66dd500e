import { STAGES } from '../../collection/county.ts'
import { compositeCv } from '../cv.ts'
import { sectionName, stageWord } from '../explain/sources.ts'
import type { Frame } from '../frame.ts'
import { listed } from '../items/say.ts'
import type { CountyResult } from '../result.ts'
import { column, gapsOf, NONE, numberCell, toldCell } from './cells.ts'
import type { Form, FormColumn, FormRow } from './form.ts'
import { rowIn, stageCell } from './section-figures.ts'

/** 表Ⅲ 校际均衡情况: the mean and the coefficient of every indicator, per stage; 综合 has a coefficient only. */
export function formIII(frame: Frame, result: CountyResult): Form {
  const { indicators } = frame.standard
  const composite = `L${indicators.length + 1}`
  const columns: FormColumn[] = [
    column('stage', '学段', 8),
    column('what', '项目', 14),
    ...indicators.map((i) => column(i.code, `${i.zh}（${i.unit}）`, 14, { code: i.code, align: 'right' })),
    column(composite, '综合', 10, { code: composite, align: 'right' }),
  ]
  const rows: FormRow[] = STAGES.flatMap((stage) => {
    const found = result.spreads.filter((s) => s.stage === stage)
    if (found.length === 0) return []
    const spread = (code: string) => found.find((s) => s.indicator === code)
    const lacks = (code: string): string[] => {
      const names = result.sections
        .filter((s) => s.stage === stage && (s.indicators[code]?.value ?? null) === null)
        .map((s) => sectionName(frame.county, rowIn(frame, s)))
      return [names.length > 0 ? `所需数据未报：${listed(names)}` : '全县该项资源为 0，差异系数没有意义']
    }
    const open = indicators.filter((i) => (spread(i.code)?.cv ?? null) === null)
    const all = compositeCv(indicators.map((i) => spread(i.code)?.cv ?? null))
    return [
      {
        key: `${stage}.mean`,
        cells: [
          stageCell('III', frame, result, stage),
          toldCell('what', '全县平均值', { stage, indicator: 'form:III.what.mean' }, () => ({
            title: `${stageWord(stage)} 全县平均值`,
            unit: '',
            formula: '各校资源量之和 ÷ 各校在校学生数之和，即按学生数加权',
            withNumbers: `${result.sections.filter((s) => s.stage === stage).length} 个学段`,
            inputs: [],
          })),
          ...indicators.map((i) =>
            numberCell(i.code, { value: spread(i.code)?.mean ?? null, missing: lacks(i.code) }, i.decimals, {
              stage,
              indicator: i.code,
            }),
          ),
          toldCell(composite, NONE, { stage, indicator: `form:III.${composite}.mean` }, () => ({
            title: `${stageWord(stage)} 综合的全县平均值`,
            unit: '',
            formula: '各项指标单位不同，没有可以相加的平均值；综合一列只有差异系数',
            withNumbers: NONE,
            inputs: [],
          })),
        ],
      },
      {
        key: `${stage}.cv`,
        cells: [
          stageCell('III', frame, result, stage),
          toldCell('what', '差异系数', { stage, indicator: 'form:III.what.cv' }, () => ({
            title: `${stageWord(stage)} 差异系数`,
            unit: '',
            formula: '标准差 ÷ 全县平均值；标准差按学生数加权，总体口径，不减 1',
            withNumbers: '保留 3 位小数只供显示',
            inputs: [],
          })),
          ...indicators.map((i) =>
            numberCell(i.code, { value: spread(i.code)?.cv ?? null, missing: lacks(i.code) }, 3, { stage, indicator: i.code }),
          ),
          numberCell(composite, { value: all, missing: open.map((i) => `${i.zh}差异系数`) }, 3, {
            stage,
            indicator: 'composite',
          }),
        ],
      },
    ]
  })
  const lines = STAGES.filter((stage) => result.spreads.some((s) => s.stage === stage)).map((stage) => {
    const limits = [...new Set(result.spreads.filter((s) => s.stage === stage && s.limit !== null).map((s) => s.limit))]
    return `${stageWord(stage)} ≤ ${limits.join('、')}`
  })
  return {
    key: 'III',
    name: '表Ⅲ',
    title: '校际均衡情况',
    columns,
    rows,
    footnotes: [
      frame.standard.spread.mode === 'each'
        ? `注：差异系数按每一项判定（${lines.join('，')}）；综合为各项差异系数的平均，只列示。判定用未取整的数。`
        : `注：按综合差异系数判定（${lines.join('，')}），各项只列示。判定用未取整的数。`,
    ],
    gaps: gapsOf(columns, rows, (row) => `${row.cells[0]!.text}${row.cells[1]!.text}`),
  }
}
