import { type FinanceSheet, financeSheet } from '@junheng/core/features/evaluation/finance/sheet.ts'
import { type FormsOptions, judgeForForms } from '../forms-input.ts'

/** 教育经费 of one county of handed-in data, year by year. @throws Problem figure.missing */
export async function financeOfInput(bytes: Uint8Array, options: FormsOptions): Promise<FinanceSheet> {
  const { frame } = await judgeForForms(bytes, options)
  return financeSheet(frame)
}
