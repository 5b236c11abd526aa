import { randomUUID } from 'node:crypto'
import { book } from '@/lib/bookings/commands/book'
import { residents } from './demo/library'

const job = { kind: 'system', job: 'seed' } as const

/** Books for the n-th invented resident, who waits where it is full. */
export async function bookOne(
  activityId: number,
  person: number,
  answers: { ownLaptop: boolean | null; topic: string | null },
  now: Date,
): Promise<void> {
  const booked = await book(
    job,
    {
      activityId,
      people: [
        {
          ...answers,
          name: residents[person % residents.length] ?? '',
          contactOf: 'resident',
          // Called, not mailed: nothing of an invented person is ever sent anywhere.
          contactWay: 'call',
          contact: `0600000${String(100 + person).padStart(3, '0')}`,
          language: 'nl',
        },
      ],
      formKey: randomUUID(),
      orWait: true,
    },
    now,
  )
  if (!booked.ok) throw new Error(`the demo library does not fit: ${booked.reason}`)
}
