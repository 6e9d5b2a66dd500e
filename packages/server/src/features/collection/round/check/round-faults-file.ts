import type { Download } from '@junheng/core/endpoint.ts'
import type { RoundFaults } from '@junheng/core/features/collection/round/check/round-schema.ts'
import { RETURN_STATE_NAMES } from '@junheng/core/features/collection/round/life-cycle.ts'
import type { Context } from '../../../../http/context.ts'
import { mediaTypeOf } from '../../media-types.ts'
import { type XlsxCell, type XlsxSheet, xlsxFile } from '../../workbook/xlsx-file.ts'
import { readRoundFaults } from './round-faults.ts'

/** A round's faults for passing on: fault by fault, unit by unit, and what did not run. @throws Problem record.missing */
export async function downloadRoundFaults(ctx: Context, id: string): Promise<Download> {
  const found = await readRoundFaults(ctx, id)
  const bytes = xlsxFile([faultSheet(found), unitSheet(found), notRunSheet(found)])
  return { fileName: `${found.roundName}检查结果.xlsx`, mediaType: mediaTypeOf('xlsx'), size: bytes.length, bytes }
}

type Column = readonly [name: string, width: number]

const sheet = (name: string, columns: readonly Column[], rows: readonly (readonly (string | number)[])[]): XlsxSheet => ({
  name,
  columns: columns.map(([, width]) => ({ width, look: 'plain' })),
  rows: [
    columns.map(([text]): XlsxCell => ({ text, look: 'header' })),
    ...rows.map((row) =>
      row.map((cell): XlsxCell => (typeof cell === 'number' ? { number: String(cell) } : { text: cell, look: 'wrapped' })),
    ),
  ],
  frozen: { rows: 1, columns: 1 },
})

function faultSheet({ faults, returns }: RoundFaults): XlsxSheet {
  const unit = new Map(returns.map((one) => [one.id, one]))
  const columns = [
    ['填报单位', 24],
    ['类别', 8],
    ['规则', 8],
    ['规则内容', 36],
    ['问题', 60],
    ['怎样改', 50],
    ['单位说明', 40],
    ['核查结果', 40],
  ] as const // prettier-ignore
  const rows = faults.map(({ returnId, severity, rule, name, message, repair, explanation, bureau }) => [
    (returnId && unit.get(returnId)?.unitName) || '全县',
    severity === 'error' ? '错误' : '警告',
    rule,
    name,
    message,
    repair,
    explanation ? `${explanation.text}（${explanation.by}）` : '',
    bureau ? `${bureau.text}（${bureau.by}）` : '',
  ])
  return sheet('问题', columns, rows)
}

function unitSheet({ returns }: RoundFaults): XlsxSheet {
  const columns = [
    ['填报单位', 24],
    ['代码', 14],
    ['状态', 10],
    ['错误', 8],
    ['警告', 8],
    ['未写明原因', 12],
    ['缺报', 8],
  ] as const // prettier-ignore
  const rows = returns.map((one) => [
    one.unitName,
    one.kind === 'school' ? one.unitKey : '',
    RETURN_STATE_NAMES[one.state],
    one.errors,
    one.warnings,
    one.unexplained,
    one.missing,
  ])
  return sheet('各单位', columns, rows)
}

function notRunSheet({ notRun }: RoundFaults): XlsxSheet {
  const columns = [
    ['规则', 8],
    ['规则内容', 50],
    ['缺少的数据', 80],
  ] as const // prettier-ignore
  return sheet(
    '没有检查的规则',
    columns,
    notRun.map(({ rule, name, missing }) => [rule, name, missing.join('、')]),
  )
}
