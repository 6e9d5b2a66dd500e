/** How far a county is, as home, verdict and matrix say it. */
export const ENGLISH = {
  '校校达标、项项达标': 'Every school met, every item met',
  '校校达标，{n} 个学段用了余项': 'Every school met; {n} sections use their spare item',
  达到基本均衡的要求: 'Basic balance is met',
  '还差 {n} 校 {m} 项': '{n} schools lack {m} items',
  '还差 {n} 校 {m} 项，县级 {c} 项': '{n} schools lack {m} items, the county {c}',
  '还差县级 {c} 项': 'The county lacks {c} items',
  '还差 {c} 项': '{c} items lacking',
  还不能下结论: 'No conclusion yet',
  '，无法判定 {k} 项': '; {k} not judgeable',
} as const
