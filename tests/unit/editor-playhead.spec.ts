import { expect, test } from '@playwright/test'
import { followPlayhead } from '@/lib/editor/follow-playhead'
import { createPlayer } from '@/lib/editor/player'
import { createEditorStore } from '@/lib/editor/store'
import { addScene, removeScene, setSceneDuration } from '@/lib/storyboard/edits'
import { board, scene } from '@/tests/support/boards'

function setup(takeOf: (sceneId: string) => string | undefined = () => undefined) {
  const film = board(
    scene({ id: 'a', shots: [4] }),
    scene({ id: 'b', shots: [3, 3] }),
    scene({ id: 'c', shots: [5] }),
  )
  const store = createEditorStore('id', film)
  const player = createPlayer(15_000, { request: () => 0, cancel: () => undefined, now: () => 0 })
  followPlayhead({ store, player, takeOf })
  return { store, player, at: () => [store.getState().sceneId, player.get().timeMs] }
}

test('the scene under the playhead is the active one', () => {
  const { player, at } = setup()
  player.seek(3_999)
  expect(at()).toEqual(['a', 3_999])
  player.seek(4_000)
  expect(at()).toEqual(['b', 4_000])
  player.seek(15_000)
  expect(at()).toEqual(['c', 15_000])
})

test('a longer scene before it takes the playhead along', () => {
  const { store, player, at } = setup()
  player.seek(5_500)
  store.getState().edit(setSceneDuration, 'a', 6_000)
  expect(at()).toEqual(['b', 7_500])
  store.getState().undo()
  expect(at()).toEqual(['b', 5_500])
})

test('a scene that shrinks keeps the playhead inside', () => {
  const { store, player, at } = setup()
  player.seek(9_500)
  store.getState().edit(setSceneDuration, 'b', 3_000)
  expect(at()).toEqual(['b', 6_999])
})

test('a scene put in front does not change what is looked at', () => {
  const { store, player, at } = setup()
  player.seek(5_000)
  store.getState().edit(addScene, scene({ id: 'x', shots: [5] }), 'a')
  expect(at()).toEqual(['b', 10_000])
})

test('when the active scene goes, the playhead goes to the one that takes over', () => {
  const { store, player, at } = setup()
  player.seek(12_000)
  store.getState().edit(removeScene, 'c')
  const [sceneId, timeMs] = at()
  expect(sceneId).not.toBe('c')
  expect(timeMs).toBeLessThan(10_000)
})

test('while looking at takes, the next scene shows the take that stands for it', () => {
  const { store, player } = setup((sceneId) => (sceneId === 'b' ? 'take-b' : undefined))
  store.getState().show('take-a')
  player.seek(4_500)
  expect(store.getState().source).toBe('take-b')
  player.seek(11_000)
  expect(store.getState().source).toBe('animatic')
  player.seek(5_000)
  expect(store.getState().source).toBe('take-b')
})

test('who looks at the animatic keeps looking at it', () => {
  const { store, player } = setup(() => 'take')
  player.seek(4_500)
  expect(store.getState().source).toBe('animatic')
})
