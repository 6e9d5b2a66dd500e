import type { Channels } from './channel.ts'
import type { NoticesConfig } from './config.ts'
import { hookChannel } from './hook-channel.ts'
import { mailChannel } from './mail-channel.ts'

/** The ways out of the house as configured. `webUrl`: where people reach the web, without a slash at its end. */
export function openChannels({ smtp, mayBeInner }: NoticesConfig, webUrl: string | null, now: () => Date): Channels {
  return {
    mail: smtp && mailChannel(smtp, { webUrl }),
    hook: hookChannel({ webUrl, mayBeInner, now }),
    webUrl,
    mayBeInner,
  }
}
