import { AContentFolder, posterSession } from '../ingest/a-content-folder.ts';

export const GRAPHS = 'On the Shape of Federated Graphs in Winter';
export const TREES = 'Trees That Grow Downwards Need No Roots';
export const graphs = 'on-the-shape-of-federated-graphs-in-winter';
export const trees = 'trees-that-grow-downwards-need-no-roots';
export const silent = () => {};

export async function twoEntries(): Promise<AContentFolder> {
  const folder = new AContentFolder({
    '2025-05-01-a.txt': posterSession({ title: GRAPHS }),
    '2025-05-02-b.txt': posterSession({ title: TREES, authors: 'Cy Cedar · Di Dogwood' }),
  });
  await folder.ingest();
  return folder;
}
