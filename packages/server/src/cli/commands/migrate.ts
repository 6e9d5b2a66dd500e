import type { Command } from '../command.ts'
import { DATA_OPTIONS, DATA_USAGE, withDatabase } from '../data-options.ts'

export const command: Command = {
  usage: `junheng migrate [选项]

把数据库升级到本程序的版本。serve 启动时会自动做；数据库服务器上可由有权限的账号（DATABASE_MIGRATOR_URL）先做。

${DATA_USAGE}
  --json        机器可读的结果

有系统正在使用数据文件夹时拒绝（3）。例：junheng migrate --data /srv/junheng`,
  options: DATA_OPTIONS,
  positionals: [0, 0],
  run: async ({ values, json, print }) => {
    const migrated = await withDatabase(values, { exclusive: true, schema: 'migrate' }, async (database) => database.migrated)
    const text =
      migrated.length === 0 ? '数据库已是最新，没有要升级的。' : `已执行 ${migrated.length} 个升级：\n${migrated.join('\n')}`
    await print(json ? JSON.stringify({ migrated }) : text)
    return 0
  },
}
