import type { Command } from '../command.ts'
import { DATA_OPTIONS, DATA_USAGE, targetName, withDatabase } from '../data-options.ts'

export const command: Command = {
  usage: `junheng seed [选项]

放入虚构的演示县（数据、方案与演示账号），用于试用与培训。已有的不改动。演示账号的密码在 serve --demo 时打印。

${DATA_USAGE}
  --json        机器可读的结果

例：junheng seed --data ./试用`,
  options: DATA_OPTIONS,
  positionals: [0, 0],
  run: async ({ values, json, print }) => {
    const { dataFolder } = await import('../../config.ts')
    const { prepareDemo } = await import('../../serve/demo.ts')
    const { noteSeed } = await import('../../serve/system-events.ts')
    const dir = dataFolder(values)
    const accounts = await withDatabase(values, { exclusive: false, schema: 'migrate' }, async ({ db }) => {
      const made = await prepareDemo(db, dir)
      await noteSeed(
        db,
        new Date(),
        made.map(({ user }) => user),
      )
      return made
    })
    const target = targetName(values)
    const names = accounts.map((account) => account.user)
    await print(
      json ? JSON.stringify({ target, accounts: names }) : `已在 ${target} 放入虚构的演示县与账号 ${names.join('、')}。`,
    )
    return 0
  },
}
