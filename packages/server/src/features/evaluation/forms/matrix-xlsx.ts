import type { JudgedCounty } from '@junheng/core/features/evaluation/forms/forms.ts'
import type { IndicatorValue, SectionResult } from '@junheng/core/features/evaluation/result.ts'
import { atLeast } from '@junheng/core/features/standards/formula/tolerance.ts'
import type { WriteSheet } from 'hucre'
import { bodyStyle, decimalFormat, SheetDraft, STYLES, workbookOf } from './sheet-draft.ts'
import { VERDICT_WORDS } from './verdict-words.ts'

const STAGE = { primary: '小学', junior: '初中' } as const
const FIXED: readonly (readonly [zh: string, width: number])[] = [
  ['学校代码', 13],
  ['学校名称', 24],
  ['学段', 6],
  ['在校生数', 9],
]
const LAST: readonly (readonly [zh: string, width: number])[] = [
  ['达标项数', 9],
  ['余项是否达85%', 10],
  ['综合评估', 12],
]

/** Sections × indicators: value, line and verdict of each; a second sheet lists what does not count and why. */
export async function matrixXlsx({ frame, result }: JudgedCounty): Promise<Uint8Array> {
  const { indicators, passRule, zh } = frame.standard
  const widths = [...FIXED.map(([, w]) => w), ...indicators.flatMap(() => [9, 8, 11]), ...LAST.map(([, w]) => w)]
  const draft = new SheetDraft('达标矩阵', widths)
  draft.line(`${result.countyName}（${result.countyCode}）学校达标矩阵`, STYLES.title, 30)
  draft.line(
    `按${zh}标准判定，用未取整的数。${passRule?.zh ?? '本标准不逐校判定，只列数值。'}。● 达标　◐ 余项（达 85%）　■ 未达标　○ 无法判定`,
    STYLES.line,
    18,
  )
  const top = draft.next
  FIXED.forEach(([heading], col) => {
    draft.span(top, col, 2, 1, heading, STYLES.head)
  })
  indicators.forEach((indicator, k) => {
    const col = FIXED.length + 3 * k
    draft.span(top, col, 1, 3, `${indicator.code} ${indicator.zh}（${indicator.unit}）`, STYLES.head)
    for (const [i, heading] of ['值', '标准', '判定'].entries()) draft.put(top + 1, col + i, heading, STYLES.head)
  })
  LAST.forEach(([heading], i) => {
    draft.span(top, FIXED.length + 3 * indicators.length + i, 2, 1, heading, STYLES.head)
  })
  draft.height(top, 44)
  for (const section of result.sections) rowOf(section)
  const sheets: WriteSheet[] = [draft.done({ paperSize: 'a3', orientation: 'landscape' }, [top, top + 1], 3), excludedSheet()]
  return workbookOf(sheets)

  function rowOf(section: SectionResult): void {
    const row = draft.next
    const text = (col: number, value: string, align: 'left' | 'center' = 'center'): void =>
      draft.put(row, col, value, bodyStyle(align))
    text(0, section.schoolCode)
    text(1, section.schoolName, 'left')
    text(2, STAGE[section.stage])
    draft.put(row, 3, section.students, bodyStyle('right', '0'))
    indicators.forEach(({ code, decimals }, k) => {
      const found = section.indicators[code]!
      const col = FIXED.length + 3 * k
      draft.put(row, col, found.value, bodyStyle('right', decimalFormat(decimals)))
      draft.put(row, col + 1, found.threshold, bodyStyle('right', 'General'))
      text(col + 2, markOf(found, passRule?.floorRatio))
    })
    const col = FIXED.length + 3 * indicators.length
    draft.put(row, col, section.met, bodyStyle('right', '0'))
    text(col + 1, section.floorOk === null ? (section.met === null ? '' : '○ 无法判定') : section.floorOk ? '是' : '否')
    text(col + 2, passOf(section))
  }

  function excludedSheet(): WriteSheet {
    const list = new SheetDraft('不计入', [13, 26, 8, 40])
    list.line('不计入评估的学段', STYLES.title, 30)
    const head = list.next
    for (const [col, zh] of ['学校代码', '学校名称', '学段', '原因'].entries()) list.put(head, col, zh, STYLES.head)
    for (const each of result.excluded) {
      const row = list.next
      const cells = [each.schoolCode, each.schoolName, STAGE[each.stage], each.reason]
      for (const [col, value] of cells.entries()) list.put(row, col, value, bodyStyle(col === 1 || col === 3 ? 'left' : 'center'))
    }
    return list.done({ paperSize: 'a4', orientation: 'landscape' }, [head, head])
  }
}

function markOf({ value, threshold, verdict }: IndicatorValue, floorRatio: number | undefined): string {
  if (verdict === null) return ''
  const spare = verdict === 'unmet' && floorRatio !== undefined && atLeast(value!, floorRatio * threshold!)
  return VERDICT_WORDS[spare ? 'spare' : verdict]
}

function passOf({ pass, met }: SectionResult): string {
  if (met === null) return ''
  return VERDICT_WORDS[pass === null ? 'not_judgeable' : pass ? 'met' : 'unmet']
}
