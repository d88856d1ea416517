import type { Scene } from '@/lib/storyboard/schema'

/** The sample storyboard as content. Pictures are files of public/sample without their ending; `{mara}` in a prompt mentions an element. */
export const sampleTitle = 'Low Tide'

type SampleElement = {
  name: string
  description: string
  tagIds: string[]
  frontal: string
  refer: string[]
}
export type SampleElementKey = keyof typeof sampleElements
export const sampleElements = {
  mara: {
    name: 'Mara',
    description: 'Lighthouse keeper in her thirties, dark bob, yellow raincoat with a wide hood',
    tagIds: ['o_102'],
    frontal: 'el-mara-front',
    refer: ['el-mara-three', 'el-mara-profile', 'el-mara-back'],
  },
  lighthouse: {
    name: 'Lighthouse',
    description: 'Red and white banded lighthouse on a grassy headland, iron gallery, glass lamp room',
    tagIds: ['o_106'],
    frontal: 'el-light-dawn',
    refer: ['el-light-day', 'el-light-storm', 'el-light-top'],
  },
  juno: {
    name: 'Juno',
    description: 'Grey and white herding dog, dark floppy ears, calm and alert',
    tagIds: ['o_103'],
    frontal: 'el-juno-front',
    refer: ['el-juno-side', 'el-juno-sit'],
  },
  tomas: {
    name: 'Tomas',
    description: 'Harbour master in his sixties, white beard, navy cap and coat',
    tagIds: ['o_102'],
    frontal: 'el-tomas-front',
    refer: ['el-tomas-front'],
  },
  skiff: {
    name: 'Red skiff',
    description: 'Small red wooden rowing boat with a white rim and one pair of oars',
    tagIds: ['o_104'],
    frontal: 'el-skiff-side',
    refer: ['el-skiff-bow'],
  },
  raincoat: {
    name: 'Raincoat',
    description: 'Yellow oilskin raincoat, wide hood, black buttons, two front pockets',
    tagIds: ['o_105'],
    frontal: 'el-raincoat',
    refer: ['el-mara-back'],
  },
  lantern: {
    name: 'Storm lantern',
    description: 'Brass storm lantern with a glass chimney and a warm steady flame',
    tagIds: ['o_104'],
    frontal: 'el-lantern',
    refer: ['el-lens'],
  },
  radio: {
    name: 'Ship radio',
    description: 'Old ship radio with an amber dial and three black knobs in a wooden case',
    tagIds: ['o_104'],
    frontal: 'el-radio-dial',
    refer: ['radio'],
  },
  fog: {
    name: 'Fog bank',
    description: 'Low pale fog over flat water, soft light, no horizon',
    tagIds: ['o_107', 'o_106'],
    frontal: 'el-fog',
    refer: ['el-wave'],
  },
  lens: {
    name: 'Lamp lens',
    description: 'Great round lighthouse lens of ringed glass prisms, lit from inside',
    tagIds: ['o_104'],
    frontal: 'el-lens',
    refer: ['el-light-top'],
  },
  swell: {
    name: 'Big swell',
    description: 'Steep dark storm waves with torn white crests, driving rain',
    tagIds: ['o_107'],
    frontal: 'el-wave',
    refer: ['el-fog'],
  },
  headland: {
    name: 'Headland',
    description: 'Green headland with a white lighthouse under a flat grey sky',
    tagIds: ['o_106'],
    frontal: 'el-light-day',
    refer: ['el-light-dawn'],
  },
} satisfies Record<string, SampleElement>

type SampleScene = Pick<Scene, 'name' | 'quality' | 'sound'> & {
  firstFrame?: string
  /** Length in seconds, drawing, prompt. */
  shots: [number, string, string][]
}
export const sampleScenes: SampleScene[] = [
  {
    name: 'First light',
    quality: 'pro',
    sound: true,
    shots: [
      [
        5,
        'sk-first-light',
        'Dawn over a calm grey sea. The {lighthouse} stands dark against a violet sky, its beam still turning. Gulls call far off. Slow push in.',
      ],
      [
        3,
        'sk-lens',
        'Inside the lamp room: the {lens} turns and throws bands of light over the glass. A hand shuts the lamp down. Static camera.',
      ],
      [
        4,
        'sk-beach',
        '{mara} and {juno} walk along the wet beach at low tide, small against the sand. Wind and slow waves. Slow pan right.',
      ],
    ],
  },
  {
    name: 'Storm warning',
    quality: 'pro',
    sound: true,
    firstFrame: 'storm',
    shots: [
      [
        3,
        'sk-storm',
        'Black clouds roll in behind the {lighthouse}. The sea goes dark and the first gusts tear at the water. Slow pull out.',
      ],
      [
        3,
        'sk-window',
        'Rain runs down the window. {mara} stands with her back to us, turns the radio down and listens. Static camera.',
      ],
      [
        4,
        'sk-gallery',
        '{mara} steps onto the gallery of the {lighthouse} in heavy rain. The lamp swings past behind her and the beam cuts through the spray. She grips the rail and looks out to sea. Slow push in.',
      ],
      [
        2,
        'sk-radio',
        'Close on the amber dial of the ship radio. The needle trembles, a voice breaks up in the static.',
      ],
      [
        3,
        'sk-waves',
        'Far out the {skiff} climbs a steep wave, drops out of sight and comes up again. Handheld camera.',
      ],
    ],
  },
  {
    name: 'The crossing',
    quality: 'std',
    sound: false,
    shots: [
      [
        3,
        'sk-fogboat',
        '{mara} stands in the {skiff} with {juno} at the bow. The {fog} swallows everything behind them. Slow push in.',
      ],
      [2, 'sk-lantern', 'The {lantern} swings from its hook, its flame the only warm light. Static camera.'],
      [3, 'sk-prow', '{juno} leans over the prow, ears up, and barks once into the white. Slow tilt up.'],
      [2, 'sk-beam', 'A beam from the {lighthouse} sweeps through the fog and finds them.'],
    ],
  },
  {
    name: 'Home light',
    quality: 'std',
    sound: false,
    shots: [
      [
        3,
        'sk-harbour',
        'Night over the harbour. Windows glow along the hill and the lights lie long on the water. Crane up.',
      ],
      [
        3,
        'sk-door',
        'A door opens: {tomas} stands in warm light, takes off his cap, and {juno} runs in past him.',
      ],
      [
        2,
        'sk-aftermath',
        'Morning after. {mara} sits on the steps and looks at the flat sea. Slow pull out.',
      ],
    ],
  },
]
