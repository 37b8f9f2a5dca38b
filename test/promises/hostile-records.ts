/** The formats of databases and feeds, with a payload wherever they hold a text. */

/** Text that a line of a tagged format can hold. */
const line = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Text that XML can hold. */
export const xmlText = (text: string): string =>
  text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, '').replace(/[<>&"']/g, c => `&#${c.charCodeAt(0)};`);

/**
 * Dumps by their names.
 *
 * @param marker the words that stand beside the payload of a number, so that it is found again
 */
export function hostileRecords(
  payloads: readonly string[],
  marker: (n: number) => string,
): ReadonlyMap<string, string> {
  const each = (from: number, write: (payload: string, said: string) => string) =>
    payloads.map((payload, i) => write(payload, marker(from + i)));
  const nbib = each(0, (payload, said) => {
    const text = line(payload);
    return `PMID- 1 ${text}\nOWN - NLM\nTI  - ${text} ${said}\nAB  - ${said} ${text}\nFAU - ${text}, ${said}\nCN  - ${text}\nJT  - ${text}\nDP  - ${text}\nLID - ${text} [doi]\nPMC - ${text}\nPT  - ${text}\n`;
  });
  const wos = each(500, (payload, said) => {
    const text = line(payload);
    return `PT J\nAF ${text}\n   ${said}, ${text}\nTI ${said}\n   ${text}\nSO ${text}\nCL ${text}\nAB ${text} ${said}\nPD ${text}\nPY 2001\nDI ${text}\nPM ${text}\nER\n`;
  });
  const pubmed = each(1000, (payload, said) => {
    const text = xmlText(payload);
    return `<PubmedArticle><MedlineCitation><PMID>${text}</PMID><Article><Journal><JournalIssue><PubDate><Year>${text}</Year><Month>${text}</Month></PubDate></JournalIssue><Title>${text}</Title></Journal><ArticleTitle>${text} <i>${said}</i></ArticleTitle><ELocationID EIdType="doi">${text}</ELocationID><Abstract><AbstractText Label="${text}">${text} ${said}</AbstractText></Abstract><AuthorList><Author><LastName>${text}</LastName><ForeName>${said}</ForeName></Author><Author><CollectiveName>${text}</CollectiveName></Author></AuthorList></Article></MedlineCitation></PubmedArticle>`;
  });
  const items = each(1500, (payload, said) => {
    const text = xmlText(payload);
    return `<item><title>${text} ${said}</title><link>${text}</link><guid>${text}</guid><description>${text}</description><content:encoded>&lt;p class="${text}"&gt;${text} ${said}&lt;/p&gt;</content:encoded><dc:creator>${text}</dc:creator><dc:date>${text}</dc:date><prism:doi>${text}</prism:doi><prism:publicationName>${text}</prism:publicationName></item>`;
  });
  const works = each(2000, (payload, said) =>
    JSON.stringify({
      id: 'https://openalex.org/W1',
      doi: payload,
      title: `${payload} ${said}`,
      publication_date: payload,
      ids: { pmid: payload, pmcid: payload },
      authorships: [{ raw_author_name: payload }, { author: { display_name: `${said} ${payload}` } }],
      primary_location: { landing_page_url: payload, pdf_url: payload, source: { display_name: payload } },
      abstract_inverted_index: { [payload]: [0, 2], [said]: [1], ['__proto__']: [3] },
    }),
  );
  const papers = each(2500, (payload, said) =>
    JSON.stringify({
      paperId: '0'.repeat(40),
      title: `${payload} ${said}`,
      externalIds: { DOI: payload, ArXiv: payload, PubMed: payload, PubMedCentral: payload },
      authors: [{ name: payload }],
      venue: payload,
      publicationDate: payload,
      openAccessPdf: { url: payload },
      abstract: `${payload} ${said}`,
    }),
  );
  const entries = each(3000, (payload, said) =>
    JSON.stringify({
      id: payload,
      url: payload,
      external_url: payload,
      title: `${payload} ${said}`,
      content_html: `<p>${payload}</p> ${said}`,
      summary: payload,
      date_published: payload,
      authors: [{ name: payload }],
    }),
  );
  return new Map([
    ['2024-03-04-nbib.txt', nbib.join('\n')],
    ['2024-03-05-wos.txt', `FN x\nVR 1.0\n${wos.join('\n')}EF\n`],
    ['2024-03-06-pubmed.xml', `<?xml version="1.0"?>\n<PubmedArticleSet>\n${pubmed.join('\n')}\n</PubmedArticleSet>\n`],
    ['2024-03-07-feed.xml', `<rss version="2.0"><channel><title>x</title>\n${items.join('\n')}\n</channel></rss>\n`],
    ['2024-03-08-openalex.json', `{"meta": {"count": 1}, "results": [\n${works.join(',\n')}\n]}\n`],
    ['2024-03-09-scholar.json', `{"total": 1, "data": [\n${papers.join(',\n')}\n]}\n`],
    [
      '2024-03-10-feed.json',
      `{"version": "https://jsonfeed.org/version/1.1", "items": [\n${entries.join(',\n')}\n]}\n`,
    ],
  ]);
}
