import { z } from 'zod'
import { type LogoRefusal, pictureIn } from '../rules/logo'

/** The mark of a library: a picture, as text (base64) in which its file was put by the action of its form. */
export const logoInput = z.object({
  logo: z
    .string({ error: 'logo_missing' satisfies LogoRefusal })
    .transform((text, context): Uint8Array<ArrayBuffer> => {
      const found = pictureIn(bytesOf(text))
      if (typeof found !== 'string') return found
      context.addIssue({ code: 'custom', message: found })
      return z.NEVER
    }),
})

/** Takes the mark away: there is nothing to say about it. */
export const noLogoInput = z.object({})

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
  } catch {
    return new Uint8Array(0)
  }
}

export type LogoInput = z.output<typeof logoInput>
