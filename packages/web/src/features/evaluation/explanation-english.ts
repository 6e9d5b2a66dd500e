import type { Say } from '../../shared/text.ts'

/** Texts of the explanation drawer. Formulas, names of inputs, clauses and what would make a figure pass come from the engine in Chinese. */
export const ENGLISH = {
  依据: 'Explanation',
  关闭依据: 'Close the explanation',
  正在取依据: 'Working out how this figure came about',
  公式: 'Formula',
  学段拆分: 'Split by stage',
  怎样达标: 'What would make it pass',
  说明: 'Notes',
  由哪些数据得来: 'What it was made from',
  出处: 'Source',
  '依据的可靠程度：{confidence}': 'Confidence: {confidence}',
  '来源没有写明，这里按通行做法推断；各地做法不同时，以本县采用的口径为准。':
    'The sources do not say; this is inferred from common practice. Where places differ, the profile the county has adopted decides.',
  看口径: 'See the profiles',
  '由 {n} 项组成': 'made of {n}',
  '（达标准的 {share}）': '({share} of the line)',
  '标准 {line}': 'line {line}',
  '上限 {line}（{stage}）': 'limit {line} ({stage})',
  无法算出: 'cannot be worked out',
  未报: 'not reported',
  只列示: 'shown only',
  达标: 'Met',
  未达标: 'Unmet',
  无法判定: 'Not judgeable',
  无此情形: 'Not so',
  有此情形: 'It is so',
  未填报: 'Not reported',
  '口径：{name}': 'Profile: {name}',
  原文件: 'File',
  看这一行: 'see the row',
  正在取这一行: 'Fetching the row',
  '{sheet} 第 {row} 行': '{sheet}, row {row}',
  行号: 'Row',
  复制链接: 'Copy the link',
  链接已复制: 'Link copied',
  '这台电脑不允许自动复制，请从下面复制。': 'Copying is not allowed here; please copy from below.',
  这个数的链接: 'Link to this figure',
  打印: 'Print',
} as const

export type ExplanationSay = Say<typeof ENGLISH>
