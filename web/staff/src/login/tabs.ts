/** What the tabs of one browser tell each other: they share a session. */
export type TabNews =
  | { readonly kind: 'login'; readonly id: string }
  | { readonly kind: 'logout' }
  /** The server answered: the session goes on. */
  | { readonly kind: 'alive' };

const NAME = 'khanaen.session';
const channel = 'BroadcastChannel' in window ? new BroadcastChannel(NAME) : null;

export function tellTabs(news: TabNews): void {
  channel?.postMessage(news);
}

export function onTabs(tell: (news: TabNews) => void): () => void {
  const hear = (event: MessageEvent<TabNews>) => tell(event.data);
  channel?.addEventListener('message', hear);
  return () => channel?.removeEventListener('message', hear);
}
