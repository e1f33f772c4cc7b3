import { setPriority } from 'node:os';
import type { FeedInput, MadeFile } from './made-feed.ts';
import { madeFeed } from './made-feed.ts';

/** A process that makes the other formats of the feed: takes what they are made of, then gives one for each time it is asked; null after the last. */
let files: Generator<MadeFile> | null = null;
setPriority(10);
process.on('message', (message: FeedInput | 'next') => {
  if (message !== 'next') {
    files = madeFeed(message);
    return;
  }
  const next = files?.next();
  process.send?.(next === undefined || next.done === true ? null : next.value);
});
// Whoever asked is gone.
process.on('disconnect', () => process.exit());
