import type { Confidence } from '../../standards/catalogue.ts'
import { type Formula, parseFormula } from '../../standards/formula/parse.ts'
import { FUNDS, type GroupKey, type RatioReading } from './groups.ts'

/** A comparison of one fiscal year: value > or ≥ line. In a formula `<element>_before` is the amount of the year before. */
export interface FinanceRule {
  key: string
  group: GroupKey
  zh: string
  value: Formula
  op: '>' | '>='
  line: Formula
  /** Of value and line; 比例 is shown as a percentage. */
  unit: '比例' | '万元' | '元'
  /** What is missing to reach the line, with what must grow by it. */
  gap: { formula: Formula; unit: '万元' | '元'; per: '' | '生' | '人'; of: string }
  /** Only under this reading of 一个比例. */
  reading?: RatioReading
  clause: string
  source: string
  confidence: Confidence
  note: string
}

const LAW = { clause: '《中华人民共和国教育法》“三个增长”', source: '教育法', confidence: '官方原文', note: '' } as const
const RATIO = {
  clause: '“三个增长、一个比例”',
  source: '地方方案只有名称，没有定义',
  confidence: '推断',
  note: '财政性教育经费按填报的教育财政拨款计算。',
} as const
const NO_DECREASE = {
  clause: '“两个只增不减”',
  source: '多地方案一致',
  confidence: '多源一致',
  note: '与上年持平不算减少。',
} as const
const LAND = {
  clause: '从土地出让净收益中按 10% 计提教育资金',
  source: '市县工作方案中财政局的职责（转引）',
  confidence: '单一来源',
  note: '净收益为负的年份没有可以计提的。',
} as const
const SPENT = {
  clause: '教育附加、配套费教育部分、计提资金全额用于教育',
  source: '市县工作方案中财政局的职责（转引）',
  confidence: '单一来源',
  note: '按当年的数比较，不计上年结转；使用上年结转资金的，以说明材料为准。',
} as const
const PAID = {
  clause: '县域督导评估指标：统一的生均公用经费基准定额；不足 100 人的按 100 人核定',
  source: '由基准定额推出：应拨的要拨足',
  confidence: '推断',
  note: '',
} as const
const TREATMENT = {
  clause: '乡村教师生活费补助、教师绩效工资',
  source: '市县工作方案中财政局的职责（转引）',
  confidence: '单一来源',
  note: '',
} as const
const PAY = {
  clause: '教师平均工资收入水平不低于或高于当地公务员',
  source: '申报表、督导评估指标',
  confidence: '多源一致',
  note: '',
} as const
const RURAL_PAY = {
  clause: '农村中小学教师平均工资收入水平不低于或高于本地城镇教师',
  source: '政策解读（转引）',
  confidence: '单一来源',
  note: '',
} as const

type Written = Omit<FinanceRule, 'value' | 'line' | 'gap'> & {
  value: string
  line: string
  gap: Omit<FinanceRule['gap'], 'formula'> & { formula: string }
}

const parsed = ({ value, line, gap, ...rule }: Written): FinanceRule => ({
  ...rule,
  value: parseFormula(value),
  line: parseFormula(line),
  gap: { ...gap, formula: parseFormula(gap.formula) },
})

const grows = (key: string, element: string, zh: string, per: '生' | '人'): Written => ({
  key,
  group: 'three_growths',
  zh,
  value: element,
  op: '>',
  line: `${element}_before`,
  unit: '元',
  gap: { formula: `${element}_before - ${element}`, unit: '元', per, of: element },
  ...LAW,
})

const reaches = (
  key: string,
  group: GroupKey,
  zh: string,
  [value, line]: readonly [string, string],
  from: Pick<FinanceRule, 'clause' | 'source' | 'confidence' | 'note'>,
  [unit, per]: readonly ['万元' | '元', '' | '人'] = ['万元', ''],
): Written => ({
  key,
  group,
  zh,
  value,
  op: '>=',
  line,
  unit,
  gap: { formula: `${line} - ${value}`, unit, per, of: value },
  ...from,
})

/** The four comparisons that make up 三个增长, in the order the law names them. */
export const GROWTH_RULES: readonly FinanceRule[] = [
  {
    key: 'appropriation_growth',
    group: 'three_growths',
    zh: '教育财政拨款的增长高于财政经常性收入的增长',
    value: 'fiscal_edu_appropriation / fiscal_edu_appropriation_before - 1',
    op: '>',
    line: 'fiscal_recurrent_revenue / fiscal_recurrent_revenue_before - 1',
    unit: '比例',
    gap: {
      formula:
        'fiscal_edu_appropriation_before * fiscal_recurrent_revenue / fiscal_recurrent_revenue_before - fiscal_edu_appropriation',
      unit: '万元',
      per: '',
      of: 'fiscal_edu_appropriation',
    },
    ...LAW,
  } satisfies Written,
  grows('spend_growth', 'edu_spend_per_student', '按在校学生人数平均的教育费用增长', '生'),
  grows('pay_growth', 'teacher_pay_avg', '教师工资增长', '人'),
  grows('public_funds_growth', 'public_funds_per_student', '学生人均公用经费增长', '生'),
].map(parsed)

export const RULES: readonly FinanceRule[] = [
  ...GROWTH_RULES,
  ...[
    {
      key: 'education_share',
      group: 'one_ratio',
      zh: '教育经费占财政支出的比例提高',
      value: 'fiscal_edu_appropriation / fiscal_total_expenditure',
      op: '>',
      line: 'fiscal_edu_appropriation_before / fiscal_total_expenditure_before',
      unit: '比例',
      gap: {
        formula:
          'fiscal_edu_appropriation_before / fiscal_total_expenditure_before * fiscal_total_expenditure - fiscal_edu_appropriation',
        unit: '万元',
        per: '',
        of: 'fiscal_edu_appropriation',
      },
      reading: 'expenditure',
      ...RATIO,
    } satisfies Written,
    {
      key: 'education_of_gdp',
      group: 'one_ratio',
      zh: '教育经费占地区生产总值不低于 4%',
      value: 'fiscal_edu_appropriation / gross_domestic_product',
      op: '>=',
      line: '0.04',
      unit: '比例',
      gap: {
        formula: '0.04 * gross_domestic_product - fiscal_edu_appropriation',
        unit: '万元',
        per: '',
        of: 'fiscal_edu_appropriation',
      },
      reading: 'gdp',
      ...RATIO,
    } satisfies Written,
    reaches(
      'expenditure_kept',
      'no_decrease',
      '一般公共预算教育支出只增不减',
      ['general_edu_expenditure', 'general_edu_expenditure_before'],
      NO_DECREASE,
    ),
    {
      key: 'expenditure_per_student_kept',
      group: 'no_decrease',
      zh: '按在校生人数平均的一般公共预算教育支出只增不减',
      value: '10000 * general_edu_expenditure / edu_fund_students',
      op: '>=',
      line: '10000 * general_edu_expenditure_before / edu_fund_students_before',
      unit: '元',
      gap: {
        formula: 'general_edu_expenditure_before / edu_fund_students_before * edu_fund_students - general_edu_expenditure',
        unit: '万元',
        per: '',
        of: 'general_edu_expenditure',
      },
      ...NO_DECREASE,
    } satisfies Written,
    reaches(
      'land_provision',
      'land',
      '按土地出让净收益的 10% 计提教育资金',
      ['land_edu_provision', 'max(0, 0.1 * land_net_income)'],
      LAND,
    ),
    ...FUNDS.map((fund) => reaches(`${fund.key}_spent`, 'funds', `${fund.zh}全额用于教育`, [fund.used, fund.raised], SPENT)),
    reaches('public_funds_paid', 'public_funds', '公用经费按基准定额足额拨付', ['public_funds_paid', 'public_funds_due'], PAID),
    reaches(
      'rural_allowance_paid',
      'teachers',
      '乡村教师生活补助足额发放',
      ['rural_allowance_paid', 'rural_allowance_due'],
      TREATMENT,
    ),
    reaches(
      'performance_pay_paid',
      'teachers',
      '绩效工资按核定总量足额发放',
      ['performance_pay_paid', 'performance_pay_approved'],
      TREATMENT,
    ),
    reaches('teacher_pay_level', 'teachers', '教师平均工资不低于公务员', ['teacher_pay_avg', 'civil_servant_pay_avg'], PAY, [
      '元',
      '人',
    ]),
    reaches(
      'rural_pay_level',
      'teachers',
      '农村教师平均工资不低于城镇教师',
      ['teacher_pay_rural', 'teacher_pay_urban'],
      RURAL_PAY,
      ['元', '人'],
    ),
  ].map(parsed),
]
