'use client'

import { Question, type QuestionProps } from './question'

/** A file of who fills in the form; what kinds are offered is a help, the server looks at what is in it. */
export function FileField({ accept, ...props }: QuestionProps & { accept: string }) {
  return (
    <Question
      {...props}
      answer={({ id, name, error, describedBy }) => (
        <input
          className="file"
          id={id}
          name={name}
          type="file"
          accept={accept}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
        />
      )}
    />
  )
}
