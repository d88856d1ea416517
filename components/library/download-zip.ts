/** Starts a download of these files. A form, because an address cannot carry thousands of ids, and because the browser then writes to the disk as it comes. */
export function downloadZip(ids: readonly string[]): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = '/api/library/zip'
  form.hidden = true
  const field = document.createElement('input')
  field.name = 'ids'
  field.value = ids.join(',')
  form.append(field)
  document.body.append(form)
  form.submit()
  form.remove()
}
