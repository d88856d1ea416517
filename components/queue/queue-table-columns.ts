/** Columns give way from the least needed: on a phone picture, request, status and actions remain. */
export const columns = {
  model: 'max-xl:hidden',
  settings: 'max-lg:hidden',
  cost: 'max-md:hidden',
  time: 'max-md:hidden',
  started: 'max-lg:hidden',
}
