/** The loops over the bytes of a package's files, compiled to WebAssembly. */
export { classesEnd, gatherClasses, takeClasses } from './classes.ts'
export { findCode, indexCodes } from './codes.ts'
export { roomsEnd, takeRooms } from './rooms.ts'
export { joinWords, rowsEnd, takeRows } from './rows.ts'
export { forgetWords } from './words.ts'

/** Where the memory begins that the loops do not use by themselves. */
export const free = __heap_base
