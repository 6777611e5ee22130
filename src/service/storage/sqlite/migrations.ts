import type { Migration, MigrationProvider } from 'kysely/migration'
import { first } from './migrations/0001-first.ts'
import { indexedFields } from './migrations/0002-indexed-fields.ts'
import { tokens } from './migrations/0003-tokens.ts'
import { batchReferences } from './migrations/0004-batch-references.ts'

/** A migration that has been released is never changed; what comes later gets a new one, with the next number. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-first': first,
  '0002-indexed-fields': indexedFields,
  '0003-tokens': tokens,
  '0004-batch-references': batchReferences,
}

export const migrations: MigrationProvider = { getMigrations: async () => MIGRATIONS }
