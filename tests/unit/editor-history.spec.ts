import { expect, test } from '@playwright/test'
import { begin, cancel, commit, record, redo, startHistory, undo } from '@/lib/editor/history'
import { createEditorStore, selectSettled, selectStoryboard } from '@/lib/editor/store'
import { setShotDuration, setTitle } from '@/lib/storyboard/edits'
import { newStoryboard } from '@/lib/storyboard/new-storyboard'
import { addShot } from '@/lib/storyboard/shot-edits'

test('an edit is one step, undone and done again', () => {
  const edited = record(startHistory('a'), 'b')
  expect(undo(edited).present).toBe('a')
  expect(redo(undo(edited)).present).toBe('b')
})

test('a gesture of many moves is one step', () => {
  let history = begin(startHistory(0))
  for (let i = 1; i <= 200; i++) history = record(history, i)
  history = commit(history)
  expect(history.past).toEqual([0])
  expect(undo(history).present).toBe(0)
})

test('a gesture that ends where it began leaves no step', () => {
  const start = startHistory('a')
  const moved = record(record(begin(start), 'b'), 'a')
  expect(commit(moved).past).toEqual([])
})

test('Escape puts back what the gesture changed', () => {
  expect(cancel(record(begin(startHistory('a')), 'b'))).toEqual(startHistory('a'))
})

test('undo in the middle of a gesture takes the gesture back', () => {
  const open = record(begin(startHistory('a')), 'b')
  expect(undo(open)).toMatchObject({ present: 'a', base: null, future: ['b'] })
})

test('a new edit forgets what was undone', () => {
  const history = record(undo(record(startHistory('a'), 'b')), 'c')
  expect(redo(history).present).toBe('c')
})

const storyboard = () =>
  addShot(newStoryboard('Film', { sceneId: 's1', shotId: 'a' }), 's1', { id: 'b', afterShotId: 'a' })

test('a drag is not saved before it is released', () => {
  const start = storyboard()
  const store = createEditorStore('id', start)
  store.getState().beginGesture()
  store.getState().edit(() => setShotDuration(start, 'a', 2_000))
  expect(selectStoryboard(store.getState()).scenes[0]?.shots[0]?.durationMs).toBe(2_000)
  expect(selectSettled(store.getState())).toBe(start)
  store.getState().commitGesture()
  expect(selectSettled(store.getState()).scenes[0]?.shots[0]?.durationMs).toBe(2_000)
})

test('an edit that changes nothing is no step and wakes no one', () => {
  const store = createEditorStore('id', storyboard())
  let woken = 0
  store.subscribe(() => woken++)
  store.getState().edit(setTitle, 'Film')
  expect(woken).toBe(0)
  expect(store.getState().history.past).toEqual([])
})

test('an undo that takes a selected shot away also takes it out of the selection', () => {
  const store = createEditorStore('id', storyboard())
  store.getState().edit(addShot, 's1', { id: 'c', afterShotId: null })
  store.getState().selectShots('s1', ['c'])
  store.getState().undo()
  expect(store.getState().shotIds).toEqual([])
})
