/** Text of the button that makes a page of every school as one file. */
export const ENGLISH = {
  '一校一页合订（Word）': 'A page of every school (Word)',
} as const
