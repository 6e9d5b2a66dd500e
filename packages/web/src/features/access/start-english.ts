/** Texts of the page shown on an empty system. */
export const ENGLISH = {
  首次启用: 'First use',
  '系统里还没有账号。填写所在区县，系统将建立区县和三员（系统、安全、审计管理员）账号，各给一个一次性密码。':
    'There are no accounts yet. Name the county: it and the three administrators (system, security, audit) are made, each with a one-time password.',
  '只是想试用？请停止程序，加 --demo 重新启动。示例数据和真实数据不能放在一起。':
    'Only trying it out? Stop the program and start it with --demo. Sample data and real data never share a place.',
  区划代码: 'Region code',
  '六位，如 120114': 'Six digits, such as 120114',
  区县名称: 'County',
  没有启用: 'Not begun',
  建立区县和三员账号: 'Make the county and the three accounts',
  '已建立“{county}”和三员账号': 'Made: {county} and the three administrators',
  '密码只显示这一次，关闭本页后无法再看到。请打印或抄下，分别交给三个人。':
    'The passwords are shown this once. Print or copy them, and hand each to its own person.',
  '一个人不能兼任两员。接下来：系统管理员建立账号，安全管理员授予岗位，审计管理员查看操作记录。':
    'No one person holds two. Next: the system administrator makes accounts, the security administrator grants posts, the audit administrator reads the log.',
  账号: 'Account',
  角色: 'Role',
  一次性密码: 'One-time password',
  打印: 'Print',
  '已保存好，去登录': 'Kept safe; go to sign in',
} as const
