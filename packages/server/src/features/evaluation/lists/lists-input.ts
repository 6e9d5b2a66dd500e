import { type CountyLists, countyLists } from '@junheng/core/features/evaluation/lists/county-lists.ts'
import { type FormsOptions, judgeForForms } from '../forms-input.ts'

/** 大班额、大校额、新建未满员 of one county of handed-in data. @throws Problem figure.missing */
export async function listsOfInput(bytes: Uint8Array, options: FormsOptions): Promise<CountyLists> {
  return countyLists(await judgeForForms(bytes, options))
}
