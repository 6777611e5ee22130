import type { Ref } from 'react'

/** A place in the text: a JSON Pointer, or line and column from 1. */
export interface EditorPlace {
  at: string | { line: number; column: number }
}

/** Something to say of a place in the text. */
export interface EditorMark extends EditorPlace {
  severity: 'error' | 'warning'
  message: string
}

/** What a page can ask of an editor. */
export interface JsonEditorHandle {
  focus(): void
  /** Selects the place, brings it into view, and takes the focus there. */
  show(place: EditorPlace): void
}

export interface JsonEditorProps {
  /** The id of the element that names the editor. */
  labelId: string
  value: string
  onChange: (value: string) => void
  /** Ctrl or Cmd with Enter. */
  onSubmit: () => void
  marks: EditorMark[]
  ref: Ref<JsonEditorHandle>
}
