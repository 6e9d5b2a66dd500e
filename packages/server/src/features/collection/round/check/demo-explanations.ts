import type { Db } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import type { ReturnRow } from '../find-return.ts'
import * as queries from './check-queries.ts'
import { foundIn } from './return-faults.ts'

/** For the demonstration: what a unit says to its warnings and to what it does not report, before it signs. */
export async function explainForDemo(tx: Db, by: Context, row: ReturnRow): Promise<void> {
  if (row.kind === 'self_check') return
  const { faults, missing } = await foundIn({ db: tx, work: by.work, now: by.now }, countyOf(by.actor).name, row)
  const { county_code, round_id, return_id } = row
  const said = { county_code, round_id, return_id, at: by.now.toISOString(), account_name: by.actor.displayName }
  for (const { key, rule, severity } of faults)
    if (severity === 'warn') await queries.putExplanation(tx, { ...said, fault_key: key, text: WORDS[rule] ?? USUAL })
  for (const { key } of missing) await queries.putExplanation(tx, { ...said, fault_key: key, text: NOT_YET })
}

const USUAL = '与实际一致，已核对原始凭证（演示）'
const NOT_YET = '有关部门尚未提供，收到后补报（演示）'
const WORDS: Readonly<Record<string, string>> = {
  S013: '本校规模较大，数据与学籍一致（演示）',
  S034: '学校数按财务账，校区数按实物盘点，以校区合计为准（演示）',
  S036: '本校与邻校共用专用教室，本校没有（演示）',
  V029: '本学年没有购置和新建，数据确无变化（演示）',
  Y004: '学生随父母工作变动转入转出，已与学籍系统逐人核对（演示）',
}
