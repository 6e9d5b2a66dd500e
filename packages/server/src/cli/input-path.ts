import { existsSync } from 'node:fs'
import { WrongUsage } from './wrong-usage.ts'

/** INPUT as every command takes it: a workbook, a folder or a .zip. Said here, before anything is loaded, when it cannot be one. */
export function inputPath(path: string): string {
  if (!existsSync(path)) throw new WrongUsage(`找不到 ${path}。请给出县级工作簿（.xlsx），或数据包的文件夹、.zip 文件。`)
  return path
}
