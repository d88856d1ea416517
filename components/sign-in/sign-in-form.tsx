'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { signIn } from '@/lib/actions/session'

const Form = z.object({ password: z.string().min(1, 'Enter the password') })
type Form = z.infer<typeof Form>

/** One password opens the whole server. A full page load follows, so that nothing from before is kept. */
export function SignInForm() {
  const { register, handleSubmit, setError, formState } = useForm<Form>({
    resolver: zodResolver(Form),
    defaultValues: { password: '' },
  })
  async function enter(values: Form) {
    const result = await signIn(values)
    if (result.ok) window.location.assign('/')
    else setError('password', { message: result.sentence })
  }
  const { errors, isSubmitting, isSubmitSuccessful } = formState
  return (
    <form noValidate onSubmit={(event) => void handleSubmit(enter)(event)} className="grid w-72 gap-4">
      <h1 className="text-lg font-semibold">Shotboard</h1>
      <TextField
        label="Password"
        type="password"
        size="lg"
        autoFocus
        {...register('password')}
        autoComplete="current-password"
        error={errors.password?.message}
      />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        busy={isSubmitting || (isSubmitSuccessful && !errors.password)}
      >
        Sign in
      </Button>
    </form>
  )
}
