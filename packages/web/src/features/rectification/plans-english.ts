/** Texts of the list of plans, of reading one in and of taking one back. */
export const ENGLISH = {
  整改方案: 'Rectification plans',
  已读入的方案: 'Plans read in',
  正在载入方案: 'Loading plans',
  还没有读入方案: 'No plan yet',
  '读入后，这里列出每份方案的指标、措施和不一致之处。先在上面选择一份方案附件。':
    'Plans read in are listed here with their indicators, measures and disagreements. Choose a plan’s annex above first.',
  '督导室读入后，这里列出每份方案的指标、措施和不一致之处。':
    'Plans the office reads in are listed here with their indicators, measures and disagreements.',
  方案列表: 'List of plans',
  方案: 'Plan',
  文件: 'File',
  指标: 'Indicators',
  措施: 'Measures',
  不一致之处: 'Disagreements',
  没有: 'None',
  '已处理 {done}/{all}': '{done} of {all} settled',
  读入: 'Read in',
  操作: 'Actions',
  已撤回: 'Withdrawn',
  示例数据: 'Sample data',

  选择方案附件: 'Choose the annex',
  '把已发布的整改方案附件（十列的表，docx 或 xlsx）拖到这里，或点按钮选择。':
    'Drop a published plan’s annex (the table of ten columns, docx or xlsx) here, or choose it.',
  '读出每项指标的学校、措施、节点和资金，并列出前后不一致的地方；原文不作改动。':
    'Schools, measures, milestones and funds of every indicator are read and disagreements listed; the text is not changed.',
  读入整改方案: 'Read a plan in',
  方案附件: 'Annex',
  '方案正文（可不填）': 'Main text (optional)',
  不用这个: 'Leave it out',
  选择正文: 'Choose the main text',
  'docx 或 txt。给出后，会核对正文与附件是否一致。': 'docx or txt. With it, the text is held against the annex.',
  '文件公布的学校总数（可不填）': 'Number of schools the document states (optional)',
  所: 'schools',
  正在上传: 'Uploading',
  正在读方案: 'Reading the plan',
  进度: 'Progress',
  读入方案: 'Read it in',
  取消: 'Cancel',
  '这份方案以前读入过，没有重复保存。': 'This plan was read in before; it was not stored twice.',

  撤回: 'Withdraw',
  撤回这份方案: 'Withdraw this plan',
  '撤回后不能再处理其中的不一致和名称，原文件、读出的内容和处理记录仍然保留；同一份文件可以重新读入。':
    'Nothing in it is decided after that; file, reading and decisions are kept, and the same file may be read in again.',
} as const
