/** What a queue said (contract.md 5.1), in the person's words. The queue's own text is kept beside each sentence, never inside it. */

export type RefusalClass = 'parameter' | 'credit' | 'key' | 'model' | 'rate' | 'address' | 'other'

export function refusalClass(status: number): RefusalClass {
  if (status === 401 || status === 403) return 'key'
  if (status === 402) return 'credit'
  if (status === 404) return 'model'
  if (status === 429) return 'rate'
  if (status >= 300 && status < 400) return 'address'
  return status === 400 || status === 409 || status === 413 || status === 422 ? 'parameter' : 'other'
}

/** A POST that was answered with no: nothing was made, nothing is charged. */
export function refusedSentence(status: number, text: string): string {
  switch (refusalClass(status)) {
    case 'parameter':
      return `The queue refused the request. ${invalidPart(text)}Nothing was charged.`
    case 'credit':
      return 'There is not enough credit at the queue. Add credit there, then try again. Nothing was charged.'
    case 'key':
      return 'The queue did not accept the API key. Test the queue in Settings and enter another key, then try again. Nothing was charged.'
    case 'model':
      return 'The queue does not offer this model to this key. Nothing was charged.'
    case 'rate':
      return 'The queue takes no more requests for now. Try again in a few minutes. Nothing was charged.'
    case 'address':
      return 'The queue answered with another address. Test the queue in Settings. Nothing was charged.'
    case 'other':
      return `The queue refused the request with ${status}. Nothing was charged.`
  }
}

/** Whether a queue says that it could not read a file: then the address it was given is worth nothing any more. */
export function isUnreachableFile(text: string): boolean {
  return /(download|fetch|reach|access|load).{0,40}(image|video|url|media|file)|url.{0,20}(invalid|unreachable|expired)/.test(
    text.toLowerCase(),
  )
}

/** A request that was accepted and ended as failed. */
export function failedSentence(text: string | null): string {
  const said = (text ?? '').toLowerCase()
  if (/risk control|content policy|moderation|sensitive|\b130[01]\b/.test(said))
    return 'The content check stopped this. Change the prompt or the pictures: faces of known people and nudity are common reasons. It is normally not charged.'
  if (/rate limit|rpm|too many|concurren|\b130[23]\b/.test(said))
    return 'The queue had too much to do. Try again in a minute. It is normally not charged.'
  if (/resolution|aspect ratio of the input|invalid (image|video)|image (size|format)/.test(said))
    return 'The model could not use one of the files. Check their size and format. It is normally not charged.'
  if (isUnreachableFile(said))
    return 'The queue could not read one of the files. Add the file again, then try again. It is normally not charged.'
  if (/credit|balance|\b110[0-2]\b/.test(said))
    return 'There is not enough credit at the queue. Add credit there, then try again.'
  if (/parameter|backend error \(4\d\d\)|\b120[01]\b/.test(said))
    return 'The model refused a setting of this scene. Change the scene, then try again. It is normally not charged.'
  return 'The queue could not make this. Try again once. It is normally not charged.'
}

export const sentences = {
  unreachable: 'The queue cannot be reached. Nothing was sent. Check the connection, then try again.',
  stillTrying: 'The queue cannot be reached. Trying again.',
  waitingForRoom: 'The queue takes no more requests for now. This one is sent as soon as there is room.',
  unknownOutcome:
    'The answer of the queue was lost, so this may have been charged. Look at the queue before you try again.',
  severalFound:
    'The answer of the queue was lost, and its list has several requests like this one. Choose which one it is.',
  idTaken:
    'The queue answered with the id of another request, so this may have been charged. Look at the queue before you try again.',
  answeredError:
    'The queue answered with an error, and its list has no such request. It is normally not charged.',
  otherRequest: 'The queue answered about another request. Asking again.',
  parameterUpstream:
    'The model refused a setting of this scene. Change the scene, then try again. It is normally not charged.',
  lostRequest: 'The queue does not know this request any more. It may have been charged.',
  keyWhileWatching:
    'The queue does not accept the API key any more. Replace the key in Settings. The request goes on there.',
  slow: 'No result for 30 minutes. It is still watched and may still finish.',
  noResult: 'No result for 24 hours. It may have been charged. Look at the queue.',
  queueGone: 'This was sent to a queue that is not set up here any more. Set it up again to go on.',
  noVideoYet: 'The queue says it is done but gave no video yet. Asking again.',
  noVideo:
    'The queue said it is done but gave no video. It may have been charged: ask there, or look again with Copy again.',
  noElementIdYet: 'The queue says it is done but gave no element id yet. Asking again.',
  noElementId: 'The queue said it is done but gave no element id. It may have been charged.',
  noWatermark: 'The copy with the watermark could not be had from the queue.',
  linkExpired:
    'The link to the finished video has ended before it could be copied. The queue may give a new one: try Copy again, or ask there.',
  tooLarge: 'The finished video is larger than 2 GB, the most that is copied. Its address is in the details.',
  savingAgain: 'The take is made, but it could not be copied here yet. Trying again.',
  notSaved: 'The take was made, but it could not be copied here. Its address is in the details.',
  notPlayable: 'The queue gave a file that is not a video. Its address is in the details.',
} as const

/** "prompt (1 to 2500 characters)": what follows the template of contract.md 3 is worth showing. */
function invalidPart(text: string): string {
  const found = /invalid payload parameters: (.{1,160}?)\.?$/.exec(text)?.[1]
  return found ? `It says: ${found}. ` : ''
}
