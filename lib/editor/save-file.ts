/** Hands a text to the person as a file. */
export function saveFile(name: string, text: string, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** A title as a file name that every system takes. */
export function fileName(title: string, ending: string): string {
  const plain = title
    .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
    .replace(/[. ]+$/, '')
  return `${plain || 'storyboard'}${ending}`
}

export function downloadFile(url: string | null, name: string): void {
  if (!url) return
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}

/** "Storm warning-take-2.mp4" */
export function takeFileName(scene: string | null | undefined, take: number, kind = ''): string {
  return fileName(`${scene || 'scene'}-take-${take}${kind && `-${kind}`}`, '.mp4')
}
