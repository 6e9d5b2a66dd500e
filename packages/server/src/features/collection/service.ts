/** What other features take from the collection of data. */
export { findJudgeable, type Judgeable } from './judgeable.ts'
export { mediaTypeOf } from './media-types.ts'
export { findLatestFigures, findPresent, list, readBytes } from './packages.ts'
export { type ChangedValue, changedValues } from './round/changed-values.ts'
export {
  type CountyPlace,
  currentSchoolYear,
  placeOfLead,
  placesOfCounty,
  schoolYearOfData,
  writeCountyValue,
  writeOfSchools,
} from './round/county-values.ts'
export { type EntryRow, entriesAt } from './round/entry-queries.ts'
export { listOwnReturns } from './round/fill/own-returns.ts'
