import type { SchemaNote, ValidatorRef } from '#contract/console.ts'
import type { JsonObject } from '#contract/entity.ts'
import { queryOptions } from '@tanstack/react-query'
import { send } from './client.ts'

/** A function of Ajv's: answers whether the data is valid, and leaves the faults in `errors`. */
export interface ValidatorFunction {
  (data: unknown): boolean
  errors?: null
}

/** A schema's validators, and the very schema they were compiled from: a form must render that one, no other. */
export interface SchemaValidators {
  functions: Record<string, ValidatorFunction>
  schema: JsonObject
  notes: SchemaNote[]
}

/** Validators for a schema. The key is its text, as the order of its properties is the order of the form's fields. */
export const validatorsQuery = (sandbox: string, schema: JsonObject) =>
  queryOptions({
    queryKey: [sandbox, 'validators', JSON.stringify(schema)],
    queryFn: async (): Promise<SchemaValidators> => {
      const { hash, notes } = await send<ValidatorRef>(
        sandbox,
        'POST',
        '/console/validators',
        schema,
      )
      return { ...(await importValidators(hash)), notes }
    },
    staleTime: Infinity,
  })

const failures = new Map<string, number>()

/**
 * Imports a module that the service made. A browser remembers a failed import for as long as the page lives, so each
 * retry takes an address of its own.
 */
async function importValidators(hash: string): Promise<Omit<SchemaValidators, 'notes'>> {
  const failed = failures.get(hash) ?? 0
  const address = `/console/validators/${hash}.js${failed > 0 ? `?retry=${failed}` : ''}`
  const loaded: unknown = await import(/* @vite-ignore */ address).catch((error: unknown) => {
    failures.set(hash, failed + 1)
    throw error
  })
  if (!isValidatorModule(loaded)) throw new Error(`${address} is no validator module`)
  return { functions: loaded.default, schema: loaded.schema }
}

interface ValidatorModule {
  default: Record<string, ValidatorFunction>
  schema: JsonObject
}

function isValidatorModule(loaded: unknown): loaded is ValidatorModule {
  return (
    typeof loaded === 'object' &&
    loaded !== null &&
    'default' in loaded &&
    'schema' in loaded &&
    typeof loaded.default === 'object'
  )
}
