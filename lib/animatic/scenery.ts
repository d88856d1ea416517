export type Scenery = 'sea' | 'city' | 'forest' | 'mountains' | 'room' | 'hills'
export type Cast = { count: number; size: 'far' | 'middle' | 'near' }

const words = (list: string) => new RegExp(`\\b(?:${list})s?\\b`, 'i')
const places: readonly [RegExp, Scenery][] = [
  [
    words(
      'room|kitchen|window|desk|table|door|librar(?:y|ie)|shop|bookshop|museum|stage|indoor|inside|bedroom|office|radio|lamp|sofa|bed',
    ),
    'room',
  ],
  [
    words(
      'sea|ocean|wave|beach|coast|harbou?r|boat|ship|island|lighthouse|sail|shore|river|lake|skiff|pier|tide',
    ),
    'sea',
  ],
  [
    words(
      'city|street|market|roof|neon|building|alley|town|traffic|train|station|platform|car|courtyard|bridge',
    ),
    'city',
  ],
  [words('forest|wood|tree|pine|jungle|orchard|garden|park|leaf|leaves'), 'forest'],
  [words('mountain|valley|peak|cliff|canyon|snow|desert|dune|rock'), 'mountains'],
]
const people = words(
  'she|he|they|man|woman|men|women|girl|boy|child|children|person|people|figure|crowd|skater|dancer|hand|face',
)
const near = words('close|close[- ]up|portrait|face|detail|macro|hand|eye')
const far = words('wide|aerial|drone|landscape|far|distant|distance|establishing|horizon')

/** What a drawing from words alone shows: the place the prompt names first in the list above, else rolling hills. */
export function readScenery(prompt: string): Scenery {
  return places.find(([pattern]) => pattern.test(prompt))?.[1] ?? 'hills'
}

/** Who stands in it: every element of the shot, or somebody when the words speak of people. At most three. */
export function readCast(prompt: string, elements: number): Cast {
  const count = Math.min(3, elements || (people.test(prompt) ? 1 : 0))
  return { count, size: near.test(prompt) ? 'near' : far.test(prompt) ? 'far' : 'middle' }
}
