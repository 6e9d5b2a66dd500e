import type { LetterLine } from '@junheng/core/features/notices/letter.ts'

/** What is to leave in one message. */
export interface Letter {
  /** The same on every attempt: whoever receives it twice can tell. */
  id: string
  lines: readonly LetterLine[]
}

/**
 * What became of it. `later`: it may work another time; `isShut` where nothing at all leaves by this way now, whoever it is for. `never`: it
 * will not work until somebody changes something. Reasons are Chinese, for the administrator; they hold no address, secret or text of a letter.
 */
export type Outcome = { is: 'sent' } | { is: 'later'; reason: string; isShut?: boolean } | { is: 'never'; reason: string }

/** One way out of the house. `send` never throws and always ends. */
export interface Channel<To> {
  send: (to: To, letter: Letter) => Promise<Outcome>
}

export interface HookAddress {
  kind: 'wecom' | 'dingtalk'
  url: string
  /** 钉钉's signing secret. */
  secret: string | null
}

/** The ways this installation has; null = it has none of that sort. */
export interface Channels {
  mail: (Channel<string> & { sendCode: (to: string, code: string) => Promise<Outcome> }) | null
  hook: Channel<HookAddress>
  /** The address people reach the web at, without a slash at its end. */
  webUrl: string | null
  /** Robots may be inside the office's network. */
  mayBeInner: boolean
}

/** An installation that was told nothing: no mail, and no robots. */
export const NO_CHANNELS: Channels = {
  mail: null,
  hook: { send: async () => ({ is: 'never', reason: '系统没有设置发送方式' }) },
  webUrl: null,
  mayBeInner: false,
}
