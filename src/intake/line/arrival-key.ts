/** Names an image or a file of LINE at the door, for ever; pages of a PDF add `#p1`, `#p2`, …. */
export function arrivalKey(channel: string, messageId: string): string {
  return `line:${channel}:${messageId}`;
}

/** The message that an arrival came with; null: it came by another way. */
export function messageOfKey(key: string): { readonly channel: string; readonly messageId: string } | null {
  const match = /^line:([A-Za-z0-9_-]+):([A-Za-z0-9_-]+)(?:#p\d+)?$/.exec(key);
  return match === null ? null : { channel: match[1] ?? '', messageId: match[2] ?? '' };
}
