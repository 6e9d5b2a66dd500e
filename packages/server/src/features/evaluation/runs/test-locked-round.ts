import { saveValues } from '@junheng/core/features/collection/round/contract.ts'
import { lockRound } from '@junheng/core/features/collection/round/lock/contract.ts'
import { listRuns } from '@junheng/core/features/evaluation/runs/contract.ts'
import type { HttpStage } from '../../../http/test-app.ts'
import { aRound } from '../../collection/round/a-round.ts'

const SCHOOL = '2199000001'

/** For tests: a round of one school whose locked first edition waits for its final runs. */
export async function aLockedRound(stage: HttpStage, county: string) {
  const { returns, round } = await aRound(stage.db, county, [{ code: SCHOOL }])
  const principal = await stage.as({ role: 'principal', county, schools: [SCHOOL] })
  const coordinator = await stage.as({ role: 'coordinator', county })
  const own = { params: { id: returns[SCHOOL]! } }
  const changes = [{ path: 'schools/sports_field_area', value: '2800', seen: 0 }]
  await principal.call(saveValues, { ...own, body: { changes } })
  await stage.db.updateTable('data_return').set({ state: 'accepted' }).where('return_id', '=', returns[SCHOOL]!).execute()
  await coordinator.call(lockRound, { params: { round }, body: {} })
  const runs = () => coordinator.call(listRuns, { query: {} })
  return { round, principal, coordinator, own, runs }
}
