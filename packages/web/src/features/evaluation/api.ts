import { readRow } from '@junheng/core/features/collection/contract.ts'
import type { Stage } from '@junheng/core/features/collection/county.ts'
import {
  explainFigure,
  listSchools,
  readForms,
  readMatrix,
  readPresent,
  readSchool,
  readSchoolPaper,
  readSpread,
} from '@junheng/core/features/evaluation/contract.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import { packagesKey } from '../../shared/packages.ts'
import type { Judging } from '../../shared/verdict/evaluation.ts'
import type { Figure } from '../../shared/verdict/explain-address.ts'

/** How one figure came about; it changes as little as the evaluation itself. */
export const explanationQuery = (id: string, judging: Judging, figure: Figure) =>
  queryOptions({
    queryKey: [...packagesKey, id, 'explanation', judging, figure],
    queryFn: ({ signal }) => call(explainFigure, { params: { id }, query: { ...judging, ...figure } }, signal),
    staleTime: 5 * 60_000,
  })

/** Section × indicators and duties of one county. */
export const matrixQuery = (id: string, judging: Judging) =>
  queryOptions({
    queryKey: [...packagesKey, id, 'matrix', judging],
    queryFn: ({ signal }) => call(readMatrix, { params: { id }, query: { ...judging } }, signal),
    staleTime: 5 * 60_000,
  })

/** 申报表 of one county, cell by cell. */
export const formsQuery = (id: string, judging: Judging) =>
  queryOptions({
    queryKey: [...packagesKey, id, 'forms', judging],
    queryFn: ({ signal }) => call(readForms, { params: { id }, query: { ...judging } }, signal),
    staleTime: 5 * 60_000,
  })

/** 学校自评表 of one school, cell by cell. */
export const schoolPaperQuery = (id: string, judging: Judging, school: string) =>
  queryOptions({
    queryKey: [...packagesKey, id, 'school-form', judging, school],
    queryFn: ({ signal }) => call(readSchoolPaper, { params: { id, school }, query: { ...judging } }, signal),
    staleTime: 5 * 60_000,
  })

/** All schools of one county as a list. */
export const schoolsQuery = (id: string, judging: Judging) =>
  queryOptions({
    queryKey: [...packagesKey, id, 'schools', judging],
    queryFn: ({ signal }) => call(listSchools, { params: { id }, query: { ...judging } }, signal),
    staleTime: 5 * 60_000,
  })

/** 一校一页. */
export const schoolQuery = (id: string, school: string, judging: Judging) =>
  queryOptions({
    queryKey: [...packagesKey, id, 'school', school, judging],
    queryFn: ({ signal }) => call(readSchool, { params: { id, school }, query: { ...judging } }, signal),
    staleTime: 5 * 60_000,
  })

/** 校际差异 of one indicator and stage, school by school. */
export const spreadQuery = (id: string, judging: Judging, stage: Stage, indicator: string) =>
  queryOptions({
    queryKey: [...packagesKey, id, 'spread', judging, stage, indicator],
    queryFn: ({ signal }) => call(readSpread, { params: { id }, query: { ...judging, stage, indicator } }, signal),
    staleTime: 5 * 60_000,
  })

/** One row of a package's file, as an explanation's source names it. A package never changes once stored. */
export const rowQuery = (id: string, sheet: string, row: number) =>
  queryOptions({
    queryKey: [...packagesKey, id, 'row', sheet, row],
    queryFn: ({ signal }) => call(readRow, { params: { id }, query: { sheet, row } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** What the caller's county is judged by now. */
export const presentQuery = queryOptions({
  queryKey: [...packagesKey, 'present'],
  queryFn: ({ signal }) => call(readPresent, {}, signal),
})
