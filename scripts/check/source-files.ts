import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const ROOTS = ['packages', 'scripts', 'e2e', 'bench', 'examples', 'faults']
const LEFT_OUT = new Set(['node_modules', 'dist', '.cache'])

/** Every TypeScript and JavaScript file people write here, as paths with `/` relative to `root`, in order of name. */
export function sourceFiles(root: string): string[] {
  return textFiles(root, ROOTS, /\.(?:[cm]?ts|tsx|[cm]?js|jsx)$/)
}

/** Files under `folders` whose name matches. A folder that does not exist holds none. */
export function textFiles(root: string, folders: readonly string[], name: RegExp): string[] {
  return folders.flatMap((folder) => inFolder(root, folder, name)).sort()
}

function inFolder(root: string, folder: string, name: RegExp): string[] {
  const found: string[] = []
  for (const entry of entriesOf(join(root, folder))) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) found.push(...inFolder(root, path, name))
    else if (entry.isFile() && name.test(entry.name)) found.push(path)
  }
  return found
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)

/** Tests and what only they use: `*.test.ts`, `test-database.ts`. */
export const isForTests = (path: string): boolean => isTest(path) || /\/test-[^/]+\.tsx?$/.test(path)
