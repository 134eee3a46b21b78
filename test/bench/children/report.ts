/** Ends a child's work: tells the bench how long it took, and the most memory that this process has held. */
export function report(milliseconds: number): void {
  const megabytes = process.resourceUsage().maxRSS / 1024
  process.stdout.write(JSON.stringify({ milliseconds, megabytes }))
}
