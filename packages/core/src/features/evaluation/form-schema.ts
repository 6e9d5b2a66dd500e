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
  /** The schools that have a table of their own (学校自评表), by code. */
  schools: z.array(z.object({ code: z.string(), name: z.string() })),
})
export type CountyForms = z.infer<typeof CountyForms>

/** A cell of a school's table on its grid, as it is printed. */
const SchoolCellView = z.object({
  col: z.number().int(),
  colspan: z.number().int(),
  rowspan: z.number().int(),
  text: z.string(),
  value: z.number().nullable(),
  align: z.enum(['left', 'center', 'right']),
  head: z.boolean(),
  explain: Address.nullable(),
  missing: z.array(z.string()),
})
export type SchoolCellView = z.infer<typeof SchoolCellView>

/** 学校自评表 of one school, line by line as on paper. */
export const SchoolPaper = z.object({
  school: z.object({ code: z.string(), name: z.string() }),
  /** Of the grid's columns, in characters. */
  widths: z.array(z.number()),
  lines: z.array(z.array(SchoolCellView)),
  gaps: z.array(z.object({ where: z.string(), row: z.string(), column: z.string(), missing: z.array(z.string()) })),
})
export type SchoolPaper = z.infer<typeof SchoolPaper>

/** The papers made from an evaluation, by file name. */
export const PAPERS = ['forms.xlsx', 'forms.docx', 'school-forms.zip', 'matrix.xlsx', 'shortfalls.xlsx'] as const
export const Paper = z.enum(PAPERS)
export type Paper = z.infer<typeof Paper>

/** What a school's own table comes as. */
export const PaperFormat = z.enum(['xlsx', 'docx'])
export type PaperFormat = z.infer<typeof PaperFormat>
