/** Runs before the first paint, so that no one sees a flash of the wrong theme. */
export const themeScript = `try{var t=localStorage.getItem('shotboard.theme')}catch(e){}
document.documentElement.dataset.theme=t==='light'||t==='dark'?t:matchMedia('(prefers-color-scheme: light)').matches?'light':'dark'`
