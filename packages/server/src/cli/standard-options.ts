import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { STANDARD_KEYS, type StandardKey } from '@junheng/core/features/standards/standard.ts'
import type { CommandCall } from './command.ts'
import { WrongUsage } from './wrong-usage.ts'

/** `--standard` and `--profile`, as evaluate and explain take them. */
export const STANDARD_OPTIONS = { standard: { type: 'string' }, profile: { type: 'string' } } as const

export const STANDARD_USAGE = `  --standard 标准    quality_balanced_2017（优质均衡，默认）或 basic_balanced_2012（基本均衡）
  --profile 文件     口径文件（JSON：{"name": "…", "settings": {"cv.mode": "each", …}}）`

export function readStandardOptions(values: CommandCall['values']): {
  standard: StandardKey
  profile?: { raw: unknown; file: string }
} {
  const given = values['standard'] ?? 'quality_balanced_2017'
  const standard = STANDARD_KEYS.find((key) => key === given)
  if (!standard) throw new WrongUsage(`没有名为「${given}」的标准，可用的有：${STANDARD_KEYS.join('、')}。`)
  const file = values['profile']
  return typeof file === 'string' ? { standard, profile: { raw: readJson(file), file: basename(file) } } : { standard }
}

function readJson(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new WrongUsage(`口径文件 ${file} 读不出来。`)
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new WrongUsage(`口径文件 ${file} 不是合格的 JSON：${(error as Error).message}`)
  }
}
