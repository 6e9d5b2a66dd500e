import type { RunBasis } from '@junheng/core/features/collection/round/bases.ts'
import type { CountyResult, Verdict } from '@junheng/core/features/evaluation/result.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import type { ColumnType } from 'kysely'

export interface RunTables {
  evaluation_run: EvaluationRunTable
  final_run: FinalRunTable
}

export interface FinalRunTable {
  county_code: string
  package_id: string
  standard_key: StandardKey
  state: 'waiting' | 'made' | 'given_up'
  attempts: number
  due_at: string
  reason: string | null
  run_id: string | null
  asked_at: string
  settled_at: string | null
}

/** jsonb: read as a value, written as its text. */
type Json<T> = ColumnType<T, string, string>

export interface EvaluationRunTable {
  county_code: string
  run_id: string
  name: string
  kind: 'provisional' | 'final'
  source_id: string
  source_name: string
  input_file_id: string
  round_id: string | null
  edition: number | null
  run_basis: RunBasis | null
  standard_key: StandardKey
  standard_hash: string
  profile_id: string | null
  profile_name: string
  profile_hash: string
  settings: ColumnType<unknown, string | null, string | null>
  judged_on: string
  engine: string
  input_hash: string
  statistics_day: string | null
  verdict: Verdict
  counts: Json<CountyResult['counts']>
  results_file_id: string
  is_demo: boolean
  made_at: string
  made_name: string
}
