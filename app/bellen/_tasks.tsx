import { ButtonForm } from '@/app/_shared/forms/button-form'
import { atWords } from '@/app/_shared/texts/desk'
import { dialled, inGroups } from '@/app/_shared/texts/telephone'
import type { BookingTask, RunTask, RushTask, Task } from '@/lib/tasks/queries'
import { alongOf, type Narrowed, runAt, rushAt } from './_paths'
import { refusals } from './_refusals'
import { fewWords, owners, rushTitle, rushWords, taskWords } from './_words'
import { finishTaskAction } from './actions'

type Props = {
  list: Task[]
  /** Who asks may change the courses. */
  plans: boolean
  narrowed: Narrowed
  now: Date
}

/** What somebody has to do: after a call that did not end it, or about a course with too few people. */
export function Tasks({ list, plans, narrowed, now }: Props) {
  if (list.length === 0) return null
  return (
    <section aria-labelledby="taken">
      <h2 id="taken">Taken ({list.length})</h2>
      <ul className="people">
        {list.map((task) => (
          <li key={task.taskId}>
            <About task={task} now={now} />
            <div className="person-actions">
              <Acts task={task} plans={plans} narrowed={narrowed} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function About({ task, now }: { task: Task; now: Date }) {
  if (task.kind === 'too_few') return <AboutRun task={task} now={now} />
  return task.kind === 'rush' ? <AboutRush task={task} now={now} /> : <AboutBooking task={task} now={now} />
}

function AboutRush({ task, now }: { task: RushTask; now: Date }) {
  return (
    <div>
      <h3>{rushTitle}</h3>
      <p>{rushWords(task)}</p>
      <p className="remark minor">
        <DueWords task={task} now={now} />
      </p>
    </div>
  )
}

function AboutBooking({ task, now }: { task: BookingTask; now: Date }) {
  return (
    <div>
      <h3>
        <bdi translate="no">{task.name}</bdi>
      </h3>
      <p>{taskWords(task)}</p>
      <p className="remark minor">
        {task.title ?? 'Afspraak'}, {task.branchName}
        {task.kind === 'called_off' ? `, ${atWords(task.startsAt, now)}` : ''}
        {task.contact ? (
          <>
            {' '}
            · <Contact contact={task.contact} />
          </>
        ) : null}{' '}
        · <DueWords task={task} now={now} />
      </p>
    </div>
  )
}

function AboutRun({ task, now }: { task: RunTask; now: Date }) {
  return (
    <div>
      <h3>{task.title}</h3>
      <p>{fewWords(task)}</p>
      <p className="remark minor">
        {task.branchName}, vanaf {atWords(task.startsAt, now)} · <DueWords task={task} now={now} />
      </p>
    </div>
  )
}

function DueWords({ task, now }: { task: Task; now: Date }) {
  return (
    <>
      voor de {owners[task.owner]} · {task.late ? <b>te laat, was voor </b> : 'vóór '}
      {atWords(task.dueAt, now)}
    </>
  )
}

/** What somebody is reached at; a number is called with a click. */
function Contact({ contact }: { contact: string }) {
  if (contact.includes('@')) return <span translate="no">{contact}</span>
  return (
    <a className="task-number" href={dialled(contact)} translate="no">
      {inGroups(contact)}
    </a>
  )
}

const receipts = { told: 'Verteld', arranged: 'Geregeld', given_up: 'Lukt niet' } as const

function Acts({ task, plans, narrowed }: { task: Task; plans: boolean; narrowed: Narrowed }) {
  if (task.kind === 'too_few')
    return (
      <>
        {plans ? (
          <a className="button" href={runAt(task.activityId)}>
            Kijk wat kan<span className="hidden"> met {task.title}</span>
          </a>
        ) : null}
        <Receipt {...{ task, narrowed }} receipt="arranged" label="Gaat toch door" />
      </>
    )
  if (task.kind === 'rush')
    return (
      <>
        {plans ? (
          <a className="button" href={rushAt(task.taskId)}>
            Bekijk wat er is geboekt
          </a>
        ) : null}
        <Receipt {...{ task, narrowed }} receipt="arranged" label="Het klopt zo" />
      </>
    )
  if (task.kind === 'called_off' && task.stillBooked) return <OtherTime task={task} />
  return Object.entries(receipts).map(([receipt, label]) => (
    <Receipt key={receipt} {...{ task, narrowed, receipt, label }} />
  ))
}

/** Telling is not enough: she gets another time, or is taken off, and the task is done by that. */
function OtherTime({ task: { bookingId, title, name } }: { task: BookingTask }) {
  const at = `/balie/boeking/${bookingId}`
  const who = (
    <span className="hidden">
      {' '}
      voor <bdi translate="no">{name}</bdi>
    </span>
  )
  return (
    <>
      {title === null ? (
        <a className="button" href={`${at}/verzetten`}>
          Kies een andere tijd{who}
        </a>
      ) : null}
      <a className="button" href={`${at}/afzeggen`}>
        Zeg af{who}
      </a>
    </>
  )
}

type ReceiptProps = { task: Task; narrowed: Narrowed; receipt: string; label: string }

function Receipt({ task, narrowed, receipt, label }: ReceiptProps) {
  return (
    <ButtonForm
      action={finishTaskAction}
      label={label}
      about={`(${aboutOf(task)})`}
      along={{ ...alongOf(narrowed), taskId: task.taskId, receipt }}
      refusals={refusals}
    />
  )
}

function aboutOf(task: Task): string {
  if (task.kind === 'rush') return rushTitle
  return task.kind === 'too_few' ? (task.title ?? '') : task.name
}
