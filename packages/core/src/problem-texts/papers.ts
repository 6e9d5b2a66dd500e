/** What concerns official papers: their templates, texts and versions. See `problems.ts`. */
export const PAPER_PROBLEMS = {
  'documents.template-unfit': { status: 422, text: '模板“{file}”不能用，没有保存：{reason}' },
  'documents.template-fields': {
    status: 422,
    text: '模板“{file}”没有保存。{complaint}请在 Word 里修改后重新上传。',
  },
  'documents.text-changed': {
    status: 409,
    text: '您打开之后，这段文字已由{person}改过，没有覆盖。请看对方的文字，再决定保留哪一份。',
  },
  'documents.other-standard': { status: 422, text: '这份报告按优质均衡标准编写，所选的评估用的是另一套标准。请另选一次评估。' },
  'documents.no-run': { status: 409, text: '本县还没有保存过的评估。请先在“历次评估”里评估并保存一次。' },
  'papers.several-receivers': {
    status: 422,
    text: '一份预警通知单只发给一个收件单位。所选预警涉及{names}，请分别生成。',
  },
  'papers.number-given': { status: 409, text: '{year} 年的 {serial} 号已经用过，编号不重复使用。下一个可用的是 {next} 号。' },
} as const
