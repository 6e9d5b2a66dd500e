import { resolve } from 'node:path'
import type { Command } from '../command.ts'
import { DATA_OPTIONS, DATA_USAGE, withDatabase } from '../data-options.ts'
import { programVersion } from '../program-version.ts'

export const command: Command = {
  usage: `junheng backup FILE [选项]

把全部数据备份成一个文件（tar，内含清单与每部分的 SHA-256）。系统运行时也可以备份，得到的是同一时刻的数据。

${DATA_USAGE}
  --json        机器可读的结果

不覆盖已有的文件。例：junheng backup 均衡-2026-11-23.tar`,
  options: DATA_OPTIONS,
  positionals: [1, 1],
  run: async ({ positionals, values, json, print }) => {
    const file = resolve(positionals[0]!)
    const { writeBackup } = await import('../../db/backup/write-backup.ts')
    const about = { program: programVersion(), now: new Date() }
    const { atTheMachine, auditWherePossible } = await import('../../features/audit/service.ts')
    const manifest = await withDatabase(values, { exclusive: false, schema: 'as-is' }, async (d) => {
      const written = await writeBackup(d.migratorUrl, file, about)
      const details = { tables: written.tables.length, seal: written.auditHead?.seal ?? 0 }
      await auditWherePossible(d.db, atTheMachine(about.now), { verb: 'system.backup', subject: file, details })
      return written
    })
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    const sealed = manifest.tables.some(({ name, rows: n }) => ['second_factor', 'notice_hook'].includes(name) && n > 0)
    const key = sealed
      ? '\n加密保存的内容（第二步验证、群机器人地址）的密钥不在备份里：请另外保管数据文件夹中的 secret-key.json（或 JUNHENG_SECRET_KEY）。'
      : ''
    const text = `已备份到 ${file}：${manifest.tables.length} 张表，${rows} 行。${key}`
    await print(
      json ? JSON.stringify({ file, tables: manifest.tables.length, rows, migrations: manifest.migrations.length }) : text,
    )
    return 0
  },
}
