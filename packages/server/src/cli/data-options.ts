import { databaseUrl, dataFolder } from '../config.ts'
import { type OpenDatabase, type OpenOptions, openDatabase } from '../db/open-database.ts'
import { noteMigrations } from '../serve/system-events.ts'
import type { CommandCall } from './command.ts'

export const DATA_OPTIONS = { data: { type: 'string' } } as const

export const DATA_USAGE = `  --data DIR    数据文件夹；不写则用默认位置。设置了环境变量 DATABASE_URL 时使用那个数据库服务器`

/** How the target is named to the user, without the server's password. */
export const targetName = (values: CommandCall['values']): string =>
  databaseUrl() === null ? dataFolder(values) : 'DATABASE_URL'

/** Opens the database a command was pointed to, and closes it after `work`, whatever happens. */
export async function withDatabase<T>(
  values: CommandCall['values'],
  options: Pick<OpenOptions, 'exclusive' | 'schema'>,
  work: (database: OpenDatabase) => Promise<T>,
): Promise<T> {
  const database = await openDatabase({ dir: dataFolder(values), url: databaseUrl(), kind: 'command', max: 4, ...options })
  try {
    await noteMigrations(database.db, database.migrated, new Date())
    return await work(database)
  } finally {
    await database.close()
  }
}
