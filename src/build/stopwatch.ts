/** The cost of one stage of a build. */
export interface StageTime {
  stage: string;
  /** Seconds of wall time. */
  wall: number;
  /** Seconds of processor time of this process, user and system. */
  cpu: number;
  /** The process's peak memory by the end of the stage, in MiB. */
  peak: number;
}

/** Measures consecutive stages. */
export class Stopwatch {
  readonly stages: StageTime[] = [];

  async time<T>(stage: string, work: () => T | Promise<T>): Promise<T> {
    const wall = performance.now();
    const cpu = process.cpuUsage();
    try {
      return await work();
    } finally {
      const used = process.cpuUsage(cpu);
      this.stages.push({
        stage,
        wall: (performance.now() - wall) / 1e3,
        cpu: (used.user + used.system) / 1e6,
        peak: process.resourceUsage().maxRSS / 1024,
      });
    }
  }
}
