/** The reasons of a verdict in one line each. Names of indicators and details of items come from the standard and stay Chinese. */
export const ENGLISH = {
  小学: 'Primary',
  初中: 'Junior',
  '{stage} {n} 个学段未达标，须补 {lifts} 项': '{stage}: {n} sections unmet, {lifts} items to lift',
  '{stage} {n} 个学段缺少数据': '{stage}: {n} sections lack data',
  '{stage}综合差异系数': '{stage}: composite coefficient of variation',
  '{stage}“{indicator}”差异系数': '{stage}: coefficient of variation of “{indicator}”',
  '{name} {cv}，高于 {limit}': '{name} {cv}, above {limit}',
  '{name}缺少数据': '{name} lacks data',
  '一票否决：{name}': 'Veto: {name}',
  '{name}（{detail}）': '{name} ({detail})',
} as const
