import type { ThemeConfig } from 'antd'
import { useSyncExternalStore } from 'react'
import { remember, remembered } from '../shared/remembered.ts'

/** Every colour of the pages, once: CSS reads them as `var(--<name>)`, Ant Design through `themeOf`. All pairs used hold 4.5:1. */
const COLOURS = {
  ink: '#1c2830',
  'ink-soft': '#55626c',
  line: '#d9dfe3',
  'line-soft': '#e8ecee',
  'line-strong': '#8b979f',
  head: '#f1f4f4',
  ground: '#f5f6f4',
  paper: '#ffffff',
  side: '#12323d',
  'side-ink': '#d7e3e7',
  'side-soft': '#9fb6be',
  'side-here': '#1d4653',
  'side-mark': '#e0a93b',
  primary: '#17607a',
  'primary-deep': '#0f4a5f',
  'primary-wash': '#e8f1f4',
  met: '#2f7d5b',
  'met-wash': '#eef6f1',
  spare: '#8a6000',
  'spare-wash': '#fdf6e3',
  unmet: '#b3361f',
  'unmet-wash': '#fbeeeb',
  unknown: '#5f6b76',
  'unknown-wash': '#f1f3f4',
  warn: '#9c4f00',
  'level-orange': '#a65300',
  'level-yellow': '#846000',
  'level-blue': '#1d5fa8',
  dot: '#84949d',
  'dot-unmet': '#cf6a58',
  'dot-spare': '#b58a2a',
} as const

type Colours = Readonly<Record<keyof typeof COLOURS, string>>

/** High contrast: every text at least 7:1, every line visible. */
const MORE_CONTRAST: Colours = {
  ...COLOURS,
  ink: '#000000',
  'ink-soft': '#2b3338',
  line: '#6b767e',
  'line-soft': '#a9b3b9',
  'line-strong': '#39434a',
  ground: '#ffffff',
  side: '#08222b',
  'side-ink': '#ffffff',
  'side-soft': '#d7e3e7',
  'side-here': '#0f3d4b',
  'side-mark': '#ffc95c',
  primary: '#0b4358',
  'primary-deep': '#06303f',
  met: '#165238',
  'met-wash': '#ffffff',
  spare: '#5e4200',
  'spare-wash': '#ffffff',
  unmet: '#8a1f0c',
  'unmet-wash': '#ffffff',
  'level-orange': '#6e3700',
  'level-yellow': '#574000',
  'level-blue': '#0e3f75',
  unknown: '#2b3338',
  'unknown-wash': '#ffffff',
  warn: '#6e3700',
  dot: '#56646c',
  'dot-unmet': '#8a1f0c',
  'dot-spare': '#7a5a00',
}

const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif'

/** The pages' colours for Ant Design's parts. */
export function useAntTheme(): ThemeConfig {
  const colours = useSyncExternalStore(subscribe, () => current)
  return colours === COLOURS ? USUAL : STRONG
}

/** Whether high contrast is on, and how to turn it round. Unless chosen here, the machine's own wish counts. */
export function useContrast(): [isHigh: boolean, turn: () => void] {
  const colours = useSyncExternalStore(subscribe, () => current)
  return [colours !== COLOURS, turnContrast]
}

/** Hands the colours to CSS. Called once before the first render. */
export function applyTheme(): void {
  const chosen = remembered(KEY)
  const wanted = chosen === null ? matchMedia('(prefers-contrast: more)').matches : chosen === 'more'
  paint(wanted ? MORE_CONTRAST : COLOURS)
}

const KEY = 'junheng.contrast'
const listeners = new Set<() => void>()
let current: Colours = COLOURS

function turnContrast(): void {
  paint(current === COLOURS ? MORE_CONTRAST : COLOURS)
  remember(KEY, current === COLOURS ? 'usual' : 'more')
  for (const tell of listeners) tell()
}

function paint(colours: Colours): void {
  current = colours
  const { style } = document.documentElement
  for (const [name, colour] of Object.entries(colours)) style.setProperty(`--${name}`, colour)
  style.setProperty('--font', FONT)
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

const themeOf = (colours: Colours): ThemeConfig => ({
  token: {
    colorPrimary: colours.primary,
    colorLink: colours.primary,
    colorLinkHover: colours['primary-deep'],
    colorLinkActive: colours['primary-deep'],
    colorError: colours.unmet,
    colorWarning: colours.warn,
    colorSuccess: colours.met,
    colorText: colours.ink,
    colorTextSecondary: colours['ink-soft'],
    colorTextDescription: colours['ink-soft'],
    colorTextPlaceholder: '#66727b',
    colorBorder: colours['line-strong'],
    fontFamily: FONT,
    fontSize: 14,
    borderRadius: 4,
    motion: false,
  },
})
const USUAL = themeOf(COLOURS)
const STRONG = themeOf(MORE_CONTRAST)
