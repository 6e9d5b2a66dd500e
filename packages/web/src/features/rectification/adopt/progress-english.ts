/** Texts of how far a plan has come in the ledger. */
export const ENGLISH = {
  '{n}/{of} 条已完成': 'done in {n} of {of} items',
  '{n} 条都已完成 {day}': 'done in all {n} items, {day}',
  '登记完成（{n} 条任务）': 'Register as done ({n} items)',
  完成日期: 'Done on',
  完成情况: 'What was done',
  登记: 'Register',
  取消: 'Cancel',
  '{n} 条都已销号': 'all {n} items closed',
  '已销号 {m}/{n} 条': '{m} of {n} items closed',
  原表带进展: 'Table with progress',
  '已登记完成 {day}': 'done {day}',
  已取消: 'given up',
  '已填数字 {n} 项': '{n} filled in',
  '期限按文件所写推算；完成情况取自台账里的任务和措施。':
    'Deadlines as the document states; what is done comes from the items and measures of the ledger.',
} as const
