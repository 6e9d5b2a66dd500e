export interface ListTables {
  weak_school_rule: WeakSchoolRuleTable
}

export interface WeakSchoolRuleTable {
  county_code: string
  version_no: number
  min_unmet: number
  min_below_floor: number
  changed_at: string
  changed_name: string
}
