import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '@junheng/core/problems.ts'
import { writePrivately } from '../../data-folder/folder-files.ts'

/** The installation's key (32 bytes) for secrets that must be read again. It is never in the database, so neither in a backup. */
export interface SecretKey {
  /** The key, null where there is none yet. */
  find: () => Buffer | null
  /** The key, made where there is none yet. @throws Problem access.no-secret-key where only the environment can give it */
  make: () => Buffer
}

const FILE = 'secret-key.json'

/**
 * From `JUNHENG_SECRET_KEY`; else, where the database is the data folder's own, from a file in it (0600) made on first use. Processes that share a
 * database server share no folder, so there the environment must give it.
 *
 * @throws Problem access.secret-key-malformed
 */
export function openSecretKey(
  { dir, databaseUrl }: { dir: string; databaseUrl: string | null },
  env: NodeJS.ProcessEnv = process.env,
): SecretKey {
  const given = env['JUNHENG_SECRET_KEY']
  if (given) {
    const key = keyOf(given)
    return { find: () => key, make: () => key }
  }
  if (databaseUrl !== null) return NO_SECRET_KEY
  const file = join(dir, FILE)
  const find = () => (existsSync(file) ? keyOf((JSON.parse(readFileSync(file, 'utf8')) as { key: string }).key) : null)
  const make = () => {
    const known = find()
    if (known) return known
    const key = randomBytes(32)
    writePrivately(file, { key: key.toString('base64') })
    return key
  }
  return { find, make }
}

/** Where nobody gave a key: nothing can be sealed. */
export const NO_SECRET_KEY: SecretKey = {
  find: () => null,
  make: () => {
    throw new Problem('access.no-secret-key')
  },
}

/** AES-256-GCM; `of` names whose secret it is, so that it cannot be moved to another. */
export function sealSecret(key: Buffer, secret: string, of: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(of))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
}

/** @throws Problem access.other-secret-key where the key is missing or another one */
export function openSecret(key: Buffer | null, sealed: string, of: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  try {
    if (key === null) throw new Error('no key')
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(of)).setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch (error) {
    throw new Problem('access.other-secret-key', {}, { cause: error })
  }
}

/** A hash nobody can try guesses against who has the database alone. */
export const keyedHash = (key: Buffer, text: string): string => createHmac('sha256', key).update(text).digest('hex')

function keyOf(text: string): Buffer {
  const key = Buffer.from(text, 'base64')
  if (key.length !== 32 || key.toString('base64') !== text.trim()) throw new Problem('access.secret-key-malformed')
  return key
}
