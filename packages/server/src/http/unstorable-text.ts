/**
 * Where a parsed input has text the database cannot hold: a NUL, or half of a character (a lone surrogate). Nobody types them; refused here once,
 * no feature meets them. Null where there is none.
 *
 * @param path of `value`, for the reply: `body`
 */
export function unstorableText(value: unknown, path: string): { path: string; message: string } | null {
  if (typeof value === 'string') return isStorableText(value) ? null : { path, message: '含有无法保存的字符，请删去后重新输入' }
  if (typeof value !== 'object' || value === null) return null
  for (const [key, item] of Object.entries(value)) {
    const found = isStorableText(key) ? unstorableText(item, `${path}.${key}`) : { path, message: '名称含有无法保存的字符' }
    if (found !== null) return found
  }
  return null
}

/** Text within text (a row's words as JSON) says so only once it is read. */
export const isStorableText = (text: string): boolean => text.isWellFormed() && !text.includes('\0')
