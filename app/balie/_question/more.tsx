'use client'

import {
  channelWords,
  dayPartWords,
  helperWords,
  minuteWords,
  providerWords,
} from '@/app/_shared/questions/words'
import { channels, dayParts, helpers, minuteBands } from '@/lib/questions/rules/answers'
import { DAYS_BACK, dayPartAt } from '@/lib/questions/rules/days'
import { isProvider, providers } from '@/lib/questions/rules/mapping'
import { addDays, localDate, localTime } from '@/lib/tools/time'
import { Taps } from './taps'
import type { Panel } from './use-panel'

/** Each with its word, without a key. */
function plainly<Value extends string>(values: readonly Value[], words: Record<Value, string>) {
  return values.map((value) => ({ value, label: words[value], key: '' }))
}

/** What may stay as it is: how somebody came and who helped, how long it took, who is behind it, and another day. */
export function More({ panel }: { panel: Panel }) {
  const { by, paper, tapped } = panel
  const day = paper ? `${dayWords(paper.day)}, ${dayPartWords[paper.dayPart].toLowerCase()}` : 'nu'
  return (
    <details className="fold ask-more" open={paper ? true : undefined}>
      <summary>
        {channelWords[by.channel]} · {helperWords[by.helpedBy].toLowerCase()} · {day}
      </summary>
      <Taps
        legend="Hoe kwam de vraag?"
        choices={plainly(channels, channelWords)}
        chosen={[by.channel]}
        onTap={(channel) => panel.choose({ channel })}
      />
      <Taps
        legend="Wie hielp?"
        choices={plainly(helpers, helperWords)}
        chosen={[by.helpedBy]}
        onTap={(helpedBy) => panel.choose({ helpedBy })}
      />
      <Taps
        legend="Hoe lang?"
        hint="Mag leeg blijven."
        choices={plainly(minuteBands, minuteWords)}
        chosen={tapped.minutes ? [tapped.minutes] : []}
        onTap={(minutes) => panel.tap({ minutes: minutes === tapped.minutes ? null : minutes })}
      />
      <div className="field">
        <label htmlFor="vraag-organisatie">Welke organisatie? Mag leeg blijven.</label>
        <select
          id="vraag-organisatie"
          className="text"
          value={tapped.provider ?? ''}
          onChange={({ target: { value } }) => panel.tap({ provider: isProvider(value) ? value : null })}
        >
          <option value="">Zoals bij het onderwerp hoort</option>
          {providers.map((one) => (
            <option key={one} value={one}>
              {providerWords[one]}
            </option>
          ))}
        </select>
      </div>
      <Day panel={panel} />
    </details>
  )
}

/** Another day, for what was written on paper first. */
function Day({ panel: { paper, setPaper } }: { panel: Panel }) {
  const now = new Date()
  const today = localDate(now)
  if (!paper)
    return (
      <button
        type="button"
        className="button"
        onClick={() => setPaper({ day: today, dayPart: dayPartAt(localTime(now)) })}
      >
        Invoeren van papier: kies een dag
      </button>
    )
  return (
    <div>
      <div className="field">
        <label htmlFor="vraag-dag">Welke dag?</label>
        <input
          id="vraag-dag"
          className="text"
          type="date"
          value={paper.day}
          min={addDays(today, -DAYS_BACK)}
          max={today}
          onChange={({ target: { value, validity } }) => {
            if (value && validity.valid) setPaper({ ...paper, day: value })
          }}
        />
      </div>
      <Taps
        legend="Welk deel van de dag?"
        choices={plainly(dayParts, dayPartWords)}
        chosen={[paper.dayPart]}
        onTap={(dayPart) => setPaper({ ...paper, dayPart })}
      />
      <button type="button" className="button" onClick={() => setPaper(null)}>
        Weer voor nu
      </button>
    </div>
  )
}

const inWords = new Intl.DateTimeFormat('nl-NL', { weekday: 'short', day: 'numeric', month: 'long' })

/** "di 24 november", of a day on the calendar. */
export function dayWords(day: string): string {
  return inWords.format(new Date(`${day}T12:00:00`))
}
