import { z } from 'zod'
import { STAGES } from '../collection/county.ts'

// See forms/form.ts for the meaning of each field; this is what of it crosses the wire.
const Address = z.object({
  school: z.string().exactOptional(),
  stage: z.enum(STAGES).exactOptional(),
  indicator: z.string(),
})

const FormCellView = z.object({
  column: z.string(),
  /** As printed; empty where what it needs was not reported. */
  text: z.string(),
  /** The unrounded number where the cell is one number. */
  value: z.number().nullable(),
  /** What `explainFigure` takes for this cell; null where there is nothing to take apart. */
  explain: Address.nullable(),
  /** Why it is blank. */
  missing: z.array(z.string()),
})
export type FormCellView = z.infer<typeof FormCellView>

/** One heading cell and the rows and columns it covers, from 0. */
const FormHeadCell = z.object({
  row: z.number().int(),
  col: z.number().int(),
  rowspan: z.number().int(),
  colspan: z.number().int(),
  text: z.string(),
})

/** One of 表Ⅰ—表Ⅵ or the list of vetoes as it is printed. */
export const FormView = z.object({
  key: z.string(),
  /** 表Ⅰ… */
  name: z.string(),
  title: z.string(),
  head: z.object({ rows: z.number().int(), cells: z.array(FormHeadCell) }),
  columns: z.array(z.object({ key: z.string(), zh: z.string(), width: z.number(), align: z.enum(['left', 'center', 'right']) })),
  rows: z.array(z.object({ key: z.string(), cells: z.array(FormCellView) })),
  footnotes: z.array(z.string()),
  /** Cells left blank, each with what it waits for. */
  gaps: z.array(z.object({ where: z.string(), row: z.string(), column: z.string(), missing: z.array(z.string()) })),
})
export type FormView = z.infer<typeof FormView>

/** The application form of one county. */
export const CountyForms = z.object({
  county: z.object({ code: z.string(), name: z.string() }),
  forms: z.array(FormView),
  /** How many schools have a table of their own (学校自评表). */
  schools: z.number().int(),
})
export type CountyForms = z.infer<typeof CountyForms>

/** The papers made from an evaluation, by file name. */
export const PAPERS = ['forms.xlsx', 'forms.docx', 'school-forms.zip', 'matrix.xlsx', 'shortfalls.xlsx'] as const
export const Paper = z.enum(PAPERS)
export type Paper = z.infer<typeof Paper>
