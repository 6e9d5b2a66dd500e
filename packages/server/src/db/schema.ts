import type { AccessTables } from '../features/access/tables.ts'
import type { AuditTables } from '../features/audit/tables.ts'
import type { CollectionTables } from '../features/collection/tables.ts'
import type { BulletinTables } from '../features/documents/bulletins/tables.ts'
import type { SchoolPagesTables } from '../features/documents/school-pages/tables.ts'
import type { SelfReportTables } from '../features/documents/self-report/tables.ts'
import type { PaperTemplateTables } from '../features/documents/templates/tables.ts'
import type { JudgementTables } from '../features/evaluation/judgements/tables.ts'
import type { ListTables } from '../features/evaluation/lists/tables.ts'
import type { MapTables } from '../features/evaluation/map/tables.ts'
import type { RecognitionTables } from '../features/evaluation/recognition/tables.ts'
import type { RunTables } from '../features/evaluation/runs/tables.ts'
import type { NoticesTables } from '../features/notices/tables.ts'
import type { OrgsTables } from '../features/orgs/tables.ts'
import type { RectificationTables } from '../features/rectification/tables.ts'
import type { StandardsTables } from '../features/standards/tables.ts'
import type { ViewsTables } from '../features/views/tables.ts'
import type { WarningTables } from '../features/warnings/tables.ts'

/**
 * The tables as Kysely sees them, one interface a table. Features add theirs here, in the order of their migrations.
 * The types are what the database hands out (see `typeParsers` in database.ts).
 */
export interface Schema
  extends AccessTables,
    AuditTables,
    BulletinTables,
    CollectionTables,
    JudgementTables,
    ListTables,
    MapTables,
    NoticesTables,
    OrgsTables,
    PaperTemplateTables,
    RecognitionTables,
    RectificationTables,
    RunTables,
    SchoolPagesTables,
    SelfReportTables,
    StandardsTables,
    ViewsTables,
    WarningTables {
  schema_migration: SchemaMigrationTable
  county: CountyTable
  setting: SettingTable
}

/** The ledger of migrations, written by `migrate.ts` alone. */
export interface SchemaMigrationTable {
  name: string
  sha256: string
  applied_at: string
}

/** Counties known to this installation; small, so a reference table in the distributed shape. */
export interface CountyTable {
  /** 行政区划代码, six digits, e.g. 120114. */
  county_code: string
  name: string
  /** Made-up data for a trial, shown as such everywhere. */
  is_demo: boolean
  created_at: string
}

/** Settings of the whole installation. County-owned settings live with their feature. */
export interface SettingTable {
  key: string
  value: unknown
  changed_at: string
}
