import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** What Vite writes of every file it made (`build.manifest`); keys are source files, `imports` other keys. */
type Manifest = Readonly<Record<string, { file: string; src?: string; imports?: readonly string[]; isDynamicEntry?: boolean }>>

export interface Weight {
  /** `shell`, or the page's source file. */
  name: string
  /** Bytes of JavaScript, gzipped file by file, that the browser must have before it is usable; a page's are those beyond the shell's. */
  bytes: number
  budget: number
}

const KB = 1024
/** gzipped kB. A page not named here has `PAGE`; one that needs more says why. */
const SHELL = 300 * KB
const PAGE = 100 * KB
const OWN: Readonly<Record<string, number>> = {
  // Draws with ECharts.
  'src/features/evaluation/pages/spread-page.tsx': 300 * KB,
}

const START = 'src/app/start.tsx'

/** Weighs the shell and every page of a build against its budget. @throws Error where the build has no shell or no pages: then nothing was weighed */
export function weigh(folder: string): Weight[] {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest
  const size = (file: string) => (file.endsWith('.js') ? gzipSync(readFileSync(join(folder, file)), { level: 9 }).length : 0)
  const sum = (files: Iterable<string>) => [...files].reduce((bytes, file) => bytes + size(file), 0)
  const entry = Object.keys(manifest).find((key) => key.endsWith('.html'))
  if (!entry || !manifest[START]) throw new Error('the build names no entry or no shell')
  const shell = new Set([...closure(manifest, entry), ...closure(manifest, START)])
  const pages = Object.keys(manifest).filter((key) => manifest[key]?.isDynamicEntry && /\/pages\/[^/]+-page\.tsx$/.test(key))
  if (pages.length === 0) throw new Error('the build names no pages')
  return [
    { name: 'shell', bytes: sum(shell), budget: SHELL },
    ...pages.sort().map((page) => ({
      name: page.replace('src/features/', ''),
      bytes: sum([...closure(manifest, page)].filter((file) => !shell.has(file))),
      budget: OWN[page] ?? PAGE,
    })),
  ]
}

/** The files that are loaded with `key`, without what it loads only on use. */
function closure(manifest: Manifest, key: string, files = new Set<string>()): Set<string> {
  const chunk = manifest[key]
  if (!chunk || files.has(chunk.file)) return files
  files.add(chunk.file)
  for (const each of chunk.imports ?? []) closure(manifest, each, files)
  return files
}
