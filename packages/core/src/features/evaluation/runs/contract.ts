import { z } from 'zod'
import { endpoint, Paging, pageOf } from '../../../endpoint.ts'
import { NewRun, Repetition, RunComparison, RunDetail, RunSummary, UnmadeRun } from './schema.ts'

const tag = '监测评估'
const OneRun = z.strictObject({ id: z.uuid() })

/** Newest first. `unmade`: final runs that editions are owed and that are not there yet, or could not be made. */
export const listRuns = endpoint({
  method: 'GET',
  path: '/api/runs',
  title: '已保存的评估',
  tag,
  needs: 'evaluation.read',
  query: Paging,
  reply: pageOf(RunSummary).extend({ unmade: z.array(UnmadeRun) }),
})

export const readRun = endpoint({
  method: 'GET',
  path: '/api/runs/:id',
  title: '一次已保存的评估：所用数据、规则和全部结果',
  tag,
  needs: 'evaluation.read',
  params: OneRun,
  reply: RunDetail,
})

/** Final for a locked edition or a file, provisional for a live round. The same final run is made once: asking again answers it. */
export const makeRun = endpoint({
  method: 'POST',
  path: '/api/runs',
  title: '评估并保存',
  tag,
  needs: 'evaluation.run',
  body: NewRun,
  reply: RunSummary,
})

export const repeatRun = endpoint({
  method: 'POST',
  path: '/api/runs/:id/repetition',
  title: '用当时的数据和规则重新评估，核对结果是否一致',
  tag,
  needs: 'evaluation.read',
  params: OneRun,
  reply: Repetition,
})

/** `with` is the later or other one: what the reply calls `after`. */
export const compareRuns = endpoint({
  method: 'GET',
  path: '/api/runs/:id/comparison',
  title: '两次评估的比较：改善、回落、新增、合并和口径变化',
  tag,
  needs: 'evaluation.read',
  params: OneRun,
  query: z.strictObject({ with: z.uuid() }),
  reply: RunComparison,
})
