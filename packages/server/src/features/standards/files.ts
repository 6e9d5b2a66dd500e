import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { loadCatalogue, loadStandard, type Raw, type StandardFiles } from '@junheng/core/features/standards/load.ts'
import { STANDARD_KEYS, type Standard, type StandardKey } from '@junheng/core/features/standards/standard.ts'

const FOLDER = new URL('../../../../../standards/', import.meta.url)
const PARTS = ['standard', 'indicators', 'items', 'exemptions', 'vetoes'] as const

// The files do not change while the program runs, and nobody may change what was made of them: a thread reads them once.
const standards = new Map<StandardKey, Standard>()
let catalogue: Catalogue | undefined

/** A standard, checked and hashed. */
export function readStandard(key: StandardKey): Standard {
  const standard = standards.get(key) ?? standardIn(key)
  standards.set(key, standard)
  return standard
}

/** What a package may contain, whatever standard it is later judged by. */
export function readCatalogue(): Catalogue {
  catalogue ??= wholeCatalogue()
  return catalogue
}

/** Both standards, as the web shows them. */
export const loadStandards = (): Standard[] => STANDARD_KEYS.map(readStandard)

function standardIn(key: StandardKey): Standard {
  const shared = { elements: text('elements'), settings: text('settings') }
  const own = PARTS.map((part) => [part, text(`${key}/${part}`)] as const)
  const hash = createHash('sha256')
  for (const content of [shared.elements, shared.settings, ...own.map(([, content]) => content)])
    hash.update(content).update('\0')
  const others = STANDARD_KEYS.filter((other) => other !== key)
  const files = {
    ...Object.fromEntries(own.map(([part, content]) => [part, JSON.parse(content)])),
    elements: JSON.parse(shared.elements),
    settings: JSON.parse(shared.settings),
    otherItems: others.flatMap((other) => JSON.parse(text(`${other}/items`)) as Raw[]),
    otherExemptions: others.flatMap((other) => JSON.parse(text(`${other}/exemptions`)) as Raw[]),
    otherVetoes: others.flatMap((other) => JSON.parse(text(`${other}/vetoes`)) as Raw[]),
  } as StandardFiles
  return loadStandard(files, hash.digest('hex'))
}

function wholeCatalogue(): Catalogue {
  const all = (part: string): Raw[] => STANDARD_KEYS.flatMap((key) => JSON.parse(text(`${key}/${part}`)) as Raw[])
  return loadCatalogue(JSON.parse(text('elements')) as Raw[], all('items'), all('vetoes'))
}

function text(name: string): string {
  return readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')
}
