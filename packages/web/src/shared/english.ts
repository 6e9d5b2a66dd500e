/** Texts of the parts every feature shares. */
export const ENGLISH = {
  统计时点: 'counted on',
  未报统计时点: 'Day of the figures not reported',
  '在“县级数据”里填写“统计时点”后，这里显示学年。': 'Fill in 统计时点 on the sheet 县级数据 and the school year appears here.',
  红色: 'red',
  橙色: 'orange',
  黄色: 'yellow',
  蓝色: 'blue',
  正在载入: 'Loading',
  '关闭{what}': 'Close: {what}',
  操作未完成: 'Not done',
  页面出错了: 'This page failed',
  '页面没有显示出来，数据没有受到影响。请刷新后再试。':
    'The page could not be shown. No data was affected. Reload and try again.',
  '求助时请报编号：{n}': 'When asking for help, quote {n}',
  再试一次: 'Try again',
  '您的角色不能查看“{what}”': 'Your role may not see “{what}”',
  '它不在您现在这个岗位的范围内。如果应由您负责，请联系安全管理员核对岗位。':
    'It lies outside the post you work in now. If it is yours to do, ask the security administrator to check your posts.',
  '连不上服务器。已经载入的内容仍可查看，请检查网络后再试。':
    'The server cannot be reached. What was loaded can still be read; check the network and try again.',
  '已取消，没有保存任何内容。': 'Cancelled; nothing was saved.',
  撤回: 'Withdraw',
  '撤回 {name}': 'Withdraw {name}',
  '撤回“{name}”？': 'Withdraw “{name}”?',
  不撤回: 'Keep it',
  撤回原因: 'Why it is withdrawn',
  '再写一遍文件名：': 'The file’s name once more: ',
  导出: 'Export',
  打印: 'Print',
} as const
