export function finishBuild(builds: string, name: string): void
export function claimBuild(builds: string, name: string): Promise<boolean>
export function sweepBuilds(builds: string): Promise<void>
