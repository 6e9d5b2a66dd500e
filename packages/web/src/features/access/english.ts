/** Texts of signing in, passwords and accounts. The form's labels 账号, 密码 and 登录 are fixed words in Chinese. */
export const ENGLISH = {
  账号: 'Account',
  密码: 'Password',
  登录: 'Sign in',
  没有登录成功: 'Not signed in',
  '太久没有操作，登录已失效。请重新登录，之后会回到刚才的页面。':
    'You were signed out after a long pause. Sign in again to return to where you were.',
  '本系统正以示例数据运行。账号和密码显示在启动它的命令行窗口里。':
    'Running on sample data. Accounts and passwords are printed in the terminal that started it.',
  修改密码: 'Change password',
  '密码已修改。您在别处的登录都已失效，这里可以继续使用。':
    'Password changed. You were signed out everywhere else; here you can go on.',
  当前密码: 'Current password',
  新密码: 'New password',
  再填一次新密码: 'New password again',
  '两次填写的新密码不一样。': 'The two new passwords differ.',
  '至少 10 个字符，包含两类以上字符，不含账号': 'At least 10 characters of two or more kinds, without the account’s name',
} as const
