import { createContext, useContext, useEffect, useRef, type SubmitEvent } from 'react'
import { useBlocker, useNavigate, type Location } from 'react-router'

/** What the buttons of a step ask for; the submit button itself asks to continue. */
export type Exit = 'continue' | 'back' | 'close'

/** Where each way out of a step leads, once it is known which draft it is. */
export type Destinations = (exit: Exit, flowId: string) => string

export interface Leaving {
  /** Tells that there is something to save: for what no form control does by itself. */
  markChanged: () => void
  /** Goes where the reader wanted to go. To be called once the step is saved. */
  leave: (flowId: string) => void
}

export const LeavingContext = createContext<Leaving>({
  markChanged: () => undefined,
  leave: () => undefined,
})

export const useLeaving = (): Leaving => useContext(LeavingContext)

/**
 * Saves a step whenever it is left, by its buttons or by any link: what is changed is submitted first, and the way goes
 * on when it is saved. Who tries the same way again, past the faults that were shown, leaves without saving.
 *
 * @param flowId undefined as long as there is no draft: then there is nothing to go back to.
 */
export function useStepLeaving(flowId: string | undefined, destinations: Destinations) {
  const navigate = useNavigate()
  const panel = useRef<HTMLDivElement>(null)
  const isChanged = useRef(false)
  const exit = useRef<Exit>('continue')
  const triedTo = useRef<string>(undefined)
  const blocker = useBlocker(({ currentLocation, nextLocation, historyAction }) => {
    if (!isChanged.current || historyAction === 'REPLACE') return false
    const to = addressOf(nextLocation)
    return to !== addressOf(currentLocation) && to !== triedTo.current
  })

  useEffect(() => {
    if (blocker.state !== 'blocked') return
    triedTo.current = addressOf(blocker.location)
    const form = panel.current?.querySelector('form')
    if (form) form.requestSubmit()
    else blocker.proceed()
  }, [blocker])

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isChanged.current) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [])

  const leaving: Leaving = {
    markChanged() {
      isChanged.current = true
      // What is corrected after the first try is saved on the second.
      triedTo.current = undefined
    },
    leave(id) {
      isChanged.current = false
      if (blocker.state === 'blocked') blocker.proceed()
      else void navigate(destinations(exit.current, id))
    },
  }

  /** Before any form of the step sees its submit: which button it was, if any. */
  function readExit(event: SubmitEvent) {
    const { submitter } = event.nativeEvent
    if (!submitter) return
    triedTo.current = undefined
    if (blocker.state === 'blocked') blocker.reset()
    exit.current = exitOf(submitter)
    if (isChanged.current || flowId === undefined || exit.current === 'continue') return
    event.preventDefault()
    event.stopPropagation()
    leaving.leave(flowId)
  }

  return { panel, leaving, readExit, isHeldBack: blocker.state === 'blocked' }
}

const addressOf = ({ pathname, search }: Location): string => pathname + search

function exitOf(submitter: HTMLElement): Exit {
  const value = submitter.getAttribute('value')
  return value === 'back' || value === 'close' ? value : 'continue'
}
