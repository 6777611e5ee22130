import { parse } from 'node:querystring'
import type { RawQuery } from './list-query.ts'

/** Reads a query string, of any number of parameters: the router's way, and that of reads that come past it. */
export const parseQueryString = (text: string): RawQuery => parse(text, '&', '=', { maxKeys: 0 })
