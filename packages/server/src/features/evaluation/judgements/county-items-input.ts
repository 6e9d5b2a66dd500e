import { type CountyStated, statedOf } from '@junheng/core/features/evaluation/judgements/stated.ts'
import { type FormsOptions, judgeForForms } from '../forms-input.ts'

/** What one county of handed-in data states. @throws Problem figure.missing */
export const countyItemsOfInput = async (bytes: Uint8Array, options: FormsOptions): Promise<CountyStated> =>
  statedOf(await judgeForForms(bytes, options))
