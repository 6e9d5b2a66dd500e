/** Refusals of what items are made from: judgements, records, feedback letters, workbooks. */
export const ITEM_SOURCE_PROBLEMS = {
  'item.not-failing': { status: 409, text: '所选的 {count} 项在这次评估中已不是不达标项，没有列入任何一条。请刷新后重新选择。' },
  'item.no-indicator': { status: 422, text: '“{problem}”：{reason}。' },
  'item.other-file': { status: 409, text: '这不是刚才试读的那个文件，没有列入任何一条。请重新试读。' },
  'item.sheet-faulty': { status: 422, text: '文件有 {errors} 处问题，没有列入任何一条。请按列出的问题修改后重试。' },
  'feedback-letter.exists': { status: 409, text: '文号为“{number}”的来文已经登记过，没有重复登记。' },
} as const
