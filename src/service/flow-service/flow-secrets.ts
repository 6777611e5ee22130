import type { Transformation } from '#contract/flow.ts'
import type { FlowSpec } from '#contract/specs.ts'
import type { FlowFields } from './flow-fields.ts'
import { openSecrets, sealSecrets, type Sealing } from './sealed-params.ts'
import type { SecretBox } from './secret-box.ts'
import { elsewhere } from './secret-fields.ts'

/**
 * A flow with the secrets sealed that its transformations (a passphrase, for one) and options have.
 *
 * @param before the flow as it is stored; undefined for a new one.
 */
export function withSealedSecrets(
  fields: FlowFields,
  spec: FlowSpec | undefined,
  before: FlowFields | undefined,
  { box, now }: Pick<Sealing, 'box' | 'now'>,
): FlowFields {
  const { transformations, options } = fields
  return {
    ...fields,
    ...(transformations && {
      transformations: transformations.map(({ params, ...rest }, index) => {
        const schema = spec?.transformationSpecs?.find(({ name }) => name === rest.name)?.spec
        const former = before?.transformations?.find(({ name }) => name === rest.name)?.params
        const place = elsewhere(`/transformations/${index}/params`)
        const sealing = { spec: schema, box, now, place, before: former }
        return { ...rest, params: sealSecrets(params, sealing) }
      }),
    }),
    ...(options && {
      options: sealSecrets(options, {
        spec: spec?.optionSpec?.spec,
        box,
        now,
        place: elsewhere('/options'),
        before: before?.options,
      }),
    }),
  }
}

/** A flow as its spec judges it. */
export function withOpenSecrets(fields: FlowFields, box: SecretBox): FlowFields {
  const { transformations, options } = fields
  return {
    ...fields,
    ...(transformations && {
      transformations: transformations.map((given): Transformation => ({
        ...given,
        params: openSecrets(given.params, box),
      })),
    }),
    ...(options && { options: openSecrets(options, box) }),
  }
}
