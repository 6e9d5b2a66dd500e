import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export function programVersion(): string {
  const about = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string }
  return about.version
}
