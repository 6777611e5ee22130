let isPressed = false

const release = () => {
  isPressed = false
}

document.addEventListener(
  'pointerdown',
  () => {
    isPressed = true
  },
  true,
)
document.addEventListener('pointerup', release, true)
document.addEventListener('pointercancel', release, true)

/**
 * Runs `action` now, or once the pointer that is down is up again and its click has happened. What leaving a field makes
 * appear would otherwise move the button that was just pressed from under the pointer, and the click would be lost.
 */
export function afterPress(action: () => void): void {
  if (!isPressed) {
    action()
    return
  }
  const events = new AbortController()
  const run = () => {
    events.abort()
    setTimeout(action)
  }
  for (const end of ['pointerup', 'pointercancel']) {
    document.addEventListener(end, run, { signal: events.signal })
  }
}
