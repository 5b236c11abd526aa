'use client'

import { useEffect } from 'react'
import { forgetTyped } from './kept'

/** Stands where people come in: whoever signs in at this tab finds nothing that somebody before them typed. */
export function ForgetTyped() {
  useEffect(forgetTyped, [])
  return null
}
