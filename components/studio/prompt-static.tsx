import { chipLook, chipPicture, placeholder, promptBody } from '@/components/studio/prompt-look'
import { promptToDoc, type PromptInline } from '@/lib/editor/prompt-doc'
import { labelToken, type LibraryIndex } from '@/lib/editor/reference-labels'
import type { Scene } from '@/lib/storyboard/schema'
import { readToken } from '@/lib/storyboard/tokens'

/** The prompt as text with chips, in the geometry of the editor, until the editor is loaded. */
export function PromptStatic({
  prompt,
  scene,
  index,
}: {
  prompt: string
  scene: Scene
  index: LibraryIndex
}) {
  return (
    <div className={promptBody} aria-busy="true">
      {prompt === '' && <p className="text-ink-3">{placeholder}</p>}
      {promptToDoc(prompt).content.map((line, row) => (
        <p key={row} dir="auto">
          {line.content?.map((node, column) => (
            <Inline key={column} node={node} scene={scene} index={index} />
          )) ??
            (prompt !== '' && <br />)}
        </p>
      ))}
    </div>
  )
}

function Inline({ node, scene, index }: { node: PromptInline; scene: Scene; index: LibraryIndex }) {
  if (node.type === 'text') return node.text
  const token = readToken(node.attrs.id)
  if (!token) return node.attrs.id
  const { name, thumbUrl, problem } = labelToken(token, scene, index)
  return (
    <span className={chipLook({ bad: problem !== null })}>
      {thumbUrl && <img src={thumbUrl} alt="" className={chipPicture} />}
      <span className="truncate">@{name}</span>
    </span>
  )
}
