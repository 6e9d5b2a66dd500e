import type { Permission } from '@junheng/core/features/access/rules.ts'

/** One page that can be gone to from anywhere. */
interface Place {
  to: string
  /** A key of words.ts; one that is not there does not compile where it is shown. */
  word: string
  needs: Permission | null
}

/** One room in the navigation. Its address is that of its first page one may open. */
interface Room extends Place {
  /** Only for posts that see schools and not the county. */
  ofSchools?: true
  /** Where one room has several pages: all of them, as tabs over each. */
  tabs?: readonly Place[]
}

interface Section {
  /** The platform's name for it; null where a room stands alone. */
  word: string | null
  rooms: readonly Room[]
}

/** The navigation: the platform's sections in their usual order. A section whose rooms are not built yet is left out, not shown empty. */
export const SECTIONS = [
  { word: null, rooms: [{ to: '/', word: 'home', needs: null }] },
  {
    word: 'collection',
    rooms: [
      { to: '/rounds', word: 'rounds', needs: 'round.read' },
      { to: '/returns', word: 'myReturns', needs: 'return.fill', ofSchools: true },
      { to: '/my-judgements', word: 'myJudgements', needs: 'judgement.record', ofSchools: true },
      { to: '/packages', word: 'packages', needs: 'collection.read' },
    ],
  },
  { word: null, rooms: [{ to: '/my-school', word: 'mySchool', needs: 'school.read', ofSchools: true }] },
  {
    word: 'monitoring',
    rooms: [
      { to: '/evaluation', word: 'evaluation', needs: 'evaluation.read' },
      { to: '/county-items', word: 'countyItems', needs: 'evaluation.read' },
      { to: '/matrix', word: 'matrix', needs: 'evaluation.read' },
      { to: '/spread', word: 'spread', needs: 'evaluation.read' },
      { to: '/finance', word: 'finance', needs: 'evaluation.read' },
      { to: '/map', word: 'map', needs: 'evaluation.read' },
      { to: '/trends', word: 'trends', needs: 'evaluation.read' },
      { to: '/schools', word: 'schools', needs: 'evaluation.read' },
      { to: '/lists', word: 'lists', needs: 'evaluation.read' },
      { to: '/forms', word: 'forms', needs: 'evaluation.read' },
      { to: '/runs', word: 'runs', needs: 'evaluation.read' },
      { to: '/readiness', word: 'readiness', needs: 'evaluation.read' },
      { to: '/recognition', word: 'recognition', needs: 'evaluation.read' },
      { to: '/reviews', word: 'reviews', needs: 'evaluation.read' },
      { to: '/standards', word: 'standards', needs: 'standards.read' },
    ],
  },
  { word: null, rooms: [{ to: '/warnings', word: 'warnings', needs: 'warning.read' }] },
  {
    word: 'documents',
    rooms: [
      { to: '/papers', word: 'papers', needs: 'evaluation.read' },
      { to: '/papers/self-report', word: 'selfReport', needs: 'evaluation.read' },
      { to: '/papers/issued', word: 'issuedPapers', needs: 'paper.read' },
    ],
  },
  {
    word: 'rectification',
    rooms: [
      { to: '/ledger', word: 'ledger', needs: 'item.read' },
      {
        to: '/item-matrix',
        word: 'itemProgress',
        needs: 'item.read',
        tabs: [
          { to: '/item-matrix', word: 'itemMatrix', needs: 'rectification.read' },
          { to: '/timeline', word: 'timeline', needs: 'item.read' },
          { to: '/rectification/calendar', word: 'calendar', needs: 'item.read' },
          { to: '/rectification/due', word: 'due', needs: 'item.read' },
          { to: '/unit-ranking', word: 'unitRanking', needs: 'rectification.read' },
          { to: '/unit-years', word: 'unitYears', needs: 'rectification.read' },
          { to: '/item-funds', word: 'itemFunds', needs: 'rectification.read' },
          { to: '/forecast', word: 'forecast', needs: 'rectification.read' },
          { to: '/wall', word: 'wall', needs: 'rectification.read' },
        ],
      },
      { to: '/school-plans', word: 'schoolPlans', needs: 'item.read' },
      {
        to: '/plans',
        word: 'plansAndProjects',
        needs: 'item.read',
        tabs: [
          { to: '/plans', word: 'plans', needs: 'rectification.read' },
          { to: '/projects', word: 'projects', needs: 'rectification.read' },
          { to: '/rectification/approvals', word: 'approvals', needs: 'item.read' },
        ],
      },
      {
        to: '/rectification/letters',
        word: 'correspondence',
        needs: 'item.read',
        tabs: [
          { to: '/rectification/letters', word: 'letters', needs: 'item.read' },
          { to: '/ledger/letters-in', word: 'lettersIn', needs: 'rectification.read' },
        ],
      },
      { to: '/rectification/look-backs', word: 'lookBacks', needs: 'item.read' },
      { to: '/ledger/accountability', word: 'accountability', needs: 'rectification.read' },
    ],
  },
  {
    word: 'administration',
    rooms: [
      { to: '/organisations', word: 'organisations', needs: 'org.read' },
      { to: '/accounts', word: 'accounts', needs: 'account.read' },
      { to: '/access-policy', word: 'accessPolicy', needs: 'access.policy' },
      { to: '/notice-hooks', word: 'noticeHooks', needs: 'notices.channels' },
      { to: '/notice-deliveries', word: 'noticeDeliveries', needs: 'notices.delivery' },
      { to: '/audit', word: 'audit', needs: 'audit.read' },
    ],
  },
  { word: null, rooms: [{ to: '/help', word: 'help', needs: null }] },
] as const satisfies readonly Section[]

export type AnyRoom = (typeof SECTIONS)[number]['rooms'][number]

/** The pages of a room this person may open; of a room with one page, that one. */
export function openPlaces(room: AnyRoom, permissions: readonly Permission[]) {
  const places = 'tabs' in room ? room.tabs : [room]
  return places.filter(({ needs }) => needs === null || permissions.includes(needs))
}

/** The room an address lies in: the one with the longest page address above it. */
export function roomAt(pathname: string): AnyRoom | null {
  let [found, longest] = [null as AnyRoom | null, -1]
  for (const { rooms } of SECTIONS)
    for (const room of rooms)
      for (const { to } of 'tabs' in room ? room.tabs : [room]) {
        const isIn = pathname === to || (to !== '/' && pathname.startsWith(`${to}/`))
        if (isIn && to.length > longest) [found, longest] = [room, to.length]
      }
  return found
}
