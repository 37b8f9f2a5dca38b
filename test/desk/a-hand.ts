import type { Locator, Page } from 'playwright-core';
import * as assert from 'uvu/assert';

/** Seconds of a keystroke-level model: a key or a button, a pointing, a hand's way between mouse and keys, a thought. */
const [KEY, POINT, HOME, THINK] = [0.2, 1.1, 0.4, 1.35];

/** A person's hands at a page, who see what stands there; they count what a person would do, and the seconds of it. */
export class AHand {
  readonly page: Page;
  steps = 0;
  clicks = 0;
  keys = 0;
  seconds = 0;
  #isAtKeys = true;

  constructor(page: Page) {
    this.page = page;
  }

  /** Begins what one makes up one's mind to do. */
  step(): this {
    this.steps++;
    this.seconds += THINK;
    return this;
  }

  async click(what: Locator, options: Parameters<Locator['click']>[0] = {}): Promise<void> {
    this.#move(false);
    this.clicks++;
    this.seconds += POINT + KEY;
    await what.click(options);
  }

  /** Presses one key after another; a chord is as many keys as it has. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.#hit(key.split('+').length);
      await this.page.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    this.#hit(text.length);
    await this.page.keyboard.type(text);
  }

  /** Goes by j and k to an item, as one sees whether it stands above or below. */
  async goToItem(what: Locator): Promise<void> {
    const isBelow = await what.evaluate(item => {
      const here = document.activeElement?.closest('[data-item]');
      return !here || here.compareDocumentPosition(item) === Node.DOCUMENT_POSITION_FOLLOWING;
    });
    await this.goTo(what, isBelow ? 'j' : 'k');
  }

  /** Presses a key until one sees the focus arrive. */
  async goTo(what: Locator, key: string): Promise<void> {
    for (let many = 0; !(await what.evaluate(element => element === document.activeElement)); many++) {
      assert.ok(many < 30, `${what} is reached by ${key}`);
      await this.press(key);
    }
  }

  told(): string {
    return `${this.steps} steps, ${this.clicks} clicks, ${this.keys} keys, ${this.seconds.toFixed(0)} s by a person's hands`;
  }

  #hit(keys: number): void {
    this.#move(true);
    this.keys += keys;
    this.seconds += keys * KEY;
  }

  #move(toKeys: boolean): void {
    if (toKeys !== this.#isAtKeys) this.seconds += HOME;
    this.#isAtKeys = toKeys;
  }
}
