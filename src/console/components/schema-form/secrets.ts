import { createContext, useContext } from 'react'

/** A secret that is stored already. Its value is never sent back; `setAt` is when it was stored, in epoch milliseconds. */
export interface StoredSecret {
  setAt?: number
}

/** What becomes of a stored secret. */
export type SecretChoice = 'keep' | 'replace' | 'clear'

export interface Secrets {
  /** By property name at the top of the document. */
  stored: Record<string, StoredSecret>
  choices: Record<string, SecretChoice>
  choose: (name: string, choice: SecretChoice) => void
}

export const SecretsContext = createContext<Secrets>({
  stored: {},
  choices: {},
  choose: () => undefined,
})

/** The stored secret that a control edits, if there is one. @param id the control's, as RJSF gives it. */
export function useStoredSecret(id: string) {
  const { stored, choices, choose } = useContext(SecretsContext)
  const name = id.replace(/^root_/, '')
  const secret = stored[name]
  if (!secret) return undefined
  return {
    secret,
    choice: choices[name] ?? 'keep',
    choose: (choice: SecretChoice) => choose(name, choice),
  }
}

/** The names of stored secrets that are kept or cleared, so that no value is asked for. */
export function useStoredSecretNames(): Set<string> {
  const { stored, choices } = useContext(SecretsContext)
  return new Set(Object.keys(stored).filter((name) => choices[name] !== 'replace'))
}
