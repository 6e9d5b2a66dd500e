export interface UnitYearTables {
  unit_score_rule: {
    county_code: string
    late_percent: number
    per_return: number
    per_rebound: number
    changed_at: string
    changed_name: string
  }
}
