/** Texts of the second step of signing in, where it is shown, set up, turned off and taken off for others. */
export const ENGLISH = {
  第二步验证: 'Second step',
  正在载入第二步验证: 'Loading the second step',
  验证码: 'Code',
  '六位数字，每 30 秒换一个': 'Six digits, a new one every 30 seconds',
  恢复码: 'Recovery code',
  开启时打印或抄下的十个之一: 'One of the ten printed or written down when it was turned on',
  '密码正确。请填写手机上验证器程序现在显示的六位数字。':
    'The password is right. Type the six digits the authenticator on your telephone shows now.',
  '手机不在身边，用恢复码': 'No telephone at hand: use a recovery code',
  用手机上的验证码: 'Use the code on the telephone',
  继续: 'Go on',
  没有通过: 'Not accepted',
  '手机和恢复码都没有了？请安全管理员或系统管理员解除第二步验证。':
    'Neither telephone nor recovery codes? Ask the security or system administrator to take the second step off.',
  '按规定，这个账号登录时除了密码，还要手机上的验证码。请现在开启，再继续。':
    'By the rules this account signs in with a code from a telephone besides the password. Turn it on now, then go on.',
  '开启后，登录时除了密码，还要填写手机上每 30 秒换一次的六位数字；密码泄露了，别人也登录不了。':
    'Once on, signing in takes six digits from your telephone besides the password: a password that leaked opens nothing.',
  '按规定，您的岗位须开启。': 'The rules ask for it in your post.',
  '已开启，自 {at}': 'On since {at}',
  '还有 {n} 个恢复码没有用过。': '{n} recovery codes are left.',
  '恢复码快用完了：请关闭后重新开启，会得到新的。': 'Few recovery codes are left: turn it off and on again for new ones.',
  未开启: 'Off',
  开启第二步验证: 'Turn the second step on',
  第二步验证没有开启: 'The second step was not turned on',
  '在手机上打开验证器程序（微软、谷歌的 Authenticator，或支持 TOTP 的其他程序），扫描这个二维码。':
    'Open an authenticator on your telephone (Microsoft’s, Google’s, or any other for TOTP) and scan this picture.',
  第二步验证的二维码: 'The secret as a QR code',
  '扫不了？手工输入这个密钥（按时间，6 位）：': 'Cannot scan? Type this secret in (by time, 6 digits):',
  填写程序现在显示的六位数字: 'Type the six digits it shows now',
  开启: 'Turn on',
  取消: 'Cancel',
  '第二步验证已开启。您在别处的登录都已失效。': 'The second step is on. You were signed out everywhere else.',
  '手机遗失或换手机时，用一个恢复码代替验证码登录，每个只能用一次。它们只显示这一次，请打印或抄下，与手机分开放。':
    'When the telephone is lost, a recovery code stands in for the code; each works once. They are shown this once: print them or write them down, and keep them apart from the telephone.',
  '账号 {name} 的恢复码': 'Recovery codes of {name}',
  打印: 'Print',
  '已保存好，继续': 'Kept safe; go on',
  关闭第二步验证: 'Turn the second step off',
  '换手机时先关闭，再用新手机开启。': 'For a new telephone turn it off, then on again.',
  第二步验证没有关闭: 'The second step was not turned off',
  关闭: 'Turn off',
  当前密码: 'Current password',
  验证码或恢复码: 'Code or recovery code',
} as const
