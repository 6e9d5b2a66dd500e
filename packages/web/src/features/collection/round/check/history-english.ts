/** Texts of where a value came from. */
export const ENGLISH = {
  来历: 'History',
  '“{name}”的来历': 'History of “{name}”',
  正在载入来历: 'Loading the history',
  '还没有人填过。填写以后，每一次改动都会记在这里。': 'Nobody filled this in yet. Every change will be written down here.',
  '清除，原为 {was}': 'cleared; it was {was}',
  '填为 {is}': 'set to {is}',
  '由 {was} 改为 {is}': 'from {was} to {is}',
  '每一次改动在保存的同时记下，谁也不能删改。': 'Each change is written down as it is saved; nobody can alter or remove it.',
  填写: 'typed',
  上传: 'uploaded',
  沿用上年: 'carried over from last year',
  取自国家系统: 'from a national system',
  核实: 'verified',
  锁定后修订: 'amended after the lock',
  撤回核实: 'verification withdrawn',
} as const
