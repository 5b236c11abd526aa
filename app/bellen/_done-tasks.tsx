import { dates } from '@/app/_shared/texts/dates'
import { DoneWords, PutBack, TaskSaid } from '@/app/_shared/ui/task-done'
import type { DoneTask } from '@/lib/tasks/queries'
import { alongOf, type Narrowed } from './_paths'
import { undoTaskAction } from './actions'

const { bareTime } = dates('nl')

/** What was just written down of a task; nothing when it is not there. */
export function JustEnded({ one, narrowed }: { one: DoneTask | undefined; narrowed: Narrowed }) {
  return one ? <TaskSaid one={one} action={undoTaskAction} along={alongOf(narrowed)} /> : null
}

/** What was done of the tasks since a day, to put back what was the wrong row. */
export function DoneTasks({ done, narrowed }: { done: DoneTask[]; narrowed: Narrowed }) {
  if (done.length === 0) return null
  return (
    <details className="fold call-done">
      <summary>Taken gedaan ({done.length})</summary>
      <ul className="people">
        {done.map((one) => (
          <li key={one.taskId}>
            <div>
              <p>
                {bareTime(one.at)} · <DoneWords one={one} />
                {one.branchName ? ` · ${one.branchName}` : ''}
              </p>
              {one.doneBy ? (
                <p className="remark minor">
                  door <bdi translate="no">{one.doneBy}</bdi>
                </p>
              ) : null}
            </div>
            <div className="person-actions">
              <PutBack one={one} action={undoTaskAction} along={alongOf(narrowed)} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}
