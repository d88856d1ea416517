/** Runs before the first paint, so that no one sees a flash of the wrong theme. Dark unless chosen: pictures are judged in a grey room. */
export const themeScript = `try{var t=localStorage.getItem('shotboard.theme')}catch(e){}
document.documentElement.dataset.theme=t==='light'||t==='system'&&matchMedia('(prefers-color-scheme: light)').matches?'light':'dark'`
