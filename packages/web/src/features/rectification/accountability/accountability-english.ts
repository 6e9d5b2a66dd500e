export const ENGLISH = {
  问责建议: 'Proposals for accountability',
  '系统只摆事实、提建议：销号后又不达标、逾期太久、验收退回两次及以上的，列在这里；是否问责由人决定。':
    'The system states facts and proposes: what was closed and is unmet again, what is overdue for long, what was returned twice or more. People decide.',
  '逾期超过 {n} 天提出建议（这是系统给的默认做法，没有文件规定，县里可以改）':
    'Proposed when overdue by more than {n} days (our default; no document prescribes it; the county may change it)',
  改天数: 'Change',
  逾期天数: 'Days overdue',
  保存: 'Save',
  取消: 'Cancel',
  只看未处理: 'Undecided only',
  全部类型: 'All kinds',
  类型: 'Kind',
  整改任务: 'Item',
  责任单位: 'Units',
  事实: 'Facts',
  时间: 'Time',
  处理: 'Decision',
  采纳: 'Take up',
  不采纳: 'Dismiss',
  已采纳: 'Taken up',
  未采纳: 'Dismissed',
  待处理: 'Undecided',
  '采纳这条问责建议？': 'Take up this proposal?',
  '不采纳这条问责建议？': 'Dismiss this proposal?',
  处理意见: 'Opinion',
  '写明怎样处理，例如：约谈校长，限期一个月复查':
    'Say what is done, for example: talk with the principal, re-check within a month',
  没有问责建议: 'No proposals',
  '销号后没有反弹，也没有长期逾期和反复退回的任务。':
    'Nothing came back after closing, nothing is long overdue or returned again and again.',
  正在读取: 'Reading',
  '—': '—',
} as const
