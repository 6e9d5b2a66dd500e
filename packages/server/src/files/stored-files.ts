import { createHash, randomUUID } from 'node:crypto'
import type { Download } from '@junheng/core/endpoint.ts'
import type { Db } from '../db/database.ts'

const CHUNK = 1024 * 1024

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Keeps a handed-in file as it came. Called inside the transaction of the record it belongs to. @returns its id */
export async function storeFile(
  tx: Db,
  countyCode: string,
  file: { bytes: Uint8Array; mediaType: string },
  now: Date,
): Promise<string> {
  const file_id = randomUUID()
  const { bytes } = file
  await tx
    .insertInto('stored_file')
    .values({
      county_code: countyCode,
      file_id,
      sha256: sha256Of(bytes),
      size: bytes.length,
      media_type: file.mediaType,
      created_at: now.toISOString(),
    })
    .execute()
  for (let seq = 0; seq * CHUNK < bytes.length; seq++) {
    const part = Buffer.from(bytes.buffer, bytes.byteOffset + seq * CHUNK, Math.min(CHUNK, bytes.length - seq * CHUNK))
    await tx.insertInto('stored_file_chunk').values({ county_code: countyCode, file_id, seq, bytes: part }).execute()
  }
  return file_id
}

/** The whole file. @throws Error when it does not have the hash it was stored with */
export async function readStoredFile(db: Db, countyCode: string, fileId: string): Promise<Uint8Array> {
  const rows = await db
    .selectFrom('stored_file_chunk')
    .select('bytes')
    .where('county_code', '=', countyCode)
    .where('file_id', '=', fileId)
    .orderBy('seq')
    .execute()
  const bytes = Buffer.concat(rows.map((row) => row.bytes))
  const { sha256 } = await describeFile(db, countyCode, fileId)
  if (sha256Of(bytes) !== sha256) throw new Error(`stored file ${fileId} does not have its hash`)
  return bytes
}

/** The file for sending, a chunk at a time. */
export async function downloadOf(db: Db, countyCode: string, fileId: string, fileName: string): Promise<Download> {
  const { media_type, size } = await describeFile(db, countyCode, fileId)
  return { fileName, mediaType: media_type, size, bytes: chunks(db, countyCode, fileId, Math.ceil(size / CHUNK)) }
}

async function* chunks(db: Db, countyCode: string, fileId: string, count: number): AsyncGenerator<Uint8Array> {
  for (let seq = 0; seq < count; seq++) {
    const { bytes } = await db
      .selectFrom('stored_file_chunk')
      .select('bytes')
      .where('county_code', '=', countyCode)
      .where('file_id', '=', fileId)
      .where('seq', '=', seq)
      .executeTakeFirstOrThrow()
    yield bytes
  }
}

function describeFile(db: Db, countyCode: string, fileId: string) {
  return db
    .selectFrom('stored_file')
    .select(['sha256', 'size', 'media_type'])
    .where('county_code', '=', countyCode)
    .where('file_id', '=', fileId)
    .executeTakeFirstOrThrow()
}
