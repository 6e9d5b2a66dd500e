import type { Fault, NotRun } from '@junheng/core/fault.ts'
import type { Stage } from '@junheng/core/features/collection/county.ts'
import type { GatherReport } from '@junheng/core/features/collection/national/schema.ts'
import type { Comparison, CountyFound, SheetView, TemplateKind } from '@junheng/core/features/collection/schema.ts'
import type { Paper as OfficialPaper } from '@junheng/core/features/documents/paper.ts'
import type { CountyDifference } from '@junheng/core/features/evaluation/difference/difference.ts'
import type { Explanation } from '@junheng/core/features/evaluation/explanation.ts'
import type { FinanceSheet } from '@junheng/core/features/evaluation/finance/sheet.ts'
import type { Paper, PaperFormat, SchoolPaper } from '@junheng/core/features/evaluation/form-schema.ts'
import type { CountyStated } from '@junheng/core/features/evaluation/judgements/stated.ts'
import type { CountyLists } from '@junheng/core/features/evaluation/lists/county-lists.ts'
import type { Claim } from '@junheng/core/features/evaluation/matrix/claim.ts'
import type { Evaluation } from '@junheng/core/features/evaluation/result.ts'
import type { CountySchools, SchoolView } from '@junheng/core/features/evaluation/school-schema.ts'
import type { CountySpread } from '@junheng/core/features/evaluation/spread/county-spread.ts'
import type { EvidencePreview } from '@junheng/core/features/rectification/evidence/schema.ts'
import type { PlanImport } from '@junheng/core/features/rectification/plan/plan.ts'
import type { Failure } from '@junheng/core/features/rectification/sources/failures.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import type { Progress } from '@junheng/core/progress.ts'
import type { PathValues } from '../features/collection/round/bases/return-workbook.ts'
import type { StatisticsFound, StatisticsInput } from '../features/collection/round/bases/statistics-input.ts'
import type { StandingReturn, UploadDifference } from '../features/collection/round/bases/upload-input.ts'
import type { FoundInReturn, ReturnToCheck } from '../features/collection/round/check/check-return.ts'
import type { FoundInRound, RoundToCheck } from '../features/collection/round/check/check-round.ts'
import type { CountyReturns } from '../features/collection/round/open/package-values.ts'
import type { PlainSheet } from '../features/collection/workbook/plain-sheets.ts'
import type { ReportInput } from '../features/documents/self-report/report-input.ts'
import type { MapFile } from '../features/evaluation/map/read-file.ts'
import type { PackageSchool } from '../features/orgs/package-schools.ts'
import type { EffectFound, EffectJob } from '../features/rectification/measures/effect-input.ts'
import type { PlansToWrite } from '../features/rectification/school-plan/plans-input.ts'

/** What reading and checking a package found. */
export interface Checked {
  readable: boolean
  counties: CountyFound[]
  faults: Fault[]
  notRun: NotRun[]
}

/** By what a county is judged. `today` is `YYYY-MM-DD`; an absent profile is the standard's own defaults. */
export interface Judging {
  standard: StandardKey
  today: string
  county?: string
  profile?: { raw: unknown; file: string }
}

/** Which figure: a section's, a spread (no school), a county item (no stage), a form's own cell (`form:…`). */
export interface FigureAddress {
  school?: string
  stage?: Stage
  indicator: string
}

export type Figure = Judging & FigureAddress

export interface PlanFiles {
  bytes: Uint8Array
  fileName: string
  body?: { bytes: Uint8Array; fileName: string }
  publishedSchools?: number
}

/** Every kind of work that is too long for the thread that answers requests: what goes in, what comes out. `today` is `YYYY-MM-DD`. */
export interface Jobs {
  check: { input: { bytes: Uint8Array }; output: Checked }
  /** One return of a data round. */
  checkReturn: { input: ReturnToCheck; output: FoundInReturn }
  /** All returns of a data round, beside each other and against the round before. */
  checkRound: { input: RoundToCheck; output: FoundInRound }
  /** The check, and for people: the faulty rows, and what is otherwise than in the data in use. */
  dryRun: {
    input: { bytes: Uint8Array; against: Uint8Array | null }
    output: Checked & { form: 'workbook' | 'package'; views: SheetView[]; comparison: Comparison | null }
  }
  /** Null where the bytes are no workbook that can be read. */
  annotate: { input: { bytes: Uint8Array }; output: Uint8Array | null }
  /** A workbook as it may be kept, without names and staff numbers; null where the bytes can be kept as they are. */
  withoutPeople: { input: { bytes: Uint8Array }; output: Uint8Array | null }
  /** Exports of national systems; `workbook` is null unless it was asked for (`fill`) and there is something to fill in. */
  gather: {
    input: { files: { name: string; bytes: Uint8Array }[]; base: Uint8Array | null; today: string; fill: boolean }
    output: { report: GatherReport; workbook: Uint8Array | null }
  }
  /** A file held against the returns of a data round; `views` are empty unless they are for people. */
  roundUpload: {
    input: { bytes: Uint8Array; salt: string; standing: StandingReturn[]; forPeople: boolean }
    output: Checked & { form: 'workbook' | 'package'; views: SheetView[] } & UploadDifference
  }
  /** Exports of national systems held against the returns of a data round; `base` is a package of its schools without any figure. */
  roundStatistics: { input: StatisticsInput; output: StatisticsFound }
  /** What the lists of a package come to, by school, stage and element (`figureKey`). */
  listCounts: { input: { bytes: Uint8Array }; output: Map<string, number> }
  /** Returns of a data round as a workbook, as they were typed. `previous`: last year's values of one school's, by path. */
  returnWorkbook: {
    input: {
      bytes: Uint8Array
      today: string
      previous: { name: string; values: PathValues; now: PathValues } | null
      oneSchool: boolean
    }
    output: Uint8Array
  }
  template: { input: { kind: TemplateKind; today: string }; output: Uint8Array }
  workbook: { input: { bytes: Uint8Array; today: string }; output: Uint8Array }
  /** `claims` by the county's code. */
  /** Null where there is no such row, or it is nobody's business. */
  row: { input: { bytes: Uint8Array; sheet: string; row: number }; output: SheetView | null }
  evaluate: { input: { bytes: Uint8Array } & Judging; output: { evaluation: Evaluation; claims: Record<string, Claim> } }
  /** The bytes of a JSON object: the profile, the same evaluation and claims. */
  evaluation: { input: { bytes: Uint8Array } & Judging; output: Uint8Array }
  /** One county judged twice, by the rules of `before` and of `after`. */
  difference: { input: { bytes: Uint8Array; before: Judging; after: Judging }; output: ProfileDifference }
  explain: { input: { bytes: Uint8Array; figure: Figure }; output: Explanation }
  /** The bytes of a JSON object: the profile, then the matrix. */
  matrix: { input: { bytes: Uint8Array } & Judging; output: Uint8Array }
  /** The bytes of `CountyForms` as JSON. */
  forms: { input: { bytes: Uint8Array } & Judging; output: Uint8Array }
  schools: { input: { bytes: Uint8Array } & Judging; output: CountySchools }
  school: {
    input: { bytes: Uint8Array; school: string } & Judging
    output: { county: CountySchools['county']; school: SchoolView }
  }
  /** What the county states, beside what is reckoned. */
  countyItems: { input: { bytes: Uint8Array } & Judging; output: CountyStated }
  lists: { input: { bytes: Uint8Array } & Judging; output: CountyLists }
  spread: { input: { bytes: Uint8Array; stage: Stage; indicator: string } & Judging; output: CountySpread }
  finance: { input: { bytes: Uint8Array } & Judging; output: FinanceSheet }
  paper: { input: { bytes: Uint8Array; paper: Paper } & Judging; output: Uint8Array }
  schoolPaper: { input: { bytes: Uint8Array; school: string } & Judging; output: SchoolPaper }
  schoolFile: {
    input: { bytes: Uint8Array; school: string; format: PaperFormat } & Judging
    output: { name: string; bytes: Uint8Array }
  }
  /** 自评报告 as data, and where asked as a Word document. */
  selfReport: { input: ReportInput; output: { paper: OfficialPaper; docx: Uint8Array | null } }
  /** 一校一页 as a Word document; `school` null: of all schools. */
  schoolPages: {
    input: { bytes: Uint8Array; school: string | null; source: string } & Judging
    output: { bytes: Uint8Array; schools: number; name: string }
  }
  /** The plans of schools as one document, or as a document each in a zip. */
  schoolPlans: { input: PlansToWrite; output: Uint8Array }
  /** The directory's workbook as rows of text; one fault where it cannot be read. */
  readSheets: {
    input: { bytes: Uint8Array; fileName: string; rule: string }
    output: { sheets: PlainSheet[]; fault: Fault | null }
  }
  /** Outlines of towns; `drawn`: with what is to be drawn of them. */
  mapFile: { input: { bytes: Uint8Array; towns: { code: string; name: string }[]; drawn: boolean }; output: MapFile }
  /** The schools of one county of a package, in the words of the directory. */
  packageSchools: { input: { bytes: Uint8Array; county: string }; output: PackageSchool[] }
  /** One county's data taken apart into returns; null where it is not in the file. */
  countyReturns: {
    input: { bytes: Uint8Array; county: string }
    output: Checked & { returns: CountyReturns | null; statisticsDay: string | null }
  }
  /** Everything that fails in a county, one by one, as ledger items would say it. */
  failures: { input: { bytes: Uint8Array } & Judging; output: Failure[] }
  /** Measures applied to a copy of a county's data, and what they come to. */
  measureEffect: { input: EffectJob; output: EffectFound }
  importPlan: { input: PlanFiles; output: PlanImport }
  /** A docx or xlsx as text. */
  previewText: { input: { bytes: Uint8Array; fileName: string }; output: EvidencePreview }
  writePlan: { input: { plan: Pick<PlanImport, 'table'>; format: 'docx' | 'xlsx' }; output: Uint8Array }
}

/** A county judged by two profiles, and what is otherwise. */
export interface ProfileDifference {
  county: { code: string; name: string }
  before: { key: string; hash: string }
  after: { key: string; hash: string }
  difference: CountyDifference
}

export type JobName = keyof Jobs

export type JobMessage = { [K in JobName]: { id: number; job: K; input: Jobs[K]['input'] } }[JobName]

/** What a worker tells on the way, or its answer; a refusal crosses the threads by its code, an error by its words. */
export type JobAnswer =
  | { id: number; progress: Progress }
  | { id: number; output: unknown }
  | { id: number; problem: { code: string; details: Record<string, unknown> } }
  | { id: number; error: { name: string; message: string; stack: string } }
