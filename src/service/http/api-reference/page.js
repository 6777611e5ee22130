/**
 * The document's value at a pointer's keys, its references replaced by what they stand for.
 *
 * Stands for Swagger UI's own resolver, which takes seconds of the main thread for a document of this size because it
 * also serves references into other documents. Here each leads to `#/components/`.
 */
function resolvedAt(document, keys) {
  return resolved(valueAt(document, keys), [])

  // A reference into what is being resolved is a recursion, and stays a reference.
  function resolved(value, within) {
    if (Array.isArray(value)) return value.map((item) => resolved(item, within))
    if (typeof value !== 'object' || value === null) return value
    const { $ref: reference, ...beside } = value
    if (typeof reference === 'string' && !within.includes(reference)) {
      const target = valueAt(document, keysOf(reference))
      return { ...resolved(target, [...within, reference]), ...resolved(beside, within) }
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, resolved(item, within)]),
    )
  }
}

function keysOf(reference) {
  return reference
    .slice('#/'.length)
    .split('/')
    .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'))
}

function valueAt(document, keys) {
  return keys.reduce((value, key) => value?.[key], document)
}

// Read only: a request sent from here would act on the real service, with the reader's own session.
window.SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  displayOperationId: true,
  filter: true,
  supportedSubmitMethods: [],
  validatorUrl: null,
  plugins: [
    {
      fn: {
        resolveSubtree: async (document, keys) => ({
          spec: resolvedAt(document, keys),
          errors: [],
        }),
      },
    },
  ],
})
