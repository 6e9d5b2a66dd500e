/** The shell's texts. */
export const ENGLISH = {
  我的岗位: 'My post',
  正在看的区县: 'County looked at',
  找学校: 'Find a school',
  学校: 'Schools',
  正在载入学校: 'Loading schools',
  '还没有数据，提交县级数据后可以在这里找学校。': 'No data yet. Once a county’s data is handed in, its schools are found here.',
  '校名、学校代码或拼音首字母': 'Name, code or pinyin initials',
  '没有找到，换一个字或首字母试试。': 'Nothing found. Try another character or initial.',
  '{n} 所': '{n} schools',
  '{n} 所，显示前 {most} 所': '{n} schools, the first {most} shown',
} as const
