import type { ListOf } from '#contract/entity.ts'
import type { CreatedToken, NewToken, Token } from '#contract/token.ts'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { queryClient } from '../query-client.ts'
import { getList, send } from './client.ts'

const PATH = '/console/tokens'

/** The organisation's access tokens, without their texts. */
export const tokensQuery = (sandbox: string) =>
  queryOptions({
    queryKey: [sandbox, 'tokens'],
    queryFn: ({ signal }): Promise<ListOf<Token>> => getList<Token>(sandbox, PATH, signal),
    // A page's loader has just asked.
    retryOnMount: false,
  })

const changed = (sandbox: string) =>
  queryClient.invalidateQueries({ queryKey: [sandbox, 'tokens'] })

export const createToken = (sandbox: string) =>
  mutationOptions({
    mutationFn: (token: NewToken) => send<CreatedToken>(sandbox, 'POST', PATH, token),
    onSuccess: () => changed(sandbox),
  })

/** What holds the token is refused from then on. */
export const revokeToken = (sandbox: string) =>
  mutationOptions({
    mutationFn: (id: string) => send(sandbox, 'DELETE', `${PATH}/${id}`),
    onSuccess: () => changed(sandbox),
  })
