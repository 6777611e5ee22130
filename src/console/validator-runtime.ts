import equal from 'ajv/dist/runtime/equal.js'
import ucs2length from 'ajv/dist/runtime/ucs2length.js'
// RJSF's own copy: the validators are compiled against it, and the root's is a newer major version.
import * as formats from '../../node_modules/@rjsf/validator-ajv8/node_modules/ajv-formats/dist/formats.js'

/**
 * The modules that a precompiled validator may require, by the id it requires them with. Built to a fixed URL,
 * `/assets/validator-runtime.js`, which the modules under `/console/validators/` import.
 */
export const modules: Record<string, unknown> = {
  'ajv/dist/runtime/equal': equal,
  'ajv/dist/runtime/ucs2length': ucs2length,
  'ajv-formats/dist/formats': formats,
}
