import { FACETS, type Facet, type SearchRequest, SORTS, type Sort } from './messages.ts';

/** The state of the search page, all of which is in its address. */
export type PageState = Pick<SearchRequest, 'query' | 'chosen' | 'from' | 'to' | 'sort'>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the state from an address; unknown parameters are ignored. */
export function stateOf(search: string): PageState {
  const parameters = new URLSearchParams(search);
  const chosen: PageState['chosen'] = {};
  for (const facet of FACETS) {
    const values = parameters.getAll(facet).filter(Boolean);
    if (values.length > 0) chosen[facet] = values;
  }
  const day = (name: string) => (DAY.test(parameters.get(name) ?? '') ? { [name]: parameters.get(name)! } : {});
  const sort = parameters.get('sort') as Sort;
  return {
    query: parameters.get('q') ?? '',
    chosen,
    ...day('from'),
    ...day('to'),
    sort: SORTS.includes(sort) ? sort : 'relevance',
  };
}

/** The address for a state: `''`, or parameters that begin with `?`. */
export function searchOf(state: PageState): string {
  const parameters = new URLSearchParams();
  if (state.query.trim()) parameters.set('q', state.query.trim());
  for (const facet of FACETS) for (const value of state.chosen[facet] ?? []) parameters.append(facet, value);
  if (state.from) parameters.set('from', state.from);
  if (state.to) parameters.set('to', state.to);
  if (state.sort !== 'relevance') parameters.set('sort', state.sort);
  const text = parameters.toString();
  return text && `?${text}`;
}

/** Whether a query is worth asking: at least two characters, with a letter or a digit. */
export const isQuestion = (text: string): boolean => /[\p{L}\p{N}]/u.test(text) && text.replace(/\s/g, '').length >= 2;

/** Whether a query names the reader's marks: `is:saved`. */
export const namesMarks = (query: string): boolean => /\bis:/i.test(query);

/** Whether saved papers alone are asked for. */
export const asksForSaved = ({ query, chosen }: Pick<PageState, 'query' | 'chosen'>): boolean =>
  /(?:^|\s)is:"?saved\b/i.test(query) || chosen.mark?.includes('saved') === true;

/** Whether there is a query or a filter. */
export function asksSomething({ query, chosen, from, to }: PageState): boolean {
  return isQuestion(query) || hasChoice({ chosen, from, to });
}

export const hasChoice = ({ chosen, from, to }: Pick<PageState, 'chosen' | 'from' | 'to'>): boolean =>
  Boolean(from || to || Object.values(chosen).some(values => values.length > 0));

/** The filters with a value added to its facet, or removed from it. */
export function toggled(chosen: PageState['chosen'], facet: Facet, value: string): PageState['chosen'] {
  const values = chosen[facet] ?? [];
  const next = values.includes(value) ? values.filter(v => v !== value) : [...values, value];
  const { [facet]: _, ...others } = chosen;
  return next.length > 0 ? { ...others, [facet]: next } : others;
}
