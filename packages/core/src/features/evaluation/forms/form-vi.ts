import { SOURCE_NAMES } from '../../standards/monitoring.ts'
import type { FigureAddress } from '../explain/explain.ts'
import type { Frame } from '../frame.ts'
import { judgeConditions } from '../items/ratio.ts'
import { shownAgainst } from '../items/say.ts'
import { column, type Figure, gapsOf, numberCell, percentOf, toldCell } from './cells.ts'
import { countyFigure, workingsOfCounty } from './figures.ts'
import type { Form, FormCell, FormColumn } from './form.ts'

const COLUMNS: readonly FormColumn[] = [
  column('who', '项目', 14),
  column('L1', '问卷总数（份）', 14, { code: 'L1', groups: ['问卷调查'], align: 'right' }),
  column('L2', '回收有效问卷数（份）', 14, { code: 'L2', groups: ['问卷调查'], align: 'right' }),
  column('L3', '满意问卷数（份）', 14, { code: 'L3', groups: ['问卷调查'], align: 'right' }),
  column('L4', '问卷综合满意度（%）', 14, { code: 'L4', groups: ['问卷调查'], align: 'right' }),
  column('L5', '实地走访人数（人）', 14, { code: 'L5', groups: ['实地走访'], align: 'right' }),
  column('L6', '满意人数（人）', 14, { code: 'L6', groups: ['实地走访'], align: 'right' }),
  column('L7', '走访满意度（%）', 14, { code: 'L7', groups: ['实地走访'], align: 'right' }),
]

const ALL: Readonly<Record<string, string>> = {
  L1: 'survey_issued',
  L2: 'survey_valid',
  L3: 'survey_satisfied',
  L5: 'visit_total',
  L6: 'visit_satisfied',
}

/** 表Ⅵ 社会认可度: all who answered, and the parents among them. */
export function formVI(frame: Frame): Form {
  const judged = frame.standard.items.find((item) => item.key === 'social_recognition')
  const survey = judged && judgeConditions(frame, judged)[0]
  const higher = survey?.stated
  const counts = higher
    ? `，以${SOURCE_NAMES[higher.source]}调查的 ${shownAgainst(survey.value, survey.line, '比例')} 为准，本表为县自查`
    : ''
  const rows = [
    { key: 'total', cells: cellsOf('计', 'total', (code) => ALL[code]!) },
    { key: 'parents', cells: cellsOf('其中：家长', 'parents', (code) => `form:VI.${code}.parents`) },
  ]
  return {
    key: 'VI',
    name: '表Ⅵ',
    title: '社会认可度',
    columns: COLUMNS,
    rows,
    footnotes: [
      `注：L4＝L3÷L2×100，L7＝L6÷L5×100${judged ? `；社会认可度须达到 85%，判定用未取整的数${counts}` : `；${frame.standard.short} 不判定本表`}。`,
    ],
    gaps: gapsOf(COLUMNS, rows, (row) => row.cells[0]!.text),
  }

  function cellsOf(who: string, row: string, keyOf: (code: string) => string): FormCell[] {
    const at = (code: string): FigureAddress => ({ indicator: `form:VI.${code}.${row}` })
    const asked = (code: string): Figure => countyFigure(frame, keyOf(code))
    const share = (code: string, part: string, whole: string): Figure => ({
      ...percentOf(asked(part), asked(whole)),
      workings: () => ({
        ...workingsOfCounty(frame, [keyOf(part), keyOf(whole)], `${who}${COLUMNS.find((c) => c.code === code)!.zh}`),
        unit: '%',
        formula: `${part} ÷ ${whole} × 100`,
        withNumbers: `${asked(part).value ?? '未报'} ÷ ${asked(whole).value ?? '未报'} × 100`,
      }),
    })
    return [
      toldCell('who', who, at('who'), () => ({
        ...workingsOfCounty(frame, Object.keys(ALL).map(keyOf), who),
        formula: row === 'total' ? '问卷和走访的全部对象' : '问卷和走访对象中的学生家长',
      })),
      ...(['L1', 'L2', 'L3'] as const).map((code) => numberCell(code, asked(code), 0, at(code))),
      numberCell(
        'L4',
        share('L4', 'L3', 'L2'),
        1,
        row === 'total' && judged && !higher ? { indicator: 'social_recognition' } : at('L4'),
      ),
      ...(['L5', 'L6'] as const).map((code) => numberCell(code, asked(code), 0, at(code))),
      numberCell('L7', share('L7', 'L6', 'L5'), 1, at('L7')),
    ]
  }
}
