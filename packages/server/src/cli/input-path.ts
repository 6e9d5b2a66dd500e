import { existsSync } from 'node:fs'
import { WrongUsage } from './wrong-usage.ts'

/** INPUT as every command takes it: a folder or a .zip. Said here, before anything is loaded, when it cannot be one. */
export function inputPath(path: string): string {
  if (!existsSync(path)) throw new WrongUsage(`找不到 ${path}。请给出县级数据包的文件夹或 .zip 文件。`)
  if (/\.xlsx?$/i.test(path))
    throw new WrongUsage(`${path} 是 Excel 工作簿；本版本读取县级数据包（文件夹或 .zip），工作簿随下一版提供。`)
  return path
}
