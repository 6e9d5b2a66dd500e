import { STAGES, type Stage } from '../../collection/county.ts'
import { stageWord } from '../explain/sources.ts'
import type { Frame } from '../frame.ts'
import type { CountyResult, SectionResult, Verdict } from '../result.ts'
import { column, type Figure, gapsOf, NONE, numberCell, toldCell } from './cells.ts'
import type { Form, FormCell, FormColumn, FormRow, Workings } from './form.ts'
import { sectionNameOf, stageCell } from './section-figures.ts'

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
        stageCell('II-1', frame, result, stage),
        kindCell(kind, stage),
        ...all.map(({ key, verdicts, lacks }): FormCell => {
          const address = { stage, indicator: `form:II-1.${key}.${kind}` }
          if (sections.length === 0) return toldCell(key, kind === 'count' ? '0' : NONE, address, () => nobody(stage))
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

  function kindCell(kind: 'count' | 'ratio', stage: Stage): FormCell {
    const words = kind === 'count' ? '达标学校总数（所）' : '达标学校比例（%）'
    return toldCell('what', words, { stage, indicator: `form:II-1.what.${kind}` }, () => ({
      title: `${stageWord(stage)} ${words}`,
      unit: '',
      formula:
        kind === 'count'
          ? '一个学段的指标值达到标准，计 1 所；综合评估一列按达标规则计'
          : '达标学校总数 ÷ 计入的学段数 × 100，保留 1 位小数',
      withNumbers: passRule?.zh ?? '',
      inputs: [],
    }))
  }
}

const nobody = (stage: Stage): Workings => ({
  title: `${stageWord(stage)}达标学校`,
  unit: '所',
  formula: '计入的学段逐个计数',
  withNumbers: `本县没有计入评估的${stageWord(stage)}学段`,
  inputs: [],
})

const ROWS: Record<string, string> = {
  'primary.count': '小学达标学校总数',
  'primary.ratio': '小学达标学校比例',
  'junior.count': '初中达标学校总数',
  'junior.ratio': '初中达标学校比例',
}
const WORDS: Record<Verdict, string> = { met: '达标', unmet: '未达标', not_judgeable: '无法判定' }
export const passVerdict = (s: SectionResult): Verdict | null => (s.pass === null ? 'not_judgeable' : s.pass ? 'met' : 'unmet')
