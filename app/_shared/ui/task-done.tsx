import type { UndoTaskRefusal } from '@/lib/tasks/commands'
import type { DoneTask } from '@/lib/tasks/queries'
import { ButtonForm } from '../forms/button-form'
import type { FormAction } from '../forms/posted'
import { Notice } from './notice'

const receipts: Record<DoneTask['receipt'], string> = {
  told: 'verteld',
  arranged: 'geregeld',
  given_up: 'lukt niet',
}

/** Why a task that was done is not put back; a reason that is forgotten does not compile. */
export const undoTaskRefusals: Record<UndoTaskRefusal, string> = {
  unknown: 'Deze taak staat er al weer. Laad de bladzijde opnieuw.',
  too_late: 'Terugzetten kan tot een dag later.',
  given_again: 'Deze taak staat er al weer. Laad de bladzijde opnieuw.',
}

type Props = { one: DoneTask; action: FormAction; along: Record<string, string> }

/** Of whom or what a task was, and how it ended. */
export function DoneWords({ one }: { one: DoneTask }) {
  return (
    <>
      {one.name ? <bdi translate="no">{one.name}</bdi> : (one.title ?? 'Snel geboekt')}:{' '}
      <b>{receipts[one.receipt]}</b>
    </>
  )
}

/** Puts a task back that was done in the wrong row. */
export function PutBack({ one, action, along }: Props) {
  return (
    <ButtonForm
      action={action}
      label="Zet terug"
      about={`(${one.name ?? one.title ?? 'snel geboekt'})`}
      along={{ ...along, taskId: one.taskId }}
      refusals={undoTaskRefusals}
    />
  )
}

/** What was just written down of a task, with the way back. */
export function TaskSaid(props: Props) {
  return (
    <Notice className="call-said">
      <p>
        Dat is opgeschreven. <DoneWords one={props.one} />.
      </p>
      <PutBack {...props} />
    </Notice>
  )
}
