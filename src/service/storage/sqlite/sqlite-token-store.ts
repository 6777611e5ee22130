import type { Token } from '#contract/token.ts'
import { type Kysely, type Selectable, sql } from 'kysely'
import type { AuditRecord } from '../audit-store.ts'
import type { FoundToken, TokenStore } from '../token-store.ts'
import { insertAuditRecords } from './sqlite-audit-store.ts'
import type { Connections } from './connections.ts'
import type { Tables, TokenTable } from './tables.ts'

export class SqliteTokenStore implements TokenStore {
  readonly #connections: Connections

  constructor(connections: Connections) {
    this.#connections = connections
  }

  async addToken(
    token: Token,
    hashes: { token: string; clientSecret: string },
    audit: AuditRecord[],
  ): Promise<void> {
    const { id, name, orgId, clientId, createdAt, createdBy, expiresAt, sandboxes, permissions } =
      token
    const row = {
      id,
      org_id: orgId,
      client_id: clientId,
      hash: hashes.token,
      client_secret_hash: hashes.clientSecret,
      created_at: createdAt,
      expires_at: expiresAt ?? null,
      last_used_at: null,
      body: JSON.stringify({ name, sandboxes, permissions, createdBy }),
    }
    await this.#connections.writer.transaction().execute(async (transaction) => {
      await transaction.insertInto('tokens').values(row).execute()
      await insertAuditRecords(transaction, audit)
    })
  }

  async tokens(orgId?: string): Promise<Token[]> {
    let select = this.#connections.reader.selectFrom('tokens')
    if (orgId !== undefined) select = select.where('org_id', '=', orgId)
    const rows = await select
      .orderBy('created_at', 'desc')
      .orderBy(sql.ref('rowid'), 'desc')
      .selectAll()
      .execute()
    return rows.map(tokenOf)
  }

  async token(id: string): Promise<Token | undefined> {
    const row = await this.#connections.reader
      .selectFrom('tokens')
      .where('id', '=', id)
      .selectAll()
      .executeTakeFirst()
    return row && tokenOf(row)
  }

  async tokenByHash(hash: string, now: number): Promise<FoundToken | undefined> {
    const { reader } = this.#connections
    const row = await live(reader, now).where('hash', '=', hash).executeTakeFirst()
    if (row) return found(tokenOf(row), row.expires_at)
    const issued = await reader
      .selectFrom('issued_tokens')
      .where('hash', '=', hash)
      .where('expires_at', '>', now)
      .select(['token_id', 'expires_at'])
      .executeTakeFirst()
    if (!issued) return undefined
    const owner = await live(reader, now).where('id', '=', issued.token_id).executeTakeFirst()
    return owner && found(tokenOf(owner), issued.expires_at)
  }

  async client(
    clientId: string,
    now: number,
  ): Promise<{ token: Token; clientSecretHash: string } | undefined> {
    const row = await live(this.#connections.reader, now)
      .where('client_id', '=', clientId)
      .executeTakeFirst()
    return row && { token: tokenOf(row), clientSecretHash: row.client_secret_hash }
  }

  addIssued(
    issued: { tokenId: string; hash: string; expiresAt: number },
    now: number,
    audit: AuditRecord[],
  ): Promise<boolean> {
    return this.#connections.writer.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('issued_tokens').where('expires_at', '<=', now).execute()
      const owner = await live(transaction, now).where('id', '=', issued.tokenId).executeTakeFirst()
      if (!owner) return false
      await transaction
        .insertInto('issued_tokens')
        .values({ hash: issued.hash, token_id: issued.tokenId, expires_at: issued.expiresAt })
        .execute()
      await insertAuditRecords(transaction, audit)
      return true
    })
  }

  removeToken(id: string, audit: AuditRecord[]): Promise<boolean> {
    return this.#connections.writer.transaction().execute(async (transaction) => {
      const { numDeletedRows } = await transaction
        .deleteFrom('tokens')
        .where('id', '=', id)
        .executeTakeFirst()
      if (numDeletedRows === 0n) return false
      await insertAuditRecords(transaction, audit)
      return true
    })
  }

  async markUsed(uses: ReadonlyMap<string, number>): Promise<void> {
    await this.#connections.writer.transaction().execute(async (transaction) => {
      for (const [id, usedAt] of uses) {
        await transaction
          .updateTable('tokens')
          .set({ last_used_at: usedAt })
          .where('id', '=', id)
          .execute()
      }
    })
  }
}

/** Tokens that have not expired. */
function live(database: Kysely<Tables>, now: number) {
  return database
    .selectFrom('tokens')
    .where((is) => is.or([is('expires_at', 'is', null), is('expires_at', '>', now)]))
    .selectAll()
}

const found = (token: Token, expiresAt: number | null): FoundToken => ({
  token,
  ...(expiresAt !== null && { expiresAt }),
})

/** A row of the table as the token that it is. */
export function tokenOf(row: Selectable<TokenTable>): Token {
  const body: Pick<Token, 'name' | 'sandboxes' | 'permissions' | 'createdBy'> = JSON.parse(row.body)
  return {
    id: row.id,
    ...body,
    orgId: row.org_id,
    clientId: row.client_id,
    createdAt: row.created_at,
    ...(row.last_used_at !== null && { lastUsedAt: row.last_used_at }),
    ...(row.expires_at !== null && { expiresAt: row.expires_at }),
  }
}
