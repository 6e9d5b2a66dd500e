/** Texts of the parts every feature shares. */
export const ENGLISH = {
  统计时点: 'counted on',
  未报统计时点: 'Day of the figures not reported',
  '在“县级数据”里填写“统计时点”后，这里显示学年。': 'Fill in 统计时点 on the sheet 县级数据 and the school year appears here.',
} as const
