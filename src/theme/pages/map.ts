import type { Digest } from '../../digest/digest.ts';
import { groupBy } from '../../digest/group-by.ts';
import type { PaperEntry } from '../../paper.ts';
import { type Place, twoNumbers } from '../../related/place.ts';
import { clip } from '../../typeset/clip.ts';
import { html, type Value } from '../../typeset/html.ts';
import { paperLabel, paperName } from '../../typeset/label.ts';
import { grouped, plural } from '../../typeset/plural.ts';
import { Layout } from '../layout.ts';
import { type SitePage, siteTemplate } from '../page.ts';
import { opening } from '../parts/opening.ts';
import { statusMark } from '../parts/paper-item.ts';
import { swatch } from '../pictures/swatch.ts';
import { NO_TOPIC, topicColours } from '../pictures/topic-colours.ts';

/** Up to this many papers are all on the map; a larger digest shows a sample, so that the page stays under 100 KB. */
const ALL = 2000;
const DOTS = 1600;
/** Fewer dots than these are drawn larger. */
const SPARSE = 300;
/** With more links than this, long titles are cut. */
const WHOLE_TITLES = 1000;
const LONG_TITLE = 58;
const TITLE = 42;
const SIZE = 1000;
/** Names of topics on the map. */
const LABELS = 16;
/** Labels on a phone, where they are largest, in the map's units. */
const LABEL_HEIGHT = 32;
const LETTER = 14;

interface Dot {
  entry: PaperEntry;
  place: Place;
}

interface Group {
  slug: string;
  name: string;
  dots: Dot[];
}

/** The map. */
interface MapPage extends SitePage {
  ids: readonly string[];
  /** Whether these are all papers. */
  all: boolean;
  /** By the slugs of topics. */
  colours: Readonly<Record<string, string>>;
}

/** Every paper as a dot, placed by its text, so that similar papers are near each other; below, the same papers as a list. */
export const mapTemplate = siteTemplate<MapPage>({
  name: 'map',
  section: 'map',
  *pages(digest) {
    const sample = sampleOf(digest.papers);
    yield {
      file: 'map.html',
      lastmod: digest.days[0]?.date,
      ids: sample.map(entry => entry.id),
      all: sample.length === digest.papers.length,
      colours: Object.fromEntries(topicColours(digest)),
    };
  },
  render(digest, { file, ids, all, colours }) {
    const groups = groupsOf(digest, ids);
    const count = groups.reduce((sum, group) => sum + group.dots.length, 0);
    const colourOf = (slug: string) => (Object.hasOwn(colours, slug) ? colours[slug]! : NO_TOPIC);
    return Layout.of(digest).page({
      file,
      title: 'Map',
      description: `A map of ${digest.site.name}: ${plural(count, 'paper')} placed by what they are about.`,
      kind: 'figures-page',
      section: 'map',
      scripts: ['map.js'],
      main: html`${opening('Map', count === 0 ? 'No papers to show yet.' : `Each dot is a paper${all ? '' : ` from a random sample of ${grouped(DOTS)}`}. Papers that use similar words are close together, and keep their place as the digest grows.`)}<div class="${count < SPARSE ? 'map sparse' : 'map'}">
<svg viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-label="${`${plural(count, 'paper')} as dots, coloured by topic and placed by their text. The list below has the same papers.`}">
${groups.map(group => html`<path stroke="${colourOf(group.slug)}" d="${group.dots.map(dot).join('')}"/>\n`)}${labels(groups)}</svg>
</div>
<div class="stories map-list">
${groups.map(
  ({
    slug,
    name,
    dots,
  }) => html`<section><h2><span>${swatch(colourOf(slug))} ${slug ? html`<a href="topics/${slug}.html">${name}</a>` : name}</span> <span class="count">${dots.length}</span></h2>
<ul>
${dots.map(({ entry }) => html`<li>${statusMark(entry)}<a href="papers/${entry.id}.html">${titleOf(entry, count)}</a></li>\n`)}</ul></section>
`,
)}</div>
`,
    });
  },
});

/** All papers, or a sample: those whose ids have the lowest hashes, so that a new paper replaces at most one. */
export function sampleOf(papers: readonly PaperEntry[], all = ALL, most = DOTS): readonly PaperEntry[] {
  if (papers.length <= all) return papers;
  const lots = Float64Array.from(papers, entry => twoNumbers(entry.id)[1]);
  const limit = Float64Array.from(lots).sort()[most]!;
  return papers.filter((_, i) => lots[i]! < limit);
}

/** A paper's title, cut shorter the longer the list is. */
function titleOf(entry: PaperEntry, count: number): Value {
  if (count <= WHOLE_TITLES) return paperName(entry);
  return clip(paperLabel(entry), count <= DOTS ? LONG_TITLE : TITLE);
}

/** The placed papers by primary topic, the largest first, those without one last. */
function groupsOf(digest: Digest, ids: readonly string[]): Group[] {
  const dots = ids.flatMap((id): Dot[] => {
    const entry = digest.paper(id)!;
    const place = digest.placeOf(entry);
    return place ? [{ entry, place }] : [];
  });
  return [...groupBy(dots, ({ entry }) => entry.topics?.[0] ?? '')]
    .map(([slug, dots]) => ({ slug, name: slug ? digest.topicName(slug) : 'Other papers', dots }))
    .sort(
      (a, b) =>
        Number(a.slug === '') - Number(b.slug === '') || b.dots.length - a.dots.length || (a.slug < b.slug ? -1 : 1),
    );
}

/** A line of no length with round ends: a dot that keeps its size when the map is zoomed. */
function dot({ place }: Dot): string {
  return `M${scaled(place.x)} ${scaled(place.y)}h0`;
}

function scaled(value: number): number {
  return Math.round(30 + value * (SIZE - 60));
}

/** The names of the largest topics, each where most of its dots are, leaving out those that would overlap. */
function labels(groups: readonly Group[]) {
  const placed: { x: number; y: number; name: string }[] = [];
  for (const { slug, name, dots } of groups) {
    if (slug === '' || dots.length < 3 || placed.length === LABELS) continue;
    let best = dots[0]!;
    let most = -1;
    for (const one of dots) {
      let near = 0;
      for (const other of dots) if (Math.hypot(one.place.x - other.place.x, one.place.y - other.place.y) < 0.07) near++;
      if (near > most) {
        most = near;
        best = one;
      }
    }
    const half = (name.length * LETTER) / 2;
    const x = Math.min(SIZE - half, Math.max(half, scaled(best.place.x)));
    const y = Math.max(30, scaled(best.place.y) - 16);
    const touches = placed.some(
      other => Math.abs(other.x - x) < half + (other.name.length * LETTER) / 2 && Math.abs(other.y - y) < LABEL_HEIGHT,
    );
    if (!touches) placed.push({ x, y, name });
  }
  return placed.map(
    ({ x, y, name }) => html`<text x="${x}" y="${y}" text-anchor="middle" aria-hidden="true">${name}</text>\n`,
  );
}
