import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json, jsonLanguage } from '@codemirror/lang-json'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react'
import type { EditorMark, JsonEditorProps } from './editor-props.ts'
import { editorTheme } from './editor-theme.ts'
import { placeOfColumn, placeOfPointer, type TextRange } from './json-place.ts'
import { plainReplacement } from './plain-replacement.ts'

/**
 * CodeMirror with what editing JSON takes and no more. Tab leaves it, as it leaves any field.
 */
export function JsonEditor({ labelId, value, onChange, onSubmit, marks, ref }: JsonEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorView>(null)
  const tellChange = useEffectEvent(onChange)
  const tellSubmit = useEffectEvent(onSubmit)
  const firstText = useEffectEvent(() => value)

  useEffect(() => {
    if (!host.current) return
    const listener = EditorView.updateListener.of(({ docChanged, state, transactions }) => {
      if (docChanged && transactions.some((transaction) => !transaction.isUserEvent('set')))
        tellChange(state.doc.toString())
    })
    const label = EditorView.contentAttributes.of({ 'aria-labelledby': labelId })
    const submit = () => {
      tellSubmit()
      return true
    }
    const extensions = [keymap.of([{ key: 'Mod-Enter', run: submit }]), EXTENSIONS, label, listener]
    const view = new EditorView({
      parent: host.current,
      state: EditorState.create({ doc: firstText(), extensions }),
    })
    editor.current = view
    return () => {
      editor.current = null
      view.destroy()
    }
  }, [labelId])

  useEffect(() => {
    const view = editor.current
    if (!view || view.state.doc.toString() === value) return
    const changes = { from: 0, to: view.state.doc.length, insert: value }
    view.dispatch({ changes, userEvent: 'set' })
  }, [value])

  useEffect(() => {
    const view = editor.current
    if (!view) return
    const diagnostics = diagnosticsOf(view.state, marks)
    view.dispatch(setDiagnostics(view.state, diagnostics))
    const [first] = diagnostics
    if (first) view.dispatch({ effects: EditorView.scrollIntoView(first.from, { yMargin: 40 }) })
  }, [marks])

  useImperativeHandle(ref, () => ({
    focus: () => editor.current?.focus(),
    show(place) {
      const view = editor.current
      if (!view) return
      const { from, to } = rangeOf(view.state.doc.toString(), place)
      view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true })
      view.focus()
    },
  }))

  return <div ref={host} className="h-full min-h-0" />
}

const EXTENSIONS = [
  lineNumbers(),
  lintGutter(),
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  highlightActiveLine(),
  indentUnit.of('  '),
  EditorView.lineWrapping,
  json(),
  plainReplacement,
  keymap.of([...defaultKeymap, ...historyKeymap]),
  ...editorTheme,
]

function diagnosticsOf(state: EditorState, marks: EditorMark[]): Diagnostic[] {
  const text = state.doc.toString()
  return marks
    .map(({ severity, message, ...place }) => ({ severity, message, ...rangeOf(text, place) }))
    .toSorted((a, b) => a.from - b.from)
}

const rangeOf = (text: string, { at }: Pick<EditorMark, 'at'>): TextRange =>
  typeof at === 'string'
    ? placeOfPointer(jsonLanguage.parser.parse(text), text, at)
    : placeOfColumn(text, at.line, at.column)
