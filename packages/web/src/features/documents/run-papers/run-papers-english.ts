/** Texts of the page of what can be drawn up from one kept verdict. */
export const ENGLISH = {
  这次评估的公文: 'Papers of this verdict',
  正在载入评估: 'Loading',
  县级结论: 'County verdict',
  '保存于 {at}，{by}': 'Kept {at} by {by}',
  '这是暂算的评估，数据还可能变。正式上报请用锁定数据的评估。':
    'A provisional verdict: its data may still change. For handing in use one of locked data.',
  '申报表（表Ⅰ—表Ⅵ）和学校自评表': 'Application forms I–VI and school self-assessment',
  '申报表（Excel）': 'Forms (Excel)',
  '申报表（Word）': 'Forms (Word)',
  '学校自评表（zip）': 'School tables (zip)',
  学校达标矩阵: 'School matrix',
  短板清单: 'Shortfalls',
  看申报表: 'Look at the forms',
  正在核对空格: 'Looking for blanks',
  '各表已全部填好，没有空格。': 'All forms are filled in, no blanks.',
  '{form} 待补 {n} 格': '{form}: {n} blank',
  '缺 {what}': 'lacks {what}',
  所需数据未报: 'not reported',
  '还有 {n} 格，见申报表页': '{n} more, see the forms',
  一校一页: 'A page of every school',
  '每所学校一页：指标和缺口、班额、专用教室、各项要求。在学校页可以单独下载一所学校的。':
    'One page a school: indicators with gaps, classes, rooms, duties. A single school’s is on its own page.',
  监测通报: 'Monitoring circular',
  '与上一次评估比较，写明总体情况、改善、回落和未达标的学校。':
    'Compared with an earlier verdict: how the county stands, what improved, what fell, which schools fail.',
  起草监测通报: 'Draft a circular',
  县级结果: 'County results',
  '供市级考核、督政激励使用：每县每年一行，附标准、口径和数据的版本。':
    'For the city’s assessment: a line a county and year, with the versions of rules and data.',
  '县级结果（Excel）': 'Results (Excel)',
  '县级结果（CSV）': 'Results (CSV)',
  已编号的公文: 'Numbered papers',
  评估记录: 'Kept verdicts',
} as const
