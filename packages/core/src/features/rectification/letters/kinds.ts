/** The letters a county's office writes about items of the ledger (standards.md §6.6). */
export const LETTER_KINDS = ['chase', 'notice', 'opinion'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

interface KindFacts {
  zh: string
  /** Put behind the county's 机关代字, so that each kind counts by itself. A proposal. */
  suffix: string
  title: string
  /** Days for the written reply. */
  days: number
  /** Days within which the addressee may ask for a second look; null: the letter does not speak of it. */
  recheckDays: number | null
  /** Where the days come from: no regulation at hand fixes them for the whole country. */
  source: string
}

const OURS = '各地办法不一，这是系统的建议天数，可以按本县办法修改。'

export const LETTER_FACTS: Readonly<Record<LetterKind, KindFacts>> = {
  chase: {
    zh: '督办单',
    suffix: '督办',
    title: '关于按期完成义务教育优质均衡发展整改任务的督办单',
    days: 7,
    recheckDays: null,
    source: OURS,
  },
  notice: {
    zh: '整改通知书',
    suffix: '督改',
    title: '关于限期整改义务教育优质均衡发展有关问题的整改通知书',
    days: 15,
    recheckDays: null,
    source: OURS,
  },
  opinion: {
    zh: '督导意见书',
    suffix: '督意',
    title: '关于义务教育优质均衡发展情况的督导意见书',
    days: 30,
    recheckDays: 15,
    source: '见于一地的办法：收到后 30 日内书面报告整改情况，15 日内可以申请复查。未见全国统一规定，可以按本县办法修改。',
  },
}
