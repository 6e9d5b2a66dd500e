/**
 * The texts of the report that only the county can write, in the order of the report. They are kept by county, year and key; a new year begins
 * with those of the year before.
 */
export const OWN_TEXTS = [
  { key: 'county', title: '县情', hint: '位置、区划、教育传统等，两三句话。人口和经济数据由系统填写。' },
  { key: 'history', title: '创建历程', hint: '何时通过基本均衡认定，何时启动优质均衡创建，各年主要部署。' },
  { key: 'organisation', title: '自评组织', hint: '领导小组、工作专班、自评的步骤和参加单位。' },
  { key: 'practice', title: '主要做法与特色', hint: '投入、布局、师资、育人等方面的做法，可分条写。' },
  { key: 'causes', title: '原因分析', hint: '上面各类问题的原因。' },
  { key: 'measures', title: '整改与巩固措施', hint: '分校、分年写：哪些学校、做什么、何时完成、谁负责、多少资金。' },
  { key: 'conclusion', title: '结论意见', hint: '对能否申报的意见和承诺。' },
] as const
export type OwnTextKey = (typeof OWN_TEXTS)[number]['key']
export const OWN_TEXT_KEYS = OWN_TEXTS.map(({ key }) => key) as [OwnTextKey, ...OwnTextKey[]]
