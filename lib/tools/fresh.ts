/**
 * Remembers the answer of `load` for at most `seconds`, counted from when it was asked; those who ask at the
 * same moment share one question. A failure is not remembered.
 */
export function fresh<Value>(seconds: number, load: () => Promise<Value>): () => Promise<Value> {
  let kept: { until: number; value: Promise<Value> } | undefined
  return () => {
    const now = Date.now()
    if (kept && now < kept.until) return kept.value
    const value = load()
    const mine = { until: now + seconds * 1000, value }
    kept = mine
    value.catch(() => {
      if (kept === mine) kept = undefined
    })
    return value
  }
}
