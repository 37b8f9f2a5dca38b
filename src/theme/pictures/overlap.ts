import type { Digest } from '../../digest/digest.ts';
import type { DigestTopic } from '../../digest/grouping.ts';
import { type Html, html } from '../../typeset/html.ts';
import { plotting } from './plotting.ts';
import { topicColours } from './topic-colours.ts';

const CELL = 20;
/** Room for the last name. */
const NAMES = 275;

/** Two topics that share papers. */
export interface Overlap {
  a: DigestTopic;
  b: DigestTopic;
  both: number;
  /** Of the papers in either topic, the part that is in both: 0 to 1. */
  share: number;
}

/** The pairs of topics that share papers; the closest first. */
export function overlaps(digest: Digest): Overlap[] {
  const both = new Map<string, Map<string, number>>();
  for (const { topics = [] } of digest.papers)
    for (const a of topics)
      for (const b of topics)
        if (a < b) {
          const row = both.get(a) ?? both.set(a, new Map()).get(a)!;
          row.set(b, (row.get(b) ?? 0) + 1);
        }
  const found: Overlap[] = [];
  for (const [slugA, row] of both)
    for (const [slugB, count] of row) {
      const a = digest.topic(slugA)!;
      const b = digest.topic(slugB)!;
      found.push({ a, b, both: count, share: count / (a.papers.length + b.papers.length - count) });
    }
  return found.sort((x, y) => y.share - x.share || (`${x.a.slug} ${x.b.slug}` < `${y.a.slug} ${y.b.slug}` ? -1 : 1));
}

/** A matrix of topics, with a disc for each pair that shares papers; the larger their share, the larger the disc. */
export function overlapPicture(digest: Digest, pairs: readonly Overlap[]): Html | undefined {
  if (pairs.length === 0) return undefined;
  const { scale } = plotting();
  const topics = digest.topics.filter(topic => topic.papers.length > 0);
  const place = scale
    .scaleBand()
    .domain(topics.map(topic => topic.slug))
    .range([0, topics.length * CELL]);
  const radius = scale.scaleSqrt([0, Math.max(...pairs.map(pair => pair.share))], [0, CELL / 2 - 1]);
  const colours = topicColours(digest);
  const size = topics.length * CELL;
  const middle = (slug: string) => place(slug)! + CELL / 2;
  // A name stands at the end of its row, which is the top of its column: so it is near to both.
  return html`<figure class="picture"><div class="wide" role="region" aria-label="Picture: topics that overlap" tabindex="0"><svg class="overlap" viewBox="0 0 ${size + NAMES} ${size}" role="img" aria-label="${`Which of the ${topics.length} topics share papers. The most overlapping pairs are ${pairs
    .slice(0, 3)
    .map(({ a, b }) => `${a.name} and ${b.name}`)
    .join(', ')}. The table below lists them.`}">
${topics.map(({ slug, name }, i) => html`<path class="grid" d="M0 ${middle(slug)}H${i * CELL}M${middle(slug)} ${middle(slug)}V${size}"/><text x="${middle(slug) + 8}" y="${middle(slug) + 4}">${name}</text><circle class="own" cx="${middle(slug)}" cy="${middle(slug)}" r="3" fill="${colours.get(slug) ?? ''}"/>\n`)}${pairs.map(
  ({ a, b, both, share }) => {
    const [first, second] = place(a.slug)! < place(b.slug)! ? [a, b] : [b, a];
    const r = Math.round(radius(share) * 10) / 10;
    return (
      r >= 0.7 &&
      html`<circle cx="${middle(first.slug)}" cy="${middle(second.slug)}" r="${r}"><title>${first.name} and ${second.name}: ${both}</title></circle>`
    );
  },
)}</svg></div>
<figcaption>Each disc marks papers shared by the topic of the row and the topic of the column, each named at its dot. The disc’s area shows how large a part of the two topics they are.</figcaption></figure>
`;
}
