import { type Html, html, raw, type Value } from '../../typeset/html.ts';

interface OpeningParts {
  /** A link to the list that the page belongs to. */
  above?: { file: string; name: string };
  /** A title that is long is set smaller. */
  isLong?: boolean;
  /** HTML between the title and the tally. */
  note?: Value;
  /** Buttons below the tally. */
  tools?: Value;
  /** HTML below these. */
  picture?: Value;
}

/** The top of a page: its title, and in a quiet line below it how much there is. */
export function opening(title: Value, tally?: Value, { above, isLong, note, tools, picture }: OpeningParts = {}): Html {
  return html`<header class="opening">${above && html`<p class="eyebrow"><a href="${above.file}">${above.name}</a></p>\n`}<h1${isLong && raw(' class="long"')}>${title}</h1>
${note}${tally && html`<p class="tally">${tally}</p>\n`}${tools}${picture}</header>
`;
}
