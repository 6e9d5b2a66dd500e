import type { ThemeConfig } from 'antd'

/** Every colour of the pages, once: CSS reads them as `var(--<name>)`, Ant Design through `antTheme`. All pairs used hold 4.5:1. */
const COLOURS = {
  ink: '#1c2830',
  'ink-soft': '#55626c',
  line: '#d9dfe3',
  ground: '#f5f6f4',
  paper: '#ffffff',
  side: '#12323d',
  'side-ink': '#d7e3e7',
  'side-soft': '#9fb6be',
  'side-here': '#1d4653',
  'side-mark': '#e0a93b',
  primary: '#17607a',
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
} as const

const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif'

export const antTheme: ThemeConfig = {
  token: {
    colorPrimary: COLOURS.primary,
    colorLink: COLOURS.primary,
    colorError: COLOURS.unmet,
    colorWarning: COLOURS.warn,
    colorSuccess: COLOURS.met,
    colorText: COLOURS.ink,
    colorTextSecondary: COLOURS['ink-soft'],
    colorTextDescription: COLOURS['ink-soft'],
    colorTextPlaceholder: '#66727b',
    colorBorder: '#8b979f',
    fontFamily: FONT,
    fontSize: 14,
    borderRadius: 4,
    motion: false,
  },
}

/** What changes for people whose machine asks for more contrast. */
const MORE_CONTRAST: Partial<Record<keyof typeof COLOURS, string>> = {
  'ink-soft': '#333c43',
  line: '#6b767e',
  unknown: '#333c43',
}

/** Hands the colours to CSS. Called once before the first render. */
export function applyTheme(root: HTMLElement): void {
  const extra = matchMedia('(prefers-contrast: more)').matches ? MORE_CONTRAST : {}
  for (const [name, colour] of Object.entries({ ...COLOURS, ...extra })) root.style.setProperty(`--${name}`, colour)
  root.style.setProperty('--font', FONT)
}
