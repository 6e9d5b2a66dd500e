import type { RunSummary } from '@junheng/core/features/evaluation/runs/schema.ts'
import type { RunRow } from './queries.ts'

export function summaryOf(row: RunRow): RunSummary {
  return {
    id: row.run_id,
    name: row.name,
    kind: row.kind,
    source: { id: row.source_id, name: row.source_name, round: row.round_id, edition: row.edition, basis: row.run_basis },
    standard: { key: row.standard_key, hash: row.standard_hash },
    profile: { id: row.profile_id, name: row.profile_name, hash: row.profile_hash },
    judgedOn: row.judged_on,
    engine: row.engine,
    inputHash: row.input_hash,
    statisticsDay: row.statistics_day,
    verdict: row.verdict,
    counts: row.counts,
    isDemo: row.is_demo,
    madeAt: row.made_at,
    madeBy: row.made_name,
  }
}
