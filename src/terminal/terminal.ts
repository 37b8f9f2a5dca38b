import { grouped } from '../typeset/plural.ts';
import { printable } from './colour.ts';

/** What is shown while a command works: a line of progress on a terminal, and messages above it. */
export class Terminal {
  readonly #stream: NodeJS.WriteStream;
  #shown = '';
  #last = 0;
  #stage = '';
  #began = 0;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  /** Says how far a stage is, at most ten times a second and on a terminal only. */
  readonly progress = (stage: string, done: number, all: number): void => {
    if (!this.#stream.isTTY) return;
    const now = performance.now();
    if (stage !== this.#stage) {
      this.#stage = stage;
      this.#began = now;
    } else if (now - this.#last < 100) return;
    this.#last = now;
    const seconds = (now - this.#began) / 1000;
    const rate = seconds > 0.5 && done > 0 ? `, ${grouped(Math.round(done / seconds))} a second` : '';
    this.#show(`${printable(stage)}: ${grouped(done)} of ${grouped(all)}${rate}`);
  };

  /** Writes a message, above the line of progress. */
  say(text: string): void {
    this.clear();
    this.#stream.write(`${printable(text)}\n`);
  }

  /** Takes the line of progress away. */
  clear(): void {
    if (this.#shown) this.#stream.write('\r\u001b[2K');
    this.#shown = '';
  }

  #show(text: string): void {
    this.#stream.write(`\r\u001b[2K${text.slice(0, Math.max(20, (this.#stream.columns ?? 80) - 1))}`);
    this.#shown = text;
  }
}
