// Runs before the first paint, as a blocking script of its own: the page's policy allows none inline, and a module would run too late.
;(() => {
  const read = (key) => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }
  const theme = read('theme')
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches
  const isDark = theme === 'dark' || (theme !== 'light' && prefersDark)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  document.documentElement.dataset.sidebar = read('sidebar') === 'folded' ? 'folded' : 'open'
})()
