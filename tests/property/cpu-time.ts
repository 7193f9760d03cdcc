/** What work costs, whatever else the machine does meanwhile. */

/** The processor's time, in ms, that this thread took for the work. */
export function cpuMs(work: () => void): number {
  const start = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1_000;
}
