/**
 * Stands in for what React Router has for its framework mode (`lib/dom/ssr/components`) and for instrumentation
 * (`lib/router/instrumentation`), which its data mode imports and never runs: 2 KB of every page's first load.
 *
 * @see vite.config.ts, `resolve.alias`
 */
import { createContext } from 'react'

/** Never provided: data mode asks whether it is there. */
export const FrameworkContext = createContext<undefined>(undefined)

/** What the original answers without that context. */
export const usePrefetchBehavior = () => [false, undefined, {}] as const

/** Of a link's two refs, the caller's: the other belongs to prefetching. */
export const mergeRefs = <Ref>(own: Ref): Ref => own

/** Without instrumentations there is nobody to tell. */
export const consumeInstrumentationClientResultMetaReceiver = () => undefined

const absent = () => {
  throw new Error('React Router runs in data mode here')
}

export {
  absent as getRouteInstrumentationUpdates,
  absent as instrumentClientSideRouter,
  absent as instrumentHandler,
  absent as Links,
  absent as Meta,
  absent as PrefetchPageLinks,
  absent as Scripts,
  absent as setIsHydrated,
  absent as useFrameworkContext,
}

export const CRITICAL_CSS_DATA_ATTRIBUTE = ''
export const instrumentationResultMetaContext = undefined
