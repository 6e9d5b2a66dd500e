import { useSyncExternalStore } from 'react'
import { remember, remembered } from './remembered.ts'

export type Language = 'zh' | 'en'

/** A feature's page texts: the Chinese as it stands on the page → the English. `{name}` marks where a value goes, in both. */
export type English = Readonly<Record<string, string>>

/** Says one of the texts of `E` in the language chosen now. */
export type Say<E extends English = English> = (
  zh: keyof E & string,
  values?: Readonly<Record<string, string | number>>,
) => string

const KEY = 'junheng.language'
let language: Language = 'zh'
const listeners = new Set<() => void>()

/**
 * The texts of a page in the language chosen now; the component renders again when it changes. The Chinese text is the key, so that a page reads as
 * what it shows, and a text without its English does not compile. Official terms that come from the server stay Chinese.
 */
export function useText<E extends English>(english: E): Say<E> {
  const now = useLanguage()
  return (zh, values) => fill(now === 'zh' ? zh : (english[zh] ?? zh), values)
}

export const useLanguage = (): Language => useSyncExternalStore(subscribe, () => language)

/** Takes up the language chosen last time in this browser. */
export function restoreLanguage(): void {
  turnTo(remembered(KEY) === 'en' ? 'en' : 'zh')
}

export function switchLanguage(): void {
  turnTo(language === 'zh' ? 'en' : 'zh')
  remember(KEY, language)
  for (const tell of listeners) tell()
}

/** Puts values where `{name}` stands. A name without a value stays visible: better an odd page than a figure that is silently missing. */
export function fill(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all))
}

// The page's own language decides how screen readers speak it and which hyphens and fonts are taken.
function turnTo(next: Language): void {
  language = next
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
