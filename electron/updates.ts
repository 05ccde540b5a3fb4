import { z } from 'zod';
import type { Update } from '../shared/host.ts';
import type { Log } from './log.ts';

/** Bytes of an answer; a feed is two lines. */
const mostFeedBytes = 20_000;

const versionSchema = z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/u);
/** What a feed says: the latest version, and the page where a person gets it. */
const feedSchema = z.object({
  version: versionSchema,
  page: z.url({ protocol: /^https$/u, normalize: true }).max(2_000),
});
/** Whoever makes packages names the feed in their `package.json` (see `electron-builder.yml`). */
const packageSchema = z.object({
  updateFeed: z
    .url({ protocol: /^https$/u })
    .optional()
    .catch(undefined),
});

/** The address of the feed that the package names; `null` if it names none, as the source does. */
export function updateFeedOf(packageText: string): string | null {
  return packageSchema.parse(JSON.parse(packageText)).updateFeed ?? null;
}

interface Looking {
  readonly feed: string;
  /** The version that runs. */
  readonly current: string;
  readonly fetch: (url: string, options: RequestInit) => Promise<Response>;
}

/**
 * Asks the feed whether there is a later version. Nothing is fetched but the feed, and nothing is sent with the question.
 * A feed that cannot be reached or understood is no matter for the person: the log says so.
 */
export async function lookForUpdate(looking: Looking, log: Log): Promise<Update | null> {
  try {
    const answer = await looking.fetch(looking.feed, { credentials: 'omit', cache: 'no-store' });
    if (!answer.ok) throw new Error(`it answers ${answer.status}`);
    const text = await answer.text();
    if (text.length > mostFeedBytes) throw new Error('its answer is too long');
    const update = feedSchema.parse(JSON.parse(text));
    return isLater(update.version, looking.current) ? update : null;
  } catch (error) {
    log(`Could not look for a new version at ${looking.feed}: ${String(error)}`);
    return null;
  }
}

/** Versions as in `1.10.0`. What follows a dash (`1.10.0-beta`) counts as before that version. */
function isLater(version: string, current: string): boolean {
  const [present = '', prerelease] = current.split('-', 2);
  const numbers = (text: string) => text.split('.').map(Number);
  const [one, other] = [numbers(version), numbers(present)];
  const at = one.findIndex((number, index) => number !== other[index]);
  return at === -1 ? prerelease !== undefined : (one[at] ?? 0) > (other[at] ?? 0);
}
