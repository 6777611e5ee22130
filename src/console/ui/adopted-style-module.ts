import { StyleModule as Base } from '../../../node_modules/style-mod/src/style-mod.js'

interface Adopted {
  sheet: CSSStyleSheet
  modules: Base[]
}

const adoptedBy = new WeakMap<DocumentOrShadowRoot, Adopted>()

/**
 * CodeMirror's style modules through `adoptedStyleSheets`. The package itself writes a `<style>` element into a
 * document, which `style-src 'self'` refuses; it adopts sheets in shadow roots only.
 */
export class StyleModule extends Base {
  static override mount(root: DocumentOrShadowRoot, modules: Base | readonly Base[]): void {
    const adopted = adoptedBy.get(root) ?? adopt(root)
    const ordered = reorder(adopted.modules, modules instanceof Base ? [modules] : modules)
    if (ordered.every((module, index) => module === adopted.modules[index])) return
    adopted.modules = ordered
    adopted.sheet.replaceSync(ordered.map((module) => module.getRules()).join('\n'))
  }
}

function adopt(root: DocumentOrShadowRoot): Adopted {
  const adopted: Adopted = { sheet: new CSSStyleSheet(), modules: [] }
  adoptedBy.set(root, adopted)
  root.adoptedStyleSheets = [adopted.sheet, ...root.adoptedStyleSheets]
  return adopted
}

/** The modules mounted now, in their order, after those mounted before that are not among them. */
function reorder(before: readonly Base[], mounted: readonly Base[]): Base[] {
  return [...before.filter((module) => !mounted.includes(module)), ...mounted]
}
