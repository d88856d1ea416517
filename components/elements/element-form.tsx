'use client'
import type { Ref } from 'react'
import { Film, Images, TriangleAlert } from 'lucide-react'
import { CheckList } from '@/components/elements/check-list'
import { pictureChecks, videoChecks } from '@/components/elements/element-checks'
import { FileDrop } from '@/components/elements/file-drop'
import { PictureSlots } from '@/components/elements/picture-slots'
import { TagChoice } from '@/components/elements/tag-choice'
import type { ElementDraft } from '@/components/elements/use-element-draft'
import { VideoSlot } from '@/components/elements/video-slot'
import { VoiceChoice } from '@/components/elements/voice-choice'
import { Segmented } from '@/components/ui/segmented'
import { TextArea, TextField } from '@/components/ui/text-field'
import { limits } from '@/lib/storyboard/limits'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

export function ElementForm({ draft, ref }: { draft: ElementDraft; ref: Ref<HTMLFormElement> }) {
  const { form, submit, values } = draft
  const { errors } = form.formState
  const name = values.name.trim()
  return (
    <form
      ref={ref}
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || draft.missing !== null) return
        event.preventDefault()
        event.currentTarget.requestSubmit()
      }}
      className="grid gap-6 md:grid-cols-[minmax(0,420px)_minmax(0,1fr)]"
    >
      <FileSide draft={draft} />
      <div className="grid content-start gap-3.5">
        <TextField
          label="Name"
          size="lg"
          autoFocus
          counter={{ count: name.length, max: limits.element.name }}
          hint={
            draft.nameTaken
              ? `Another element is called ${name}`
              : name
                ? `Write @${name} in any prompt`
                : 'The word you will mention it by'
          }
          error={errors.name?.message}
          {...form.register('name')}
        />
        <TextArea
          label="Description"
          counter={{ count: values.description.trim().length, max: limits.element.description }}
          error={errors.description?.message}
          {...form.register('description')}
        />
        {values.referenceType === 'video_refer' && (
          <VoiceChoice
            value={values.voiceId}
            onChange={(voiceId) => form.setValue('voiceId', voiceId)}
            error={errors.voiceId?.message}
          />
        )}
        <TagChoice value={values.tagIds} onChange={(tagIds) => form.setValue('tagIds', tagIds)} />
        {values.referenceType === 'video_refer' && (
          <p className="flex gap-1.5 text-2xs text-warn">
            <TriangleAlert {...icon} className="mt-px shrink-0" />A video element cannot be used in a scene
            that has a reference video.
          </p>
        )}
      </div>
    </form>
  )
}

function FileSide({ draft }: { draft: ElementDraft }) {
  const { values, files } = draft
  const fromVideo = values.referenceType === 'video_refer'
  return (
    <FileDrop
      words={fromVideo ? 'Release to add the video' : 'Release to add the pictures'}
      onFiles={fromVideo ? files.addVideoFiles : files.addPictureFiles}
    >
      <Segmented
        label="Made from"
        fill
        value={values.referenceType}
        options={[
          { value: 'image_refer', label: 'From pictures', icon: <Images {...icon} /> },
          { value: 'video_refer', label: 'From a video', icon: <Film {...icon} /> },
        ]}
        onChange={draft.setFrom}
      />
      {fromVideo ? (
        <>
          <VideoSlot
            file={files.video}
            onAddAsset={files.setVideoAsset}
            onAddFiles={files.addVideoFiles}
            onRemove={files.removeVideo}
          />
          {files.video && <CheckList checks={videoChecks(files.video)} />}
          <p className="text-2xs text-ink-3">
            MP4 or MOV, 3 to 8 s, 1920 × 1080 or 1080 × 1920, up to 200 MB. Realistic people work best.
          </p>
        </>
      ) : (
        <>
          <PictureSlots
            files={files.pictures}
            onAddAsset={files.addPictureAsset}
            onAddFiles={files.addPictureFiles}
            onRemove={files.removePicture}
            onMakeFront={files.makeFront}
          />
          <CheckList checks={pictureChecks(files.pictures)} />
          <p className="text-2xs text-ink-3">
            JPG or PNG, up to 10 MB, at least 300 px, sides within 1:2.5. Drop them here, or press the plus.
          </p>
        </>
      )}
    </FileDrop>
  )
}
