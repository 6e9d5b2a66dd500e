/**
 * True for what everybody tries first: a well-known word (also with @ for a, 0 for o …) with nothing but counting, repeated digits or a year
 * around it. Small on purpose: the length and the kinds of characters already shut out most lists.
 */
export function isCommonPassword(password: string): boolean {
  const text = password.toLowerCase()
  return [text, text.replace(/[@0134$5](?=[a-z])/g, (c) => LEET[c] ?? c)].some((form) => {
    const word = form.replace(/[^a-z]/g, '')
    const digits = form.replace(/[^0-9]/g, '')
    const isKnownWord = word === '' || isRun(word) || WORDS.has(word) || WORDS.has(halfOf(word))
    return isKnownWord && isPlainNumber(digits)
  })
}

const LEET: Readonly<Record<string, string>> = { '@': 'a', '0': 'o', '1': 'l', '3': 'e', '4': 'a', $: 's', '5': 's' }

const WORDS = new Set(
  `a aa abc abcd admin administrator root user test guest manager master system password passwd pass passw word welcome letmein login
  qwer qwert qwerty qwertyuiop qaz qazwsx qazwsxedc wsx edc asd asdf asdfgh asdfghjkl zxc zxcv zxcvbn zxcvbnm iloveyou monkey dragon sunshine
  woaini woaiwojia aini nihao mima zhanghao guanli guanliyuan jiaoyu jiaoyuju jiaoyuting xuexiao xiaozhang laoshi dudao junheng
  china zhongguo beijing shanghai tianjin hello changeme secret default initial`.split(/\s+/),
)

// qazqaz, AdminAdmin
function halfOf(word: string): string {
  const half = word.slice(0, word.length / 2)
  return half + half === word ? half : ''
}

/** Nothing, counting up or down, one digit or group repeated, or a year with or without a day. */
function isPlainNumber(digits: string): boolean {
  if (digits.length <= 3 || isRun(digits) || /^(\d{1,4})\1+$/.test(digits)) return true
  return /^(19|20)\d{2}((0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?)?$/.test(digits) || digits === '5201314' || digits === '147258369'
}

/** Each character the one after (or before) the last, 9 being followed by 0; also in two runs: 123123, 12344321. */
function isRun(text: string): boolean {
  let turns = 0
  let step: number | null = null
  for (let i = 1; i < text.length; i++) {
    const by = text.charCodeAt(i) - text.charCodeAt(i - 1)
    const now = by === 1 || by === -9 ? 1 : by === -1 || by === 9 ? -1 : by === 0 ? 0 : null
    if (now === null || (step !== null && now !== step)) turns += 1
    step = now
  }
  return text.length > 1 && turns <= 1 && step !== null
}
