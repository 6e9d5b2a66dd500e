export type PersonalKind = '手机号码' | '电话号码' | '身份证号码' | '银行卡号' | '电子邮箱'

/** Where a text names a person's number or address. `shown`: enough to find it in the text, too little to use it. */
export interface PersonalTrace {
  kind: PersonalKind
  at: number
  shown: string
}

/**
 * Numbers and addresses by which a person can be reached or known: mobile and landline numbers, identity numbers and bank cards with a right check
 * digit, e-mail. In order of place; digits in groups (138 0000 1111) and full-width digits count as well.
 */
export function personalIn(text: string): PersonalTrace[] {
  // One character for one, so that places stay.
  const plain = text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00A0]/g, ' ')
  const found: (PersonalTrace & { to: number })[] = []
  for (const { kind, pattern, isOne } of SIGNS)
    for (const match of plain.matchAll(pattern)) {
      const [at, to] = [match.index, match.index + match[0].length]
      if (found.some((each) => at < each.to && each.at < to) || !isOne(match[0].replace(/[ -]/g, ''))) continue
      found.push({ kind, at, to, shown: masked(match[0].trim()) })
    }
  return found.sort((a, b) => a.at - b.at).map(({ kind, at, shown }) => ({ kind, at, shown }))
}

const always = () => true

const SIGNS: readonly { kind: PersonalKind; pattern: RegExp; isOne: (bare: string) => boolean }[] = [
  { kind: '电子邮箱', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, isOne: always },
  { kind: '身份证号码', pattern: /(?<![\dA-Za-z])\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx](?![\dA-Za-z])/g, isOne: isIdentity },
  { kind: '银行卡号', pattern: /(?<![\dA-Za-z.])[3-6]\d{3}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![\dA-Za-z.])/g, isOne: hasLuhn },
  // 13000000000 元 is money.
  {
    kind: '手机号码',
    pattern: /(?<![\dA-Za-z.-])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\dA-Za-z.]|\s*[万亿]?元)/g,
    isOne: always,
  },
  { kind: '电话号码', pattern: /(?<![\dA-Za-z.-])\(?0\d{2,3}\)?[ -]?[2-9]\d{6,7}(?![\dA-Za-z.]|\s*[万亿]?元)/g, isOne: always },
]

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643: a day of birth inside and the check character at the end. */
function isIdentity(bare: string): boolean {
  const [year, month, day] = [Number(bare.slice(6, 10)), Number(bare.slice(10, 12)), Number(bare.slice(12, 14))]
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return false
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(bare[i]), 0)
  return '10X98765432'[sum % 11] === bare[17]!.toUpperCase()
}

function hasLuhn(bare: string): boolean {
  const sum = [...bare].reverse().reduce((total, digit, i) => {
    const twice = i % 2 === 1 ? Number(digit) * 2 : Number(digit)
    return total + (twice > 9 ? twice - 9 : twice)
  }, 0)
  return sum % 10 === 0
}

const masked = (text: string): string => `${text.slice(0, 3)}****${text.slice(-2)}`
