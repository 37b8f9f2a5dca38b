import { fingerprint } from '../memory/fingerprint.ts';
import type { DigestDay, DigestTopic } from './grouping.ts';

/** A hash of each entry's file, by id. */
type Hashes = ReadonlyMap<string, string>;

/** Of everything that a page can read of a day; empty for a day that the digest does not have. */
export function dayFingerprint(day: DigestDay | undefined, hashes: Hashes): string {
  if (!day) return '';
  const papers = [...day.papers, ...day.again].flatMap(({ id }) => [id, hashes.get(id)]);
  return fingerprint([day.date, day.previous, day.next, day.papers.length, JSON.stringify(day.note), ...papers]);
}

/** Of everything that a page can read of a topic; empty for a topic that the digest does not have. */
export function topicFingerprint(topic: DigestTopic | undefined, hashes: Hashes): string {
  if (!topic) return '';
  const { slug, name, file, papers } = topic;
  return fingerprint([slug, name, JSON.stringify(file), ...papers.flatMap(({ id }) => [id, hashes.get(id)])]);
}
