import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readEntry } from '../../src/content/entry-file.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { AContentFolder } from './a-content-folder.ts';

/** The same twenty papers, brought along in ten ways, are twenty entries, and each field is that of the best of them. */

interface Known {
  title: string;
  author: string[];
  arxiv: string;
  day: string;
  doi: string;
  abstract: string;
}

/** Facts of real papers, but for the DOIs; what stands for their abstracts is ours. */
const PAPERS: Known[] = `
Deep Residual Learning for Image Recognition | Kaiming He, Xiangyu Zhang, Shaoqing Ren, Jian Sun | 1512.03385 | 2015-12-10
Adam: A Method for Stochastic Optimization | Diederik P. Kingma, Jimmy Ba | 1412.6980 | 2014-12-22
Denoising Diffusion Probabilistic Models | Jonathan Ho, Ajay Jain, Pieter Abbeel | 2006.11239 | 2020-06-19
Auto-Encoding Variational Bayes | Diederik P. Kingma, Max Welling | 1312.6114 | 2013-12-20
Neural Machine Translation by Jointly Learning to Align and Translate | Dzmitry Bahdanau, Kyunghyun Cho, Yoshua Bengio | 1409.0473 | 2014-09-01
Distilling the Knowledge in a Neural Network | Geoffrey Hinton, Oriol Vinyals, Jeff Dean | 1503.02531 | 2015-03-09
Proximal Policy Optimization Algorithms | John Schulman, Filip Wolski, Prafulla Dhariwal, Alec Radford, Oleg Klimov | 1707.06347 | 2017-07-20
Layer Normalization | Jimmy Lei Ba, Jamie Ryan Kiros, Geoffrey E. Hinton | 1607.06450 | 2016-07-21
Semi-Supervised Classification with Graph Convolutional Networks | Thomas N. Kipf, Max Welling | 1609.02907 | 2016-09-09
The Lottery Ticket Hypothesis: Finding Sparse, Trainable Neural Networks | Jonathan Frankle, Michael Carbin | 1803.03635 | 2018-03-09
Mamba: Linear-Time Sequence Modeling with Selective State Spaces | Albert Gu, Tri Dao | 2312.00752 | 2023-12-01
BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding | Jacob Devlin, Ming-Wei Chang, Kenton Lee, Kristina Toutanova | 1810.04805 | 2018-10-11
Efficient Estimation of Word Representations in Vector Space | Tomas Mikolov, Kai Chen, Greg Corrado, Jeffrey Dean | 1301.3781 | 2013-01-16
Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift | Sergey Ioffe, Christian Szegedy | 1502.03167 | 2015-02-11
U-Net: Convolutional Networks for Biomedical Image Segmentation | Olaf Ronneberger, Philipp Fischer, Thomas Brox | 1505.04597 | 2015-05-18
Very Deep Convolutional Networks for Large-Scale Image Recognition | Karen Simonyan, Andrew Zisserman | 1409.1556 | 2014-09-04
Fully Convolutional Networks for Semantic Segmentation | Jonathan Long, Evan Shelhamer, Trevor Darrell | 1411.4038 | 2014-11-14
Neural Ordinary Differential Equations | Ricky T. Q. Chen, Yulia Rubanova, Jesse Bettencourt, David Duvenaud | 1806.07366 | 2018-06-19
Wasserstein GAN | Martin Arjovsky, Soumith Chintala, Léon Bottou | 1701.07875 | 2017-01-26
Unsupervised Representation Learning with Deep Convolutional Generative Adversarial Networks | Alec Radford, Luke Metz, Soumith Chintala | 1511.06434 | 2015-11-19`
  .trim()
  .split('\n')
  .map((line, i) => {
    const [title = '', names = '', arxiv = '', day = ''] = line.split(' | ');
    const abstract =
      `A study of ${title.toLowerCase()}, in words of our own: what its authors looked at is said here at some length, so ` +
      'that it reads as an abstract does. The method is described, then compared with three others on several data sets, ' +
      `and at the end it is said what is left to be done. This is the summary with the number ${i + 1} of twenty.`;
    return { title, author: names.split(', '), arxiv, day, doi: `10.9999/ten.${i + 1}`, abstract };
  });

const family = (name: string) => name.split(' ').at(-1)!;
const given = (name: string) => name.split(' ').slice(0, -1).join(' ');
const turned = (name: string) => `${family(name)}, ${given(name)}`;
const year = ({ day }: Known) => day.slice(0, 4);
const each = (write: (paper: Known, i: number) => string) => PAPERS.map(write).join('');
const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The dumps by name; each says something that the others leave out, or says it worse. */
const WAYS: Record<string, string> = {
  // No identifiers, no dates.
  'pasted.txt': `Poster\nPoster Session\n${each(p => `${p.title}\n${p.author.join(' · ')}\n${p.abstract}\n`)}`,
  // The day of the list, arXiv's identifiers.
  'saved.html': `<html><body><div data-target="DailyPapers" data-props="${attribute(
    JSON.stringify({
      dailyPapers: PAPERS.map(p => ({
        paper: { id: p.arxiv, title: p.title, authors: p.author.map(name => ({ name })), summary: p.abstract },
      })),
    }),
  )}"></div></body></html>`,
  // Years alone, and where it appeared.
  'library.bib': each(
    (p, i) =>
      `@inproceedings{k${i}, title = {{${p.title}}}, author = {${p.author.map(turned).join(' and ')}}, year = ${year(p)}, booktitle = {Proceedings of an Invented Conference}, eprint = {${p.arxiv}}, archiveprefix = {arXiv}}\n`,
  ),
  'library.ris': each(
    p =>
      `TY  - CPAPER\nTI  - ${p.title}\n${p.author.map(name => `AU  - ${turned(name)}\n`).join('')}PY  - ${year(p)}\nDO  - ${p.doi}\nER  - \n`,
  ),
  'library.json': JSON.stringify(
    PAPERS.map(p => ({
      type: 'paper-conference',
      title: p.title,
      author: p.author.map(name => ({ family: family(name), given: given(name) })),
      issued: { 'date-parts': [[Number(year(p)), Number(p.day.slice(5, 7))]] },
      DOI: p.doi,
    })),
  ),
  // The exact day.
  'arxiv.xml': `<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/x</id>${each(
    p =>
      `<entry><id>http://arxiv.org/abs/${p.arxiv}v1</id><title>${p.title}</title><published>${p.day}T00:00:00Z</published><summary>${p.abstract}</summary>${p.author.map(name => `<author><name>${name}</name></author>`).join('')}</entry>\n`,
  )}</feed>`,
  'crossref.json': JSON.stringify({
    status: 'ok',
    'message-type': 'work-list',
    message: {
      items: PAPERS.map(p => ({
        DOI: p.doi,
        title: [p.title],
        author: p.author.map(name => ({ family: family(name), given: given(name) })),
        published: { 'date-parts': [[Number(year(p))]] },
      })),
    },
  }),
  'pubmed.nbib': each(
    (p, i) =>
      `PMID- ${90_000_001 + i}\nTI  - ${p.title}.\n${p.author.map(name => `FAU - ${turned(name)}\nAU  - ${family(name)} ${given(name)[0]}\n`).join('')}DP  - ${year(p)}\nLID - ${p.doi} [doi]\nAB  - ${p.abstract}\n\n`,
  ),
  'sheet.csv': `Title,Authors,Year,DOI,arXiv,Code\n${each(p => `"${p.title}","${p.author.join('; ')}",${year(p)},${p.doi},${p.arxiv},https://github.com/example/${p.arxiv}\n`)}`,
  // Nothing but addresses.
  'links.md': `# To read\n\n${each(p => `- [${p.title}](https://arxiv.org/abs/${p.arxiv})\n`)}`,
};

async function entriesOf(dumps: Record<string, string>): Promise<PaperEntry[]> {
  const folder = new AContentFolder();
  for (const [name, text] of Object.entries(dumps)) {
    folder.write(`dumps/${name}`, text);
    const { refused } = await folder.ingest();
    assert.equal(refused, [], name);
  }
  return folder.ids().map(id => readEntry(id, folder.read(folder.paper(id)), id).entry);
}

/** What is the same whichever way came first. */
function isWhole(entries: PaperEntry[]): void {
  assert.is(entries.length, 20, entries.map(({ id }) => id).join(' '));
  for (const paper of PAPERS) {
    const entry = entries.find(({ title }) => title?.toLowerCase() === paper.title.toLowerCase());
    assert.ok(entry, paper.title);
    assert.equal(entry.author, paper.author, paper.title);
    assert.is(entry.identifiers!.arxiv, paper.arxiv);
    assert.is(entry.identifiers!.doi, paper.doi);
    assert.is(entry.issued, paper.day, 'the most exact date');
    assert.is(entry.abstract, paper.abstract);
    assert.is(entry['container-title'], 'Proceedings of an Invented Conference');
    assert.ok(
      entry.links!.some(({ url, kind }) => kind === 'code' && url === `https://github.com/example/${paper.arxiv}`),
    );
    assert.equal(entry.provenance.map(({ dump }) => dump).sort(), Object.keys(WAYS).sort());
  }
}

test('ten dumps of twenty papers are twenty entries, each of which names all ten', async () => {
  isWhole(await entriesOf(WAYS));
});

test('so they are in the other order, the bare list of links first', async () => {
  isWhole(await entriesOf(Object.fromEntries(Object.entries(WAYS).reverse())));
});

test.run();
