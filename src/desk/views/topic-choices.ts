import { type Html, html, raw } from '../../typeset/html.ts';
import type { Words } from '../../words/words.ts';

/** Choices of topics, the primary first, one more than are chosen. @param least how many there are at least */
export function topicChoices(
  words: Words,
  chosen: readonly string[],
  topics: readonly { slug: string; name: string }[],
  least: number,
  describedBy?: string,
): Html[] {
  const strange = chosen.filter(slug => !topics.some(topic => topic.slug === slug));
  const all = [...topics, ...strange.map(slug => ({ slug, name: slug }))];
  return Array.from({ length: Math.max(least, chosen.length + 1) }, (_, i) => {
    const options = all.map(
      ({ slug, name }) => html`<option value="${slug}"${chosen[i] === slug && raw(' selected')}>${name}</option>\n`,
    );
    return html`<select name="topics" aria-label="${i === 0 ? words.say('primary-topic') : words.say('topic-number', { number: i + 1 })}"${describedBy && html` aria-describedby="${describedBy}"`}>
<option value="">${i === 0 ? words.say('no-topic') : '—'}</option>
${options}</select>
`;
  });
}
