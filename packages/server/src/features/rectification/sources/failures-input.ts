import { type Failure, failuresOf } from '@junheng/core/features/rectification/sources/failures.ts'
import type { Judging } from '../../../background/jobs.ts'
import { judgeForForms } from '../../evaluation/service.ts'

/** Everything that fails in one county of handed-in data. @throws Problem figure.missing */
export const failuresOfInput = async (bytes: Uint8Array, judging: Judging): Promise<Failure[]> =>
  failuresOf(await judgeForForms(bytes, judging), judging.standard)
