/** The page of a task about who books very fast. */
export function rushPath(taskId: string): string {
  return `/beheer/drukte/${taskId}`
}

/** The same, with what was done there and to how many. */
export function doneAt(done: 'vrij' | 'afgezegd') {
  return ({ taskId, gone }: { taskId: string; gone: number }) =>
    `${rushPath(taskId)}?gelukt=${done}&aantal=${gone}`
}
