import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useRef, useState, type SubmitEvent } from 'react'
import { useBlocker, useLocation, useNavigate, type Location } from 'react-router'

/** What the buttons of a step ask for; the submit button itself asks to continue. */
export type Exit = 'continue' | 'back' | 'close'

/** Where each way out of a step leads; without a draft, out of the wizard. */
export type Destinations = (exit: Exit, flowId: string | undefined) => string

export interface Leaving {
  /** Tells that there is something to save: for what no form control does by itself. */
  markChanged: () => void
  /** Goes where the reader wanted to go. To be called once the step is saved. */
  leave: (flowId: string | undefined) => void
}

export const LeavingContext = createContext<Leaving>({
  markChanged: () => undefined,
  leave: () => undefined,
})

export const useLeaving = (): Leaving => useContext(LeavingContext)

/**
 * Saves a step whenever it is left, by its buttons or by any link: what is changed is submitted first, and the way goes
 * on when it is saved. Who tries the same way again, past the faults that were shown, leaves without saving. While a
 * step is being saved or left, no press begins that anew.
 *
 * @param flowId undefined as long as there is no draft.
 * @param addressOfStep this step's, once there is one.
 */
export function useStepLeaving(
  flowId: string | undefined,
  destinations: Destinations,
  addressOfStep: (flowId: string) => string,
) {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { key: locationKey } = useLocation()
  const panel = useRef<HTMLDivElement>(null)
  const isChanged = useRef(false)
  const leftFrom = useRef<string>(undefined)
  const exit = useRef<Exit>('continue')
  const tried = useRef<string>(undefined)
  const held = useRef<HeldBack>(undefined)
  const [isExitHeldBack, setExitHeldBack] = useState(false)
  const blocker = useBlocker(({ currentLocation, nextLocation, historyAction }) => {
    if (!isChanged.current || historyAction === 'REPLACE') return false
    const to = addressOf(nextLocation)
    return to !== addressOf(currentLocation) && to !== tried.current
  })

  useEffect(() => {
    held.current = blocker.state === 'blocked' ? blocker : undefined
    if (blocker.state !== 'blocked') return
    tried.current = addressOf(blocker.location)
    const form = panel.current?.querySelector('form')
    if (form) form.requestSubmit()
    else blocker.proceed()
  }, [blocker])

  // Whoever is still here at another address has not left after all.
  useEffect(() => {
    if (leftFrom.current !== locationKey) leftFrom.current = undefined
  }, [locationKey])

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isChanged.current) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [])

  const isSaving = () => queryClient.isMutating() > 0

  /** Takes the link that is held back, if one still is: a blocker can be asked only once. */
  function takeHeld(): HeldBack | undefined {
    const taken = held.current
    held.current = undefined
    return taken
  }

  /** Forgets which way was refused: what is corrected after the first try is saved on the second. */
  function stay() {
    tried.current = undefined
    if (isSaving()) return
    takeHeld()?.reset()
    setExitHeldBack(false)
  }

  const leaving: Leaving = {
    markChanged() {
      isChanged.current = true
      stay()
    },
    leave(id) {
      isChanged.current = false
      leftFrom.current = locationKey
      setExitHeldBack(false)
      const link = takeHeld()
      if (link) link.proceed()
      else void go(id)
    },
  }

  /** The address at which a draft was begun would begin another: who goes back gets to the one that was made. */
  async function go(id: string | undefined) {
    const to = destinations(exit.current, id)
    if (flowId === undefined && id) await navigate(addressOfStep(id), { replace: true })
    await navigate(to)
  }

  /** Before any form of the step sees its submit: which button it was, if any. */
  function readExit(event: SubmitEvent) {
    if (isSaving() || leftFrom.current !== undefined) return swallow(event)
    const { submitter } = event.nativeEvent
    if (!submitter) return
    exit.current = exitOf(submitter)
    const isAgain = tried.current === exit.current
    stay()
    if (exit.current === 'continue') return
    if (isAgain || (!isChanged.current && flowId !== undefined)) {
      swallow(event)
      leaving.leave(flowId)
      return
    }
    tried.current = exit.current
    setExitHeldBack(true)
  }

  return { panel, leaving, readExit, isHeldBack: isExitHeldBack || blocker.state === 'blocked' }
}

interface HeldBack {
  proceed: () => void
  reset: () => void
}

function swallow(event: SubmitEvent) {
  event.preventDefault()
  event.stopPropagation()
}

const addressOf = ({ pathname, search }: Location): string => pathname + search

function exitOf(submitter: HTMLElement): Exit {
  const value = submitter.getAttribute('value')
  return value === 'back' || value === 'close' ? value : 'continue'
}
