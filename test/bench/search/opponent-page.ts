import { OPPONENTS } from './opponents.ts';

/** The opponents in a page: fetches a prebuilt index and searches it. Bundled for the bench. */
const page = globalThis as unknown as {
  startOpponent(name: string, file: string): Promise<void>;
  askOpponent(question: string): number;
};
let search: ((question: string, limit: number) => string[]) | undefined;
page.startOpponent = async (name, file) => {
  const opponent = OPPONENTS.find(o => o.name === name)!;
  search = await opponent.load(await (await fetch(file)).text());
};
page.askOpponent = question => search?.(question, 20).length ?? 0;
