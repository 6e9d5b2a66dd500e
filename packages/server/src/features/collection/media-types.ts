import { MEDIA_TYPES, type Upload } from '@junheng/core/endpoint.ts'

export const mediaTypeOf = (kind: Upload['kind']): string => MEDIA_TYPES[kind]
