/** What stands at addresses with placeholders, as `/day/:day`. */
export class Routes<T> {
  readonly #routes: { parts: string[]; value: T }[] = [];

  add(pattern: string, value: T): void {
    const parts = pattern.slice(1).split('/');
    this.#routes.push({ parts, value });
    // What is written out comes before a placeholder.
    this.#routes.sort((a, b) => wildness(a.parts) - wildness(b.parts));
  }

  /** @param segments the names of a path, as `readRequestPath` gives them */
  find(segments: readonly string[]): { value: T; params: Record<string, string> } | undefined {
    const asked = segments.length === 0 ? [''] : segments;
    for (const { parts, value } of this.#routes) {
      if (parts.length !== asked.length || !parts.every((part, i) => part.startsWith(':') || part === asked[i]))
        continue;
      const params = parts.flatMap((part, i) => (part.startsWith(':') ? [[part.slice(1), asked[i]!] as const] : []));
      return { value, params: Object.fromEntries(params) };
    }
    return undefined;
  }
}

const wildness = (parts: readonly string[]): number => parts.filter(part => part.startsWith(':')).length;
