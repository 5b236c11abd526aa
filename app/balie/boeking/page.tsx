import { redirect } from 'next/navigation'
import { workerHere } from '@/app/_shared/session'

/** Nobody has a list of all bookings: they are looked for. */
export default async function BookingsPage() {
  await workerHere('/balie/boeking')
  redirect('/balie/zoek')
}
