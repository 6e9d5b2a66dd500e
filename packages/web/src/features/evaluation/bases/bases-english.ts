export const ENGLISH = {
  统计与核实对照: 'Statistics beside verified figures',
  '同一版锁定数据，一次只用统计，一次核实优先、其余用自报；两个结论并列，逐项列出翻转。':
    'The same locked edition judged twice: on the statistics alone, and on what was verified, else reported. Both verdicts side by side, with everything that turns.',
  轮次: 'Round',
  标准: 'Standard',
  只用统计: 'Statistics only',
  核实优先: 'Verified first',
  '第 {n} 版': 'edition {n}',
  看翻转: 'See what turns',
  '看“{name}”按统计和按核实的翻转': 'See what turns in “{name}” between statistics and verified figures',
  '小学 {n} / {all}': 'primary {n} of {all}',
  '初中 {n} / {all}': 'junior {n} of {all}',
} as const
