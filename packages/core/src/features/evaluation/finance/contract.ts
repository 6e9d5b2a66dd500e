import { z } from 'zod'
import { endpoint } from '../../../endpoint.ts'
import { JudgedHead, JudgingQuery } from '../contract.ts'
import { FinanceSheetSchema } from './schema.ts'

export const PackageFinance = JudgedHead.omit({ profile: true }).extend({ ...FinanceSheetSchema.shape })
export type PackageFinance = z.infer<typeof PackageFinance>

/** 一个比例 is read as the profile says (`finance.oneRatio`). `county` is needed where a package holds several. Single figures: `explainFigure` with the cell's `explain`. */
export const readFinance = endpoint({
  method: 'GET',
  path: '/api/packages/:id/finance',
  title: '教育经费逐年表：三个增长、一个比例、两个只增不减、专项资金、教师待遇，缺多少元',
  tag: '监测评估',
  needs: 'evaluation.read',
  params: z.strictObject({ id: z.uuid() }),
  query: JudgingQuery,
  reply: PackageFinance,
})
