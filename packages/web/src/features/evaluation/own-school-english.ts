/** Texts of the page of those who see their schools and not the county. */
export const ENGLISH = {
  我的学校: 'My school',
  学校: 'School',
  '您负责 {n} 所学校': 'You look after {n} schools',
  正在载入学校: 'Loading the school',
  这个岗位还没有负责的学校: 'No school is assigned to this post yet',
  '由安全管理员在“账号”里指定。': 'The security administrator assigns them under Accounts.',
  本县还没有数据: 'The county has no data yet',
  '教育局提交县级数据后，这里给出本校每一项的数、标准和差距。':
    'Once the bureau has handed in the county’s data, each figure of the school stands here with its line and gap.',
  '数据提交于 {at}': 'data handed in {at}',
  '学校自评表（Excel）': 'Self-evaluation form (Excel)',
  '学校自评表（Word）': 'Self-evaluation form (Word)',
} as const
