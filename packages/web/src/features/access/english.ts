/** Texts of signing in, passwords and accounts. The form's labels 账号, 密码 and 登录 are fixed words in Chinese. */
export const ENGLISH = {
  账号: 'Account',
  密码: 'Password',
  登录: 'Sign in',
  '系统里还没有账号。': 'There are no accounts yet.',
  首次启用: 'Begin',
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
  '至少 {minLength} 个字符，包含 {kinds} 类以上字符，不含账号、姓名和手机号':
    'At least {minLength} characters of {kinds} or more kinds, without account, name or telephone number',
  '不与最近 {history} 次用过的相同': 'none of the last {history}',
  正在载入密码规定: 'Loading the rules for passwords',
  密码没有修改: 'The password was not changed',
  我的账号: 'My account',
  我的登录: 'Where I am signed in',
  正在载入登录: 'Loading sessions',
  这里: 'Here',
  不知名的浏览器: 'An unknown browser',
  '登录于 {at}': 'signed in {at}',
  '上次使用 {at}': 'last used {at}',
  让这处登录失效: 'Sign out there',
  设置新密码: 'Set a new password',
  '这个密码是别人给您的，或者已经到期。设置一个只有自己知道的，再继续。':
    'This password was given to you, or has expired. Make one that only you know, then go on.',
} as const
