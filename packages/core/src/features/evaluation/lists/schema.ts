import { z } from 'zod'
import type { Same } from '../../../same.ts'
import { STAGES } from '../../collection/county.ts'
import type { CountyLists } from './county-lists.ts'
import type { LargeClass, LargeGrade } from './large-classes.ts'
import type { LargeSchool } from './large-schools.ts'
import type { Newcomer, NewcomerSpread } from './newcomers.ts'

// See the files named above for the meaning of each field; those types are the engine's, these schemas the contract's.
const number = z.number().nullable()
const text = z.string().nullable()
const Stage = z.enum(STAGES)

const LargeClassSchema = z.object({
  code: z.string(),
  name: z.string(),
  town: text,
  stage: Stage,
  grade: z.number().int().nullable(),
  className: z.string(),
  students: number,
  limit: z.number(),
  over: number,
  band: z.enum(['over', 'large', 'huge']),
  count: z.number().int(),
})

const LargeGradeSchema = z.object({
  code: z.string(),
  name: z.string(),
  town: text,
  stage: Stage,
  grade: z.number().int().nullable(),
  students: number,
  classes: z.number().int(),
  overClasses: z.number().int(),
  largest: number,
  limit: z.number(),
  needed: number,
  more: number,
})

const LargeSchoolSchema = z.object({
  code: z.string(),
  name: z.string(),
  town: text,
  kind: z.string(),
  students: z.number(),
  limit: z.number(),
  strict: z.number(),
  over: z.number(),
  exemption: text,
  capacity: number,
})

const NewcomerSchema = z.object({
  code: z.string(),
  name: z.string(),
  town: text,
  stage: Stage,
  founded: number,
  grades: z.array(z.number().int()),
  missing: z.array(z.number().int()),
  reasons: z.array(z.enum(['new', 'not_full'])),
  students: number,
  capacity: number,
})

const NewcomerSpreadSchema = z.object({
  stage: Stage,
  indicator: z.string(),
  cv: number,
  without: number,
  limit: number,
  left: z.number().int(),
})

export const CountyListsSchema = z.object({
  county: z.object({ code: z.string(), name: z.string() }),
  hasClassLine: z.boolean(),
  hasSizeLine: z.boolean(),
  classes: z.array(LargeClassSchema),
  grades: z.array(LargeGradeSchema),
  unknownClasses: z.array(z.object({ code: z.string(), stage: Stage, text: z.string() })),
  schools: z.array(LargeSchoolSchema),
  unknownSchools: z.array(z.object({ code: z.string(), name: z.string() })),
  newcomers: z.array(NewcomerSchema),
  newYears: z.number().int(),
  isDated: z.boolean(),
  hasRolls: z.boolean(),
  spreads: z.array(NewcomerSpreadSchema),
})

true satisfies Same<z.infer<typeof LargeClassSchema>, LargeClass>
true satisfies Same<z.infer<typeof LargeGradeSchema>, LargeGrade>
true satisfies Same<z.infer<typeof LargeSchoolSchema>, LargeSchool>
true satisfies Same<z.infer<typeof NewcomerSchema>, Newcomer>
true satisfies Same<z.infer<typeof NewcomerSpreadSchema>, NewcomerSpread>
true satisfies Same<z.infer<typeof CountyListsSchema>, CountyLists>
