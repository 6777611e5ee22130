import { enableCompileCache } from 'node:module'

/*
 * Loaded before the entry, and in JavaScript: what was compiled at an earlier start, the entry too, is not compiled again.
 * Node then has no need to load what strips the types off TypeScript, which takes 20 MB.
 */
enableCompileCache()
