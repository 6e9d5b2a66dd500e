import type { Fault, NotRun } from '@junheng/core/fault.ts'
import { type ByteSink, byteSink } from '@junheng/core/features/collection/byte-sink.ts'
import { checkCounty } from '@junheng/core/features/collection/check/check-county.ts'
import { checkGroup } from '@junheng/core/features/collection/check/check-group.ts'
import type { County } from '@junheng/core/features/collection/county.ts'
import { type FaultCount, FaultList } from '@junheng/core/features/collection/fault-list.ts'
import { evaluateCounty, evaluateGroup } from '@junheng/core/features/evaluation/evaluate-county.ts'
import type { Troubles } from '@junheng/core/features/evaluation/judging-troubles.ts'
import { unitedNotRun } from '../collection/package/check.ts'
import { type CountyDigest, countyDigest } from '../collection/package/input-hash.ts'
import type { PartPlan } from '../collection/package/part-plan.ts'
import { type PartReading, type PartTrace, partReader } from '../collection/package/part-reader.ts'
import { readStandard } from '../standards/files.ts'
import { type EvaluateOptions, givenProfile, profileFor } from './evaluate-input.ts'
import { countyJson } from './evaluation-json.ts'

/** What every thread is given: it takes the next part off the counter until there is none. */
export interface PartsTask {
  plan: PartPlan
  options: EvaluateOptions
  /** One Int32: the next part to be taken. */
  counter: SharedArrayBuffer
}

/** What one thread made of the parts it took. */
export interface PartsJudged {
  parts: PartJudged[]
  /** Faults of reading and of the rules, by part. */
  readFaults: FaultCount[]
  checkFaults: FaultCount[]
  /** True when a part showed that the package must be read whole; the rest is then void. */
  unfit: boolean
}

export interface PartJudged {
  trace: PartTrace
  anyMet: boolean
  digests: CountyDigest[]
  /** The counties as JSON in UTF-8, with commas between; it stands alone in its memory. */
  json: Uint8Array<ArrayBuffer>
  notRun: NotRun[]
  suspicions: Fault[]
  troubles: Fault[]
  openScope: NotRun[]
}

/** Reads, checks and judges part after part, each completely before the next, so that little memory is used and that stays in cache. */
export function judgeParts({ plan, options, counter }: PartsTask): PartsJudged {
  const standard = readStandard(options.standard)
  const { profile } = givenProfile(standard, options)
  const [readFaults, checkFaults] = [new FaultList(), new FaultList()]
  const [sink, text] = [byteSink(), byteSink()]
  const next = new Int32Array(counter)
  const brief = options.brief ?? false
  const parts: PartJudged[] = []
  const judge = ({ counties, group, trace }: PartReading): PartJudged => {
    checkFaults.startPart(trace.part)
    const notRun = unitedNotRun(
      group
        ? checkGroup(group, standard.catalogue, checkFaults)
        : counties.flatMap((county) => checkCounty(county, standard.catalogue, checkFaults).notRun),
    )
    const troubles: Troubles[] = []
    const suspicions: Fault[] = []
    const profileOf = (county: County) => profileFor(county, profile, options.today)
    const judging = { brief, suspicions, troubles }
    const results = group
      ? evaluateGroup(group, standard, profileOf, judging)
      : counties.map((county) => evaluateCounty(county, standard, profileOf(county), judging))
    return {
      trace,
      anyMet: results.some((result) => result.verdict === 'met'),
      notRun,
      suspicions,
      troubles: troubles.flatMap((t) => t.faults),
      openScope: troubles.flatMap((t) => t.notRun),
      digests: counties.map((county) => countyDigest(county, sink)),
      json: jsonBytes(
        results.map((result) => countyJson(result, brief)),
        text,
      ),
    }
  }
  const reader = partReader(plan, standard.catalogue, readFaults)
  let unfit = false
  try {
    for (let part = Atomics.add(next, 0, 1); part < plan.parts && !unfit; part = Atomics.add(next, 0, 1)) {
      const reading = reader.read(part)
      if (reading === null) unfit = true
      else parts.push(judge(reading))
    }
  } finally {
    // Whatever ends this thread early ends the work of the others.
    Atomics.store(next, 0, plan.parts)
    reader.close()
  }
  return { parts, readFaults: readFaults.counts(), checkFaults: checkFaults.counts(), unfit }
}

/** Texts with commas between, as bytes: they are handed to another thread, and written by it, as they are. */
function jsonBytes(texts: readonly string[], sink: ByteSink): Uint8Array<ArrayBuffer> {
  texts.forEach((text, i) => {
    const { buffer, at } = sink.reserve(1 + text.length * LONGEST_UNIT)
    if (i > 0) buffer[at] = COMMA
    const from = i > 0 ? at + 1 : at
    sink.advance(from + encoder.encodeInto(text, buffer.subarray(from)).written)
  })
  return sink.take().slice()
}

const encoder = new TextEncoder()
const COMMA = 44
/** A code unit is at most three bytes of UTF-8. */
const LONGEST_UNIT = 3
