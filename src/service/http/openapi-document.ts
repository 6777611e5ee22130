import { STATUS_CODES } from 'node:http'
import { GatewayProblem, Problem } from '#contract/problem.ts'
import { nameSchemas } from './openapi-components.ts'
import { nounOf, operationIdOf } from './openapi-operation-id.ts'

type Tree = Record<string, unknown>

/** What the edge answers to any caller who has to say who he is, before a part is asked. */
const REFUSALS: Tree = {
  400: 'The request is not valid, or a header is missing.',
  401: 'The token is not valid.',
  403: 'The token or the API key is missing, or does not allow this.',
}

const asProblem = { 'application/problem+json': { schema: Problem } }
const asGatewayProblem = { 'application/json': { schema: GatewayProblem } }

/**
 * Adds to a description what the schemas of routes do not say: operation ids, what path parameters name, the media type of
 * errors, the answers of the edge, and the contract's names for its schemas.
 *
 * @param document an OpenAPI document, with every schema in its place.
 */
export function completeDocument(document: unknown): Tree {
  const { components, paths, ...rest } = asTree(document)
  const completed = mapValues(asTree(paths), (path, operations) =>
    mapValues(asTree(operations), (method, operation) =>
      completeOperation(method, path, asTree(operation)),
    ),
  )
  const { tree, schemas } = nameSchemas(completed)
  return { ...rest, components: { ...asTree(components), schemas }, paths: tree }
}

function completeOperation(method: string, path: string, operation: Tree): Tree {
  const { parameters, responses, security, ...rest } = operation
  const isOpen = Array.isArray(security) && security.length === 0
  return {
    operationId: operationIdOf(method, path),
    ...rest,
    ...(Array.isArray(parameters) && {
      parameters: parameters.map((parameter) => describeParameter(path, asTree(parameter))),
    }),
    responses: {
      ...(!isOpen && mapValues(REFUSALS, (status) => refusal(status, undefined))),
      ...mapValues(asTree(responses), (status, response) =>
        describeResponse(status, asTree(response), isOpen),
      ),
    },
    ...(security !== undefined && { security }),
  }
}

function describeParameter(path: string, parameter: Tree): Tree {
  const { name, in: place, description } = parameter
  if (place !== 'path' || description !== undefined) return parameter
  return { ...parameter, description: `The id of the ${nounOf(path, String(name))}.` }
}

function describeResponse(status: string, response: Tree, isOpen: boolean): Tree {
  const { content, ...rest } = response
  const description =
    rest['description'] === 'Default Response' ? STATUS_CODES[status] : rest['description']
  if (status === '204') return { ...rest, description }
  const described = { ...rest, description, content: asProblemJson(asTree(content)) }
  return isOpen || !(status in REFUSALS) ? described : refusal(status, described.content)
}

const refusal = (status: string, content: Tree | undefined): Tree => ({
  description: REFUSALS[status],
  content: { ...asGatewayProblem, ...asProblem, ...content },
})

/** The media type of a Problem is not that of the other answers. */
const asProblemJson = (content: Tree): Tree =>
  Object.fromEntries(
    Object.entries(content).map(([type, media]) =>
      isProblem(asTree(media)['schema']) ? ['application/problem+json', media] : [type, media],
    ),
  )

const PROBLEM = JSON.stringify(Problem)
const isProblem = (schema: unknown): boolean => JSON.stringify(schema) === PROBLEM

const mapValues = (tree: Tree, map: (key: string, value: unknown) => unknown): Tree =>
  Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, map(key, value)]))

const asTree = (value: unknown): Tree =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
