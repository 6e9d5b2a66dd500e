/** Texts of the page where the security administrator sets how passwords and sessions are kept. */
export const ENGLISH = {
  登录规定: 'Sign-in rules',
  密码与登录的规定: 'Rules for passwords and sessions',
  正在载入规定: 'Loading the rules',
  密码最短长度: 'Shortest password',
  密码至少包含的字符种类: 'Kinds of characters in a password',
  不得重复最近用过的密码: 'Former passwords that may not come back',
  '密码有效期，0 为不过期': 'A password lasts; 0 = for ever',
  多久不操作即退出: 'Signed out without a call for',
  三员多久不操作即退出: 'Administrators: without a call for',
  一次登录最长: 'A session lasts at most',
  三员一次登录最长: 'Administrators: at most',
  个字符: 'characters',
  类: 'kinds',
  次: 'times',
  天: 'days',
  分钟: 'minutes',
  小时: 'hours',
  '对此后设置的密码、此后开始的登录生效。已登录的人不受影响。':
    'Holds for passwords set and sessions begun from now on. Whoever is signed in goes on as before.',
  '登录时须用第二步验证（手机验证码）的角色': 'Roles that sign in with a second step (a code from the telephone)',
  '等保三级要求两种以上的鉴别，至少三员应当开启。还没有开启的人，下次登录输入密码后先去开启。':
    'Level 3 of the protection scheme asks for two kinds of proof, for the three administrators at least. Whoever has none yet is led to set one up after the next password.',
  保存规定: 'Save the rules',
  已保存: 'Saved',
} as const
