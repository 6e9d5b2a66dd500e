import type { Say } from '../../shared/text.ts'
import type { JudgedBy } from './use-judged.ts'

/** Texts of every page over one evaluation: its context bar and its states. */
export const ENGLISH = {
  正在评估: 'Evaluating',
  正在按所选标准评估: 'Evaluating by the chosen standard',
  还没有可以评估的数据: 'No data to evaluate yet',
  '提交县级数据包后，这里给出结论、每一条理由和每所学校的每一项。':
    'Once a county package is handed in, the verdict, every reason and every item of every school stand here.',
  去数据填报: 'Go to data',
  改按本县采用的口径评估: 'Evaluate by the profile the county has adopted',
  '这个数据包已撤回（{reason}），以下只供查阅，不是本县现在的数据。':
    'This package was withdrawn ({reason}); what follows is for reference only and not the county’s present data.',
  '口径方案“{name}”已由 {by} 于 {at} 撤回，以下只供查阅。':
    'Profile “{name}” was withdrawn by {by} on {at}; what follows is for reference only.',
  '以下按一份没有存入的口径试算，不是本县现在的结论。':
    'What follows is tried out by settings nobody stored; it is not the county’s present verdict.',
  看这份口径改了什么: 'See what these settings change',
  区县: 'County',
  数据: 'Data',
  标准: 'Standard',
  口径: 'Profile',
  '（已撤回）': ' (withdrawn)',
  '（本县采用）': ' (adopted)',
  '口径：{name}': 'Profile: {name}',
  默认: 'defaults',
  自选: 'tried out',
  '标准 {standard} 口径 {profile}': 'standard {standard} profile {profile}',
  '暂算 · {at}': 'Provisional · {at}',
  '实时 · {at}': 'Live · {at}',
  '{name} · 实时': '{name} · live',
  '已锁定 · 第 {n} 版': 'Locked · edition {n}',
  '，其中核实 {n} 项': ', {n} of them verified',
  '评估记录 · 正式 · {at}': 'Kept verdict · final · {at}',
  '评估记录 · 暂算 · {at}': 'Kept verdict · provisional · {at}',
  采用的数据: 'Values taken',
  核实优先: 'verified first',
  只用自报: 'reported only',
  只用统计: 'statistics only',
} as const

/** What people call the profile a page is judged by: a stored one's name, 自选, or 默认 for the standard's own. */
export function profileName({ asked, profile }: JudgedBy, say: Say<typeof ENGLISH>): string {
  if (asked.settings) return say('自选')
  return asked.profile ? profile.key : say('默认')
}
