import { BlockList, isIP } from 'node:net';

/**
 * Push services of the browsers. A browser names its own; anything else is refused, so that nobody can make this server send to
 * an address of his choice.
 */
const SERVICES: readonly string[] = [
  'fcm.googleapis.com',
  'jmt17.google.com',
  'push.services.mozilla.com',
  'notify.windows.com',
  'push.apple.com',
];

export interface EndpointRules {
  /** Host names beside those of the usual browsers. */
  readonly moreServices?: readonly string[];
  /** Lets plain http to this machine through: for tests with a push service of their own. */
  readonly loopback?: boolean;
}

const LONGEST = 1000;

/** The endpoint as it is used; null when it is none that we send to. */
export function readEndpoint(text: string, rules: EndpointRules = {}): URL | null {
  if (text.length > LONGEST || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.hash !== '') return null;
  if (rules.loopback === true && url.hostname === '127.0.0.1') return url;
  if (url.protocol !== 'https:' || url.port !== '') return null;
  const known = [...SERVICES, ...(rules.moreServices ?? [])];
  return known.some((name) => url.hostname === name || url.hostname.endsWith(`.${name}`)) ? url : null;
}

/** Addresses that are not of the public internet (RFC 6890 and its registry). */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv4');

/** Of IPv6 only global unicast is public, without documentation and the ways by which an IPv4 address is wrapped. */
const PUBLIC_6 = new BlockList();
PUBLIC_6.addSubnet('2000::', 3, 'ipv6');
const WRAPPED_6 = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  WRAPPED_6.addSubnet(net, bits, 'ipv6');

/** Whether a host name may be found at this address; a name that leads inside is refused when the connection is made. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !PRIVATE.check(address, 'ipv4');
    case 6:
      return PUBLIC_6.check(address, 'ipv6') && !WRAPPED_6.check(address, 'ipv6');
    default:
      return false;
  }
}
