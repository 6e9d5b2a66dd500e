import type { Upload } from '@junheng/core/endpoint.ts'

const MEDIA_TYPES: Readonly<Record<Upload['kind'], string>> = {
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  text: 'text/plain; charset=utf-8',
}

export const mediaTypeOf = (kind: Upload['kind']): string => MEDIA_TYPES[kind]
