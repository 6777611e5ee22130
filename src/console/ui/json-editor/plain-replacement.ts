import { EditorView } from '@codemirror/view'

/**
 * Replaces a selection itself. Chromium, left to do it, carries the style of what was there over in `style` attributes,
 * each of which `style-src 'self'` refuses and reports.
 */
export const plainReplacement = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const text = replacementOf(event)
    if (text === undefined || view.composing || view.state.selection.main.empty) return false
    view.dispatch(view.state.replaceSelection(text), {
      userEvent: text === '' ? 'delete.selection' : 'input.type',
      scrollIntoView: true,
    })
    return true
  },
})

function replacementOf({ inputType, data }: InputEvent): string | undefined {
  if (inputType === 'insertText') return data ?? undefined
  return inputType.startsWith('deleteContent') ? '' : undefined
}
