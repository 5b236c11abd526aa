/** Where a coordinator looks at who books very fast. */
export const path = '/beheer/drukte'

/** The page of one task about it. */
export function rushPath(taskId: string): string {
  return `${path}?taak=${taskId}`
}

/** The same, with what was done there and to how many. */
export function doneAt(done: 'vrij' | 'afgezegd') {
  return ({ taskId, gone }: { taskId: string; gone: number }) =>
    `${rushPath(taskId)}&gelukt=${done}&aantal=${gone}`
}
