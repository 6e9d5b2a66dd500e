import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROLES, type Role } from '@junheng/core/features/access/roles.ts'
import { makeDataFolder, writePrivately } from '../data-folder/folder-files.ts'
import { newPassword } from '../features/access/new-password.ts'

/** The passwords of the demonstration's accounts, one a role: random for each folder, and the same at every start. */
export function demoPasswords(dir: string): Record<Role, string> {
  makeDataFolder(dir)
  const file = join(dir, 'demo-accounts.json')
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Record<Role, string>>) : {}
  const passwords = Object.fromEntries(ROLES.map((role) => [role, known[role] ?? newPassword()])) as Record<Role, string>
  if (ROLES.some((role) => known[role] === undefined)) writePrivately(file, passwords)
  return passwords
}
