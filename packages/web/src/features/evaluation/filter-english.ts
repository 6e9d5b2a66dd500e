/** Texts of the filters that matrix, list of schools and map share. */
export const ENGLISH = {
  小学: 'Primary',
  初中: 'Junior',
  '只列：{what}': 'Only: {what}',
  镇街: 'Town',
  责任区: 'Zone',
  办学类型: 'Type',
  城乡: 'Area',
  办别: 'Ownership',
  标签: 'Tag',
} as const
