import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLock } from '@junheng/core/features/collection/round/lock/contract.ts'
import { listRounds } from '@junheng/core/features/collection/round/open/contract.ts'
import { unzipSync, zipSync } from 'fflate'
import type { Client } from './client.ts'

/** The principal's own school, whose return is left to whoever signs. */
const SIGNED = '澄溪第一小学'

/** The fictional county's round that is being filled in, and its schools' returns nobody has handed in, but for the one that is signed. */
export async function demoRound(coordinator: Client): Promise<{ round: string; drafts: { id: string; name: string }[] }> {
  const { rounds } = await coordinator.call(listRounds)
  const open = rounds.find(({ origin }) => origin === 'collected')
  if (!open) throw new Error('the demonstration has no round')
  const { waiting } = await coordinator.call(readLock, { params: { round: open.id } })
  return {
    round: open.id,
    drafts: waiting.filter(({ kind, state, name }) => kind === 'school' && state === 'draft' && name !== SIGNED),
  }
}

/** One school of the example county as a package, `columns` of its own row otherwise. */
export function schoolPackage(name: string, columns: Readonly<Record<string, string>> = {}): Uint8Array<ArrayBuffer> {
  const example = unzipSync(readFileSync(join(import.meta.dirname, '../../examples/county.zip')))
  const [header, ...rows] = linesOf(example['schools.csv'])
  const names = header!.split(',')
  const own = rows.find((row) => row.split(',')[1] === name)
  if (!own) throw new Error(`the example has no ${name}`)
  const code = own.split(',')[0]!
  const row = own.split(',').map((cell, i) => columns[names[i]!] ?? cell)
  const files: Record<string, Uint8Array> = { 'schools.csv': Buffer.from(`${header}\n${row.join(',')}\n`) }
  for (const file of ['sections.csv', 'classes.csv', 'rooms.csv', 'campuses.csv', 'teachers.csv']) {
    const [head, ...all] = linesOf(example[file])
    if (head) files[file] = Buffer.from([head, ...all.filter((line) => line.startsWith(`${code},`)), ''].join('\n'))
  }
  return zipSync(files) as Uint8Array<ArrayBuffer>
}

/** The example quotes nothing. */
const linesOf = (bytes: Uint8Array | undefined): string[] =>
  bytes ? Buffer.from(bytes).toString('utf8').replace('\uFEFF', '').trim().split(/\r?\n/) : []
