import { setFlagsFromString } from 'node:v8'
import type { Fault } from '@junheng/core/fault.ts'
import { TABLES } from '@junheng/core/features/collection/columns.ts'
import { FaultList } from '@junheng/core/features/collection/fault-list.ts'
import { ENGINE } from '@junheng/core/features/evaluation/evaluate-county.ts'
import { losesRow } from '@junheng/core/features/evaluation/lost-rows.ts'
import { checkFaults, unitedNotRun } from '../collection/package/check.ts'
import { hashOfDigests } from '../collection/package/input-hash.ts'
import { openPackage } from '../collection/package/package-files.ts'
import { partsAgree } from '../collection/package/part-agreement.ts'
import { PART_SIZES, type PartSizes, planParts } from '../collection/package/part-plan.ts'
import { readStandard } from '../standards/files.ts'
import { type EvaluateOptions, givenProfile, openRules, profileHash } from './evaluate-input.ts'
import { type EvaluationText, evaluationPieces } from './evaluation-json.ts'
import { judgeParts, type PartsJudged, type PartsTask } from './judge-parts.ts'
import { startThreads, type Thread, usualThreads } from './parts-threads.ts'

export interface PartsOptions {
  sizes?: PartSizes
  /** Threads beside this one, already started; else as many are started as there are processors. */
  others?: readonly Thread[]
}

/**
 * Evaluates a large package part by part on all processors. The text is that of `evaluateInput`, byte for byte: where the parts do not
 * show for certain that it would be, the answer is null and the package is to be read whole.
 *
 * @throws whatever any thread threw
 */
export async function evaluateParts(
  folder: string,
  options: EvaluateOptions,
  how: PartsOptions = {},
): Promise<EvaluationText | null> {
  // They start up while this thread looks for the cuts.
  const others = how.others ?? startThreads(usualThreads() - 1)
  try {
    return await inParts(folder, options, how.sizes ?? PART_SIZES, others)
  } finally {
    for (const { worker } of others) void worker.terminate()
  }
}

async function inParts(
  folder: string,
  options: EvaluateOptions,
  sizes: PartSizes,
  others: readonly Thread[],
): Promise<EvaluationText | null> {
  const standard = readStandard(options.standard)
  const files = await openPackage(folder)
  const faults = new FaultList([...TABLES.map((t) => files.names.get(t) ?? `${t}.csv`)])
  const plan = planParts(files, standard.catalogue, faults, sizes)
  if (plan === null) return null
  const task: PartsTask = { plan, options, counter: new SharedArrayBuffer(4) }
  const judged = await onThreads(task, others)
  const parts = judged.flatMap((j) => j.parts).sort((a, b) => a.trace.part - b.trace.part)
  const isSound = judged.every((j) => !j.unfit && !j.readFaults.some(({ rule }) => rule === UNPAIRED_QUOTES))
  if (!isSound || !partsAgree(parts.map((p) => p.trace))) return null

  const before = linesBefore(task, judged)
  const checked = checkFaults()
  for (const each of judged) {
    faults.absorb(each.readFaults, before)
    checked.absorb(each.checkFaults, before)
  }
  for (const { rule, sheet, words } of files.troubles) faults.structural(rule, { sheet }, () => words)
  const { profile, faults: profileFaults } = givenProfile(standard, options)
  const troubles = parts.flatMap((p) => p.troubles.map((fault) => placed(fault, p.trace.part, before)))
  const all = [...profileFaults, ...faults.list(), ...checked.list(), ...parts.flatMap((p) => p.suspicions), ...troubles]
  // A county's verdict is open then (lost-rows.ts), and its text is already written.
  if (parts.some((p) => p.anyMet) && all.some(losesRow)) return null
  const head = {
    standard: { key: standard.key, hash: standard.hash },
    profile: { key: profile.name, hash: profileHash(profile) },
    engine: ENGINE,
    inputHash: hashOfDigests(parts.flatMap((p) => p.digests)),
  }
  const notRun = [...unitedNotRun(parts.flatMap((p) => p.notRun)), ...openRules(parts.flatMap((p) => p.openScope))]
  const counties = parts.map((p) => p.json)
  return { pieces: evaluationPieces(head, counties, all, notRun), faults: all }
}

/** A cut inside a quoted cell shows as quotes that do not pair. */
const UNPAIRED_QUOTES = 'S009'

async function onThreads(task: PartsTask, others: readonly Thread[]): Promise<PartsJudged[]> {
  for (const { worker } of others) worker.postMessage(task)
  setFlagsFromString(COMPILE_LITTLE)
  try {
    const own = judgeParts(task)
    return [own, ...(await Promise.all(others.map(({ answer }) => answer)))]
  } finally {
    setFlagsFromString(COMPILE_ALL)
  }
}

/**
 * V8 compiles what runs often a second time, thoroughly, and does so in each thread. Parts are done before that has paid for itself;
 * the loops over a nation's bytes come compiled (`byte-loops.ts`). A tenth of the whole is saved (`docs/decisions/speed.md`). Said only
 * now: under other flags, nothing of what was compiled before and kept on disk is taken any more.
 */
const COMPILE_LITTLE = '--no-turbofan'
const COMPILE_ALL = '--turbofan'

type LinesBefore = (sheet: string, part: number) => number

function linesBefore({ plan }: PartsTask, judged: readonly PartsJudged[]): LinesBefore {
  const traces = judged.flatMap((j) => j.parts.map((p) => p.trace)).sort((a, b) => a.part - b.part)
  const bySheet = new Map<string, number[]>()
  for (const { sheet, headerLines } of plan.tables) {
    const before = [headerLines]
    for (const { lines } of traces) before.push(before.at(-1)! + (lines.get(sheet) ?? 0))
    bySheet.set(sheet, before)
  }
  return (sheet, part) => bySheet.get(sheet)?.[part] ?? 0
}

const placed = (fault: Fault, part: number, before: LinesBefore): Fault =>
  fault.row === null ? fault : { ...fault, row: fault.row + before(fault.sheet, part) }
