import type { en } from './en.ts'

/** Every text on screen. French has exactly English's keys: this type sees to it. */
export type Messages = typeof en
