/** Moves the focus to the first control that a fault was just shown at; of a group, to its first control. */
export function focusFirstFault(root: HTMLElement | null): void {
  // The fault is there once React has drawn it.
  requestAnimationFrame(() => {
    const faulty = root?.querySelector<HTMLElement>('[aria-invalid=true], [data-at-fault]')
    const control = faulty?.matches('fieldset') ? faulty.querySelector('input') : faulty
    control?.focus()
  })
}
