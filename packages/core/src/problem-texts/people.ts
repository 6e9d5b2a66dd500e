/** What concerns people: signing in, accounts and posts, notices, the audit log, kept views. See `problems.ts`. */
export const PEOPLE_PROBLEMS = {
  // Signing in, and what one may do.
  'access.not-signed-in': { status: 401, text: '请先登录；如果刚才已登录，可能是太久没有操作，登录已失效。' },
  'access.wrong-password': { status: 401, text: '账号或密码不正确。' },
  'access.locked': { status: 429, text: '密码或验证码输错次数太多，请 {retryAfter} 秒后再试。' },
  'access.busy': { status: 503, text: '登录的人太多，请几秒后再试。' },
  'access.forbidden': { status: 403, text: '您的角色不能进行这项操作。' },
  'access.out-of-scope': { status: 403, text: '这不在您这个岗位的范围内。如果应由您负责，请联系安全管理员核对岗位。' },
  'access.already-begun': { status: 409, text: '系统里已有账号，不能再次首次启用。请用管理员账号登录。' },
  'access.demo-database': {
    status: 409,
    text: '这个数据库里是示例数据，不能放入真实区县。请换一个空的数据文件夹（--data）或数据库。',
  },
  'access.real-database': {
    status: 409,
    text: '这个数据库里是真实区县的数据，不能加 --demo。请去掉 --demo，或换一个空的数据文件夹（--data）试用。',
  },
  'access.begin-elsewhere': {
    status: 403,
    text: '首次启用只能在运行本系统的那台机器上进行：在那里打开网页，或运行 junheng user init。',
  },
  'access.not-yourself': { status: 403, text: '不能对自己的账号做这项操作，请由另一位管理员办理。' },
  'access.other-branch': {
    status: 422,
    text: '按三员分立，“{name}”这个账号只能担任“{branch}”的岗位。请为这个岗位另建账号。',
  },
  'access.county-unknown': { status: 422, text: '系统里还没有区划代码为 {county} 的区县。' },
  'access.name-taken': { status: 409, text: '账号“{name}”已有人使用，请换一个。' },
  'access.no-such-post': { status: 422, text: '没有找到这个岗位，它可能已经到期。请刷新页面后再试。' },
  'access.no-provider': { status: 404, text: '这台服务器没有设置单位统一登录。请用账号和密码登录。' },
  'access.provider-down': { status: 503, text: '单位统一登录现在连不上。请稍后再试，或用账号和密码登录。' },
  'access.provider-refused': { status: 422, text: '单位统一登录没有通过。请重新登录；仍不行时，用账号和密码登录。' },
  'access.sign-on-lost': { status: 422, text: '这次统一登录已经过期，或不是从这个浏览器开始的。请回到登录页重新开始。' },
  'access.not-bound': {
    status: 403,
    text: '单位统一登录已通过，但还没有与本系统的账号绑定。请先用账号和密码登录，在“我的账号”里绑定，或请系统管理员绑定。',
  },
  'access.already-bound': { status: 409, text: '这个统一登录身份或这个账号已有绑定，没有作任何改动。请先解除原来的绑定。' },
  'access.not-bound-yet': { status: 409, text: '这个账号没有与单位统一登录绑定。' },
  'access.account-disabled': { status: 403, text: '这个账号已停用，不能登录。请联系系统管理员。' },
  'access.no-such-unit': { status: 422, text: '这个机构今天不在名录里，岗位没有授予。请刷新页面后重新选择。' },
  'access.bulk-other-file': { status: 409, text: '这不是刚才试读的那个文件，没有建立账号。请重新试读。' },
  'access.bulk-has-faults': { status: 422, text: '文件有 {errors} 处错误，一个账号也没有建立。请重新试读，按列出的问题修改。' },
  'access.requests-changed': { status: 409, text: '有的申请刚被别人办理，没有作任何改动。请刷新页面后再试。' },
  'access.no-post': { status: 403, text: '这个账号现在没有任何岗位，不能登录。请联系安全管理员。' },
  'access.no-county': { status: 403, text: '这个账号不属于任何区县，不能查看或提交区县数据。' },
  'access.forged-request': { status: 403, text: '这次提交没有通过安全校验，没有执行。请刷新页面后再试。' },
  'access.new-password-first': { status: 403, text: '请先设置新密码，之后才能继续。' },
  'access.code-first': { status: 403, text: '请先输入第二步验证的验证码，之后才能继续。' },
  'access.second-factor-first': { status: 403, text: '按规定，这个账号要先开启第二步验证，之后才能继续。' },
  'access.wrong-code': { status: 422, text: '验证码不正确，或已经用过。请等手机上换出下一个验证码再试。' },
  'access.second-factor-on': { status: 409, text: '第二步验证已经开启。要换手机，请先关闭，再重新开启。' },
  'access.second-factor-off': { status: 409, text: '这个账号没有开启第二步验证。' },
  'access.no-secret-key': {
    status: 503,
    text: '服务器还没有设置加密保存所需的密钥（环境变量 JUNHENG_SECRET_KEY），没有保存。请联系管理这台服务器的人。',
  },
  'access.secret-key-malformed': {
    status: 500,
    text: '环境变量 JUNHENG_SECRET_KEY 应是 32 字节的 base64（44 个字符）。可用 openssl rand -base64 32 产生一个。',
  },
  'access.other-secret-key': {
    status: 503,
    text: '读不出加密保存的内容（如第二步验证）：密钥与保存时的不同，可能是恢复备份后没有放回 secret-key.json。请联系管理这台服务器的人放回密钥，或用 junheng user reset-second-factor 解除第二步验证后重新开启。',
  },
  'access.weak-password': { status: 422, text: '{reason}' },
  'access.wrong-current-password': { status: 422, text: '当前密码不正确。' },

  // Notices.
  'notices.no-mail': { status: 409, text: '系统没有配置邮件服务器，不能使用邮箱。请联系系统管理员。' },
  'notices.code-too-soon': { status: 429, text: '验证码刚刚发过，请 {retryAfter} 秒后再发。' },
  'notices.too-many-codes': { status: 429, text: '一天之内发送验证码的次数太多，请明天再试。' },
  'notices.code-not-sent': { status: 503, text: '验证码没有发出去：{reason}。' },
  'notices.wrong-code': { status: 422, text: '验证码不正确，还可以试 {left} 次。' },
  'notices.code-over': { status: 422, text: '验证码已过期，或试错次数太多。请重新发送验证码。' },
  'notices.hook-refused': { status: 422, text: '{reason}' },
  'notices.hook-not-sent': { status: 422, text: '测试消息没有发出去：{reason}。' },

  // The audit log.
  'audit.unreadable-export': { status: 400, text: '文件 {file} 读不出来：{reason}。' },
  'audit.broken-chain': { status: 409, text: '操作记录的核验没有通过，没有归档。请先用 junheng verify-audit 查看不符之处。' },
  'audit.unwritable-archive': { status: 500, text: '归档文件 {file} 写不进去：{reason}。数据库没有改动。' },
  'audit.nothing-to-archive': { status: 409, text: '{months} 个月以前没有已封存的操作记录，没有可归档的内容。' },

  // Accounts.
  'user.exists': { status: 409, text: '账号 {user} 已存在，请换一个名字。' },
  'user.missing': { status: 404, text: '没有账号 {user}。' },

  // Views one keeps.
  'views.name-taken': { status: 409, text: '已有名为“{name}”的视图，没有改名。请换一个名称。' },
  'views.too-many': { status: 409, text: '最多保存 {most} 个视图，请先删除不再用的。' },
} as const
