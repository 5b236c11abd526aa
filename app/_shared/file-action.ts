import { FILE_FIELD } from './forms/echoing'
import type { FormAction } from './forms/posted'

/**
 * A form with one file in it, for an action that reads texts: the file is put in its field as base64, and is not sent
 * back with what is wrong. Of a file of more than `most` bytes one byte more is enough to say so.
 */
export function fileAction(field: string, most: number, action: FormAction): FormAction {
  return async (state, form) => {
    const texts = new FormData()
    for (const [name, value] of form) if (typeof value === 'string') texts.append(name, value)
    const file = form.get(field)
    const bytes = file instanceof Blob ? await file.slice(0, most + 1).arrayBuffer() : new ArrayBuffer(0)
    texts.set(field, Buffer.from(bytes).toString('base64'))
    texts.set(FILE_FIELD, field)
    const answer = await action(state, texts)
    const { [field]: _, ...values } = answer.values
    return { ...answer, values }
  }
}
