import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Where the sources of the loops stand, the manifest of their compiler among them. */
export const LOOPS = join(import.meta.dirname, '..', '..', 'packages/server/loops')
/** The module that is made of them. */
export const GENERATED = join(
  import.meta.dirname,
  '..',
  '..',
  'packages/server/src/features/collection/package/byte-loops-wasm.ts',
)

const COMPILER = join(LOOPS, 'node_modules/assemblyscript/dist/asc.js')
const ARGUMENTS = ['loops.ts', '-O3', '--runtime', 'stub', '--use', 'abort=', '--enable', 'simd', '--outFile', 'loops.wasm']

interface Compiler {
  main: (words: readonly string[], files: Files) => Promise<{ error: Error | null; stderr: { toString: () => string } }>
}

interface Files {
  readFile: (name: string) => string | null
  writeFile: (name: string, bytes: Uint8Array) => void
  listFiles: () => readonly string[]
}

export const hasCompiler = (): boolean => existsSync(COMPILER)

/** The generated module's text. @throws with the compiler's words when the sources do not compile */
export async function compiled(): Promise<string> {
  const compiler = (await import(pathToFileURL(COMPILER).href)) as Compiler
  let wasm: Uint8Array | null = null
  const { error, stderr } = await compiler.main(ARGUMENTS, {
    readFile: (name) => sourceOf(join(LOOPS, name)),
    writeFile: (_, bytes) => {
      wasm = bytes
    },
    listFiles: () => [],
  })
  if (error !== null || wasm === null) throw new Error(stderr.toString())
  return `/** Made by \`scripts/build-loops.ts\` from \`packages/server/loops\`, of sources ${sourcesHash()}. */
export const LOOPS =
  '${Buffer.from(wasm).toString('base64')}'
`
}

/** The compiler wants imports without the extension that all our files write. */
const sourceOf = (path: string): string | null =>
  existsSync(path) ? readFileSync(path, 'utf8').replace(/( from '.+)\.ts'$/gm, "$1'") : null

/** Of the sources and of how they are compiled: what stands in the generated module must be of these. */
export function sourcesHash(): string {
  const hash = createHash('sha256').update(ARGUMENTS.join(' '))
  const names = readdirSync(LOOPS).filter((name) => /\.ts$|^package\.json$/.test(name))
  for (const name of names.sort()) hash.update(`\0${name}\0`).update(readFileSync(join(LOOPS, name)))
  return hash.digest('hex').slice(0, 16)
}
