/** What is asked of education funds, group by group, as the sheet shows them. */
export const GROUPS = [
  {
    key: 'three_growths',
    zh: '三个增长',
    amounts: [
      'fiscal_edu_appropriation',
      'fiscal_recurrent_revenue',
      'edu_spend_per_student',
      'teacher_pay_avg',
      'public_funds_per_student',
    ],
  },
  { key: 'one_ratio', zh: '一个比例', amounts: ['fiscal_edu_appropriation'] },
  { key: 'no_decrease', zh: '两个只增不减', amounts: ['general_edu_expenditure', 'edu_fund_students'] },
  { key: 'land', zh: '土地出让净收益计提', amounts: ['land_net_income', 'land_edu_provision'] },
  {
    key: 'funds',
    zh: '专项资金全额用于教育',
    amounts: [
      'edu_surcharge_levied',
      'edu_surcharge_used',
      'local_edu_surcharge_levied',
      'local_edu_surcharge_used',
      'city_fee_for_edu',
      'city_fee_used',
      'land_edu_provision',
      'land_edu_used',
    ],
  },
  { key: 'public_funds', zh: '公用经费', amounts: ['public_funds_due', 'public_funds_paid'] },
  {
    key: 'teachers',
    zh: '教师待遇',
    amounts: [
      'rural_allowance_due',
      'rural_allowance_paid',
      'performance_pay_approved',
      'performance_pay_paid',
      'teacher_pay_avg',
      'civil_servant_pay_avg',
      'teacher_pay_rural',
      'teacher_pay_urban',
    ],
  },
] as const
export type GroupKey = (typeof GROUPS)[number]['key']

/** How 一个比例 is understood: the sources name it and do not define it. */
export const RATIO_READINGS = ['expenditure', 'gdp'] as const
export type RatioReading = (typeof RATIO_READINGS)[number]

/** A fund of which all that was raised is to be spent on education. */
export interface Fund {
  key: string
  zh: string
  raised: string
  used: string
}

export const FUNDS: readonly Fund[] = [
  { key: 'edu_surcharge', zh: '教育费附加', raised: 'edu_surcharge_levied', used: 'edu_surcharge_used' },
  { key: 'local_edu_surcharge', zh: '地方教育附加', raised: 'local_edu_surcharge_levied', used: 'local_edu_surcharge_used' },
  { key: 'city_fee', zh: '城市建设配套费（教育部分）', raised: 'city_fee_for_edu', used: 'city_fee_used' },
  { key: 'land', zh: '土地出让净收益计提的教育资金', raised: 'land_edu_provision', used: 'land_edu_used' },
]
