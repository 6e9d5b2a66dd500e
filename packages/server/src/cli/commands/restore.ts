import { resolve } from 'node:path'
import type { Command } from '../command.ts'
import { DATA_OPTIONS, DATA_USAGE, targetName, withDatabase } from '../data-options.ts'

export const command: Command = {
  usage: `junheng restore FILE [选项]

从备份文件恢复到空的数据文件夹或空的数据库。先核对整个文件，再一次全部放入；不完整、被改动或来自更新版本的备份会被拒绝，
数据库不作任何改动。另一个 PostgreSQL 大版本的备份也能恢复。

${DATA_USAGE}
  --json        机器可读的结果

有系统正在使用数据文件夹时拒绝（3）。例：junheng restore 均衡-2026-11-23.tar --data /srv/junheng-new`,
  options: DATA_OPTIONS,
  positionals: [1, 1],
  run: async ({ positionals, values, json, print }) => {
    const file = resolve(positionals[0]!)
    const { readBackup } = await import('../../db/backup/read-backup.ts')
    const { migrationsOf, restoreBackup } = await import('../../db/backup/restore-backup.ts')
    const target = targetName(values)
    const backup = readBackup(file)
    try {
      migrationsOf(backup.manifest, file)
      const { madeAt, tables } = backup.manifest
      const { atTheMachine, audit } = await import('../../features/audit/service.ts')
      const rows = await withDatabase(values, { exclusive: true, schema: 'as-is' }, async (database) => {
        const restored = await restoreBackup(database.migratorUrl, backup, { file, dir: target })
        const details = { madeAt, rows: restored, seal: backup.manifest.auditHead?.seal ?? 0 }
        await audit(database.db, atTheMachine(new Date()), { verb: 'system.restore', subject: file, details })
        return restored
      })
      const sealed = tables.some((table) => ['second_factor', 'notice_hook'].includes(table.name) && table.rows > 0)
      const key = sealed
        ? '\n数据里有加密保存的内容（第二步验证、群机器人地址），密钥不在备份里：请放回原来的 secret-key.json（或 JUNHENG_SECRET_KEY）；没有时用 junheng user reset-second-factor --all 解除。'
        : ''
      const text = `已恢复到 ${target}：${tables.length} 张表，${rows} 行，备份于 ${madeAt}。${key}`
      await print(json ? JSON.stringify({ target, madeAt, tables: tables.length, rows }) : text)
      return 0
    } finally {
      backup.close()
    }
  },
}
