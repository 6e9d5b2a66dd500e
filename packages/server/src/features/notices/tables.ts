import type { Digest } from '@junheng/core/features/notices/when.ts'

export interface NoticesTables {
  notice_message: NoticeMessageTable
  notice: NoticeTable
  notice_setting: NoticeSettingTable
  notice_mail_code: NoticeMailCodeTable
  notice_hook: NoticeHookTable
  notice_delivery: NoticeDeliveryTable
}

export interface NoticeMessageTable {
  /** The county it is about; 000000 = the installation. */
  county_code: string
  message_id: string
  kind: string
  title: string
  body: string
  /** A path inside the web. */
  link: string
  from_name: string
  created_at: string
}

export interface NoticeTable {
  county_code: string
  message_id: string
  account_id: string
  dedupe: string | null
  created_at: string
  read_at: string | null
}

export interface NoticeSettingTable {
  account_id: string
  /** Proved to be read by its owner. */
  mail: string | null
  mail_kinds: string[]
  digest: Digest
  quiet_from: string | null
  quiet_to: string | null
  changed_at: string
}

export interface NoticeMailCodeTable {
  account_id: string
  mail: string
  code_hash: string
  sent_at: string
  tries: number
  sends: number
  first_at: string
}

export interface NoticeHookTable {
  county_code: string
  hook_id: string
  /** '' = the whole county. */
  unit_name: string
  kind: 'wecom' | 'dingtalk'
  /** Address and signing secret, sealed. */
  sealed: string
  mask: string
  kinds: string[]
  enabled: boolean
  changed_at: string
  changed_name: string
}

export interface NoticeDeliveryTable {
  county_code: string
  delivery_id: string
  message_id: string
  channel: 'mail' | 'hook'
  account_id: string | null
  hook_id: string | null
  created_at: string
  due_at: string
  state: 'waiting' | 'sent' | 'dropped' | 'given_up'
  attempts: number
  batch_id: string | null
  claimed_until: string | null
  reason: string | null
  settled_at: string | null
}
